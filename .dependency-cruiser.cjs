// Who may import whom: the table of ARCHITECTURE.md. Each layer names what it may see; everything else is an error.
const core = (...names) => names.map((name) => `^src/server/${name}/`);
const npm = (...names) => names.map((name) => `^node_modules/${name}/`);

const shared = '^src/shared/';
const facts = [shared, ...core('text', 'model', 'reference')];
const conclusions = [shared, ...core('model', 'reference', 'transcript', 'findings')];
const service = '^src/server/service\\.ts$';
const lspTypes = npm('vscode-languageserver-types');
const l10n = npm('@vscode/l10n');
const vscode = ['^vscode$', ...npm('@types/vscode')];

/** `node: true` lets a layer use Node's own modules. */
const layers = [
  { name: 'shared', from: shared, may: [] },
  { name: 'server/text', from: '^src/server/text/', may: [shared] },
  { name: 'server/model', from: '^src/server/model/', may: [shared, ...core('text')] },
  { name: 'server/reference', from: '^src/server/reference/', may: [shared] },
  { name: 'server/parsers', from: '^src/server/parsers/', may: facts },
  {
    name: 'server/transcript',
    from: '^src/server/transcript/',
    may: [...facts, '^src/server/parsers/(index|parser)\\.ts$'],
  },
  { name: 'server/rules', from: '^src/server/rules/', may: [...facts, ...core('transcript')] },
  { name: 'server/signature', from: '^src/server/signature/', may: [...facts, ...core('transcript')] },
  {
    name: 'server/findings',
    from: '^src/server/findings/',
    may: [...facts, ...core('transcript'), '^src/server/rules/(index|rule)\\.ts$'],
  },
  { name: 'server/sources', from: '^src/server/sources/', may: [...conclusions, ...core('text')] },
  { name: 'server/views', from: '^src/server/views/', may: [...conclusions, ...l10n] },
  // It writes view models down, too, and what was found in source files.
  {
    name: 'server/report',
    from: '^src/server/report/',
    may: [
      ...conclusions,
      ...core('views'),
      '^src/server/sources/placedFinding\\.ts$',
      ...npm('@types/sarif'),
    ],
  },
  {
    name: 'server/features',
    from: '^src/server/features/',
    may: [
      ...facts,
      ...core('transcript', 'rules', 'findings', 'sources', 'views', 'report'),
      '^src/server/parsers/(index|parser)\\.ts$',
      ...lspTypes,
      ...l10n,
    ],
  },
  {
    name: 'server/service',
    // The facade, and the parts of it in a folder beside it that nobody else may open.
    from: '^src/server/service(\\.ts$|/)',
    may: [
      ...facts,
      ...core(
        'parsers',
        'transcript',
        'rules',
        'signature',
        'findings',
        'sources',
        'views',
        'report',
        'features',
      ),
      ...lspTypes,
    ],
  },
  {
    name: 'server/node',
    from: '^src/server/node/',
    // What it implements for the core is declared there: the doors of the service, and of the source checks.
    may: [
      shared,
      ...core('text'),
      service,
      '^src/server/sources/sourceHost\\.ts$',
      ...npm('@vscode/tree-sitter-wasm'),
      ...l10n,
    ],
    node: true,
  },
  {
    name: 'server/worker',
    from: '^src/server/worker/',
    // Answers for the editor are sent from thread to thread as they are.
    may: [shared, service, ...core('node'), ...lspTypes],
    node: true,
  },
  {
    name: 'server/lsp',
    from: '^src/server/lsp/',
    // Of the worker it knows what is said to it.
    may: [
      shared,
      service,
      ...core('node'),
      '^src/server/worker/protocol\\.ts$',
      ...npm('vscode-(languageserver|jsonrpc)[^/]*'),
      ...l10n,
    ],
    node: true,
  },
  {
    name: 'cli',
    from: '^src/cli/',
    may: [shared, service, ...core('node', 'lsp'), ...npm('commander')],
    node: true,
  },
  {
    name: 'extension',
    from: '^src/extension/',
    may: [shared, ...vscode, ...npm('vscode-(languageclient|jsonrpc|languageserver-(types|protocol))')],
    node: true,
  },
  { name: 'webview', from: '^webview/', may: [shared, ...npm('preact', '@dagrejs/dagre')] },
];

const layerRule = ({ name, from, may, node }) => ({
  name: `layer: ${name}`,
  comment: `${name} imports something its row of the layer table does not name`,
  severity: 'error',
  from: { path: from, pathNot: '^webview/toolkit\\.ts$' },
  to: { pathNot: [from, ...may], ...(node && { dependencyTypesNot: ['core'] }) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'unresolvable',
      comment: 'an import that leads nowhere would slip through every other rule',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: vscode },
    },
    {
      name: 'unknown-layer',
      comment: 'a new folder needs a row in the layer table first',
      severity: 'error',
      from: {},
      to: { path: '^(src|webview)/', pathNot: layers.map(({ from }) => from) },
    },
    {
      name: 'unknown-layer-imports',
      comment: 'a new folder needs a row in the layer table first',
      severity: 'error',
      from: { path: '^(src|webview)/', pathNot: layers.map(({ from }) => from) },
      to: {},
    },
    {
      name: 'parsers-apart',
      comment:
        "a parser does not know another command's parser; what both need goes into a folder beside them",
      severity: 'error',
      from: { path: '^src/server/parsers/[^/]+\\.ts$', pathNot: '/index\\.ts$' },
      to: { path: '^src/server/parsers/[^/]+\\.ts$', pathNot: '/parser\\.ts$' },
    },
    {
      name: 'rules-apart',
      comment:
        'a rule does not know another rule; what both need goes into a folder beside them, or into transcript/',
      severity: 'error',
      from: { path: '^src/server/rules/[^/]+\\.ts$', pathNot: '/index\\.ts$' },
      to: { path: '^src/server/rules/[^/]+\\.ts$', pathNot: '/rule\\.ts$' },
    },
    {
      name: 'toolkit-in-one-file',
      severity: 'error',
      from: { path: '^(src|webview)/', pathNot: '^webview/toolkit\\.ts$' },
      to: { path: 'webview-ui-toolkit' },
    },
    {
      name: 'layer: webview/toolkit',
      severity: 'error',
      from: { path: '^webview/toolkit\\.ts$' },
      to: { pathNot: [shared, '^webview/', ...npm('@vscode/webview-ui-toolkit', 'preact')] },
    },
    ...layers.map(layerRule),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/host/vscode/' },
    // Types count: a layer that only names another's type still knows it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types'],
    },
  },
};
