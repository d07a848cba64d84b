/** What the .vsix holds: the bundles and what they read, and nothing else of the repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

const allowed = [
  /^package(\.nls(\.[\w-]+)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/[\w-]+\.(js|css|wasm)$/,
  /^dist\/reference\/\w+\.js$/,
  /^syntaxes\/[\w.-]+\.json$/,
  // The pictures of the README are referenced from the repository.
  /^media\/(walkthrough\/)?[\w-]+(\.nls\.[\w-]+)?\.(png|svg|md)$/,
  /^samples\/([\w-]+\/)*[\w.-]+\.(txt|log|windbg|c|h|cpp|md)$/,
  /^l10n\/[\w.-]+\.json$/,
];

const required = [
  'package.json',
  'package.nls.json',
  'package.nls.de.json',
  'l10n/bundle.l10n.de.json',
  'l10n/webview.de.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/client.js',
  'dist/server.js',
  'dist/worker.js',
  'dist/cli.js',
  'dist/digestThread.js',
  'dist/reference/ntstatus.js',
  'dist/webview.js',
  'dist/webview.css',
  'dist/tree-sitter.wasm',
  'dist/tree-sitter-cpp.wasm',
  'syntaxes/windbg.tmLanguage.json',
  'syntaxes/language-configuration.json',
  'media/icon.png',
  'media/activity.svg',
];

const runScript = (...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

let packed: string[];

beforeAll(() => {
  // The list is of what is built; elsewhere in the tests that has been done already.
  if (!existsSync(path.join(root, 'dist/cli.js'))) runScript('scripts/build.mjs', '--production');
  packed = runScript('node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies').trim().split(/\r?\n/);
}, 60_000);

it('holds what the extension needs to run', () => {
  expect(packed).toEqual(expect.arrayContaining(required));
});

it('holds every bundled sample', () => {
  const samples = readdirSync(path.join(root, 'samples'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  expect(samples).not.toEqual([]);
  expect(packed).toEqual(expect.arrayContaining(samples));
});

it('holds nothing else', () => {
  expect(packed.filter((file) => !allowed.some((shape) => shape.test(file)))).toEqual([]);
});
