// Bundles everything that ships into dist/. `--production`: small, without source maps; `--watch`: again on every change.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fromRoot, root } from './lib/root.mjs';
import { say } from './lib/say.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: !production,
  target: 'es2023',
  define: { KDSCOPE_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

/** The generated reference tables are written once, beside the bundles that read them. */
const sharedTables = {
  name: 'shared tables',
  setup({ onResolve }) {
    onResolve({ filter: /\.generated$/ }, ({ path: table }) => ({
      path: `./reference/${path.basename(table, '.generated')}.js`,
      external: true,
    }));
  },
};

const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  plugins: [sharedTables],
};

const tables = readdirSync(fromRoot('src/server/reference'))
  .filter((name) => name.endsWith('.generated.ts'))
  .map((name) => ({
    ...node,
    sourcemap: false,
    entryPoints: [`src/server/reference/${name}`],
    outfile: `dist/reference/${path.basename(name, '.generated.ts')}.js`,
  }));

const webview = {
  ...common,
  platform: 'browser',
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // Its own bundle is 170 kB; bundled from its modules it would be 292 kB.
};

const bundles = [
  // The detector: loaded into every window, so it holds nothing but detection; it loads client.js when it finds something.
  { ...node, entryPoints: ['src/extension/main.ts'], outfile: 'dist/extension.js' },
  { ...node, entryPoints: ['src/extension/client/activate.ts'], outfile: 'dist/client.js' },
  { ...node, entryPoints: ['src/server/lsp/main.ts'], outfile: 'dist/server.js' },
  // A thread of the server: files that are read by path.
  { ...node, entryPoints: ['src/server/worker/main.ts'], outfile: 'dist/worker.js' },
  // A thread of the command line: helps with long files.
  { ...node, entryPoints: ['src/server/node/digestThread.ts'], outfile: 'dist/digestThread.js' },
  {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    executable: true,
  },
  { ...webview, entryPoints: ['webview/main.tsx'], outfile: 'dist/webview.js' },
  ...tables,
];

/** The grammars for source files, and the runtime that loads them. @returns the files written */
function copyGrammars() {
  const names = ['tree-sitter.wasm', 'tree-sitter-cpp.wasm', 'tree-sitter-rust.wasm'];
  const grammars = path.dirname(
    createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm'),
  );
  for (const name of names) copyFileSync(path.join(grammars, name), fromRoot('dist', name));
  return names.map((name) => `dist/${name}`);
}

/** @returns the files written */
async function buildBundle({ optional, executable, ...options }) {
  const { build, context } = await import('esbuild');
  const [entry] = options.entryPoints;
  if (!existsSync(fromRoot(entry))) {
    if (!optional) say(`${options.outfile} is left out: ${entry} does not exist`);
    return [];
  }
  if (watch) {
    await (await context({ ...options, logLevel: 'info' })).watch();
    return [];
  }
  const { metafile } = await build({ ...options, metafile: true });
  if (executable) chmodSync(fromRoot(options.outfile), 0o755);
  return Object.keys(metafile.outputs);
}

/** What is packaged is what stands in dist/: nothing of an earlier build may stay there. */
function removeStale(written) {
  const stale = readdirSync(fromRoot('dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !written.includes(file));
  for (const file of stale) rmSync(fromRoot(file));
}

await ensureDependencies();
mkdirSync(fromRoot('dist'), { recursive: true });
const grammars = copyGrammars();
const results = await Promise.allSettled(bundles.map(buildBundle));
// esbuild has printed what is wrong, with file and line.
if (results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
else if (production) removeStale([...grammars, ...results.flatMap(({ value }) => value)]);
