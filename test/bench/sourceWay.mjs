// From frames to source in a workspace of 100 000 generated files with the sample's code among them, as the service does it from
// opening a transcript to its source problems; and how many of the functions of the sample's own modules are found.
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { bundleScript } from './support/bundle.mjs';
import { measure } from './support/measure.mjs';

export const title =
  'frames to source among 100 000 files (list, first answer, source checks, a lens; hit rate of frame → function)';

const script = `
import { readFileSync } from 'node:fs';
import { SourceFolders } from './src/server/node/sourceFolders';
import { createTriageService } from './src/server/service';

const never = { isCancellationRequested: false };

async function main() {
  const [, , grammars, folder, ...samples] = process.argv;
  const sources = new SourceFolders(grammars);
  sources.replace([sources.uriOf(folder)]);
  let since = performance.now();
  const lap = () => {
    const ms = performance.now() - since;
    since = performance.now();
    return ms;
  };
  const files = (await sources.files.list(never)).length;
  const listMs = lap();
  const service = createTriageService({ breathe: () => new Promise((resolve) => setImmediate(resolve)), sources });
  const rows = [];
  const own = /\\b(?:sftfsXP|php5ts)!([\\w:~]+)/g;
  for (const sample of samples) {
    const uri = sources.uriOf(sample);
    const lines = readFileSync(sample, 'utf8').split('\\n');
    service.open(uri, 1, lines.join('\\n'));
    await service.analyze(uri);
    lap();
    const names = new Map();
    for (const [line, text] of lines.entries())
      for (const found of text.matchAll(own))
        if (!names.has(found[1])) names.set(found[1], { line, character: found.index + found[0].length - 1 });
    let hits = 0;
    let firstMs;
    for (const position of names.values()) {
      const places = await service.definition(uri, position);
      firstMs ??= lap();
      if (places.some((place) => place.uri.endsWith('.c'))) hits++;
    }
    lap();
    let problems = 0;
    let file;
    for await (const one of service.sourceDiagnostics(never, [uri])) {
      problems += one.diagnostics.length;
      file = one.uri;
    }
    const checkMs = lap();
    const lenses = file ? (await service.sourceLenses(file, never)).length : 0;
    const lensMs = lap();
    rows.push({ sample, files, listMs, firstMs, checkMs, lensMs, problems, lenses, hits, of: names.size });
  }
  console.log(JSON.stringify(rows));
}
void main();
`;

const perFolder = 500;
const count = 100_000;

/** Names that frames do not have, calls that they make, and a few hundred bytes: what an index goes over. */
function grow(folder) {
  if (existsSync(path.join(folder, 'complete'))) return;
  rmSync(folder, { recursive: true, force: true });
  for (let at = 0; at < count; at++) {
    const home = path.join(
      folder,
      `part${Math.floor(at / perFolder) % 20}`,
      `unit${Math.floor(at / perFolder)}`,
    );
    if (at % perFolder === 0) mkdirSync(home, { recursive: true });
    const body =
      `    KeWaitForSingleObject(&Unit->Event${at % 7}, Executive, KernelMode, FALSE, NULL);\n`.repeat(4);
    writeFileSync(
      path.join(home, `file${at}.c`),
      `/* Unit ${at}. */\n#include "unit.h"\n\nNTSTATUS\nUnit${at}Start(\n    _In_ PUNIT Unit\n    )\n{\n${body}    return STATUS_SUCCESS;\n}\n`,
    );
  }
  for (const name of ['softfs/softfs.h', 'softfs/volume.c', 'sessions/sessions.h', 'sessions/sessions.c']) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    copyFileSync(fromRoot('samples', name), path.join(folder, name));
  }
  writeFileSync(path.join(folder, 'complete'), '');
}

export async function bench() {
  const folder = fromRoot('out/bench/sourceTree');
  grow(folder);
  const program = await bundleScript('sourceWay', script);
  const wasm = createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm');
  copyFileSync(wasm, fromRoot('out/bench/tree-sitter.wasm'));
  const samples = ['idle-thread-apc.txt', 'rundown-deadlock.txt'].map((name) => fromRoot('samples', name));
  const { output, peakMB } = measure([program, path.dirname(wasm), folder, ...samples]);
  return JSON.parse(output).map((row) => ({
    sample: path.basename(row.sample, '.txt'),
    files: row.files,
    'list, ms': row.listMs.toFixed(0),
    'first frame, ms': row.firstMs?.toFixed(0) ?? '-',
    'checks, ms': row.checkMs.toFixed(0),
    'lens, ms': row.lensMs.toFixed(0),
    problems: row.problems,
    lenses: row.lenses,
    'frame → function': `${row.hits} of ${row.of}`,
    'peak MB': peakMB.toFixed(0),
  }));
}
