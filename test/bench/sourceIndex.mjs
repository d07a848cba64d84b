// How fast the functions of a source tree are found, by CPU time: names of all files, then the files that define what a frame names.
// The tree is KDSCOPE_SOURCE_TREE, or else the C and C++ headers and sources below /usr/include and /usr/src, 60 MB at most.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { bundleScript } from './support/bundle.mjs';
import { measure } from './support/measure.mjs';

export const title =
  'functions of a source tree (CPU time; names of all files, then definitions by tree-sitter in some of them)';

const script = `
import { createWorkspaceFiles } from './src/server/node/workspaceFiles';
import { loadCParser } from './src/server/node/treeSitter';
import { FunctionsOfFiles } from './src/server/sources/fileFunctions';
import { NameIndex } from './src/server/sources/nameIndex';

const never = { isCancellationRequested: false };
const most = 60e6;
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function main() {
  const [, , grammars, ...folders] = process.argv;
  const whole = createWorkspaceFiles(folders);
  const began = performance.now();
  const all = await whole.list(never);
  const listMs = performance.now() - began;
  let bytes = 0;
  const list = [];
  for (const file of all) {
    if (bytes > most) break;
    bytes += (await whole.state(file))?.size ?? 0;
    list.push(file);
  }
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const files = { ...whole, list: async () => list };
  const index = new NameIndex(files);
  let since = cpuMs();
  await index.filesDefining('main', never);
  const indexMs = cpuMs() - since;
  global.gc?.();
  const heap = process.memoryUsage().heapUsed - before;
  since = performance.now();
  await index.filesDefining('memcpy', never);
  const askMs = performance.now() - since;
  const functions = new FunctionsOfFiles(files, (language) => loadCParser(grammars, language));
  let parsed = 0;
  let found = 0;
  since = performance.now();
  const busy = cpuMs();
  for (let at = 0; at < list.length; at += 17) {
    const file = list[at];
    if (performance.now() - since > 10000) break;
    const one = await functions.of(file);
    parsed += one?.state.size ?? 0;
    found += one?.definitions.length ?? 0;
  }
  const parseMs = cpuMs() - busy;
  console.log(JSON.stringify({ files: list.length, bytes, listMs, indexMs, askMs, heap, parsed, parseMs, found }));
}
void main();
`;

export async function bench() {
  const program = await bundleScript('sourceIndex', script);
  const wasm = createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm');
  const grammars = path.dirname(wasm);
  mkdirSync(fromRoot('out/bench'), { recursive: true });
  copyFileSync(wasm, fromRoot('out/bench/tree-sitter.wasm'));
  const given = process.env.KDSCOPE_SOURCE_TREE;
  const folders = given ? [given] : ['/usr/include', '/usr/src'].filter((folder) => existsSync(folder));
  const { output, peakMB } = measure(['--expose-gc', program, grammars, ...folders]);
  const of = JSON.parse(output);
  return [
    {
      files: of.files,
      MB: (of.bytes / 1e6).toFixed(0),
      'list, ms': of.listMs.toFixed(0),
      'names, MB/s': (of.bytes / 1e3 / of.indexMs).toFixed(0),
      'names, heap MB': (of.heap / 1e6).toFixed(1),
      'a name, ms': of.askMs.toFixed(2),
      'definitions, MB/s': (of.parsed / 1e3 / of.parseMs).toFixed(1),
      'functions found': of.found,
      'peak MB': peakMB.toFixed(0),
    },
  ];
}
