// The gate of the core: cutting a file into sections, which recognises the hot shapes (THREAD, wait and frame lines) on the way.
import { statSync } from 'node:fs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { bundleScript } from './support/bundle.mjs';
import { generatedLog } from './support/inputs.mjs';
import { measure } from './support/measure.mjs';

export const title = 'cutting a file (gate: 300 MB/s, 300 MB peak at 1 GB)';

const script = `
import { openFileText } from './src/server/node/fileText';
import { openers } from './src/server/parsers/index';
const started = performance.now();
const { source, close } = openFileText(process.argv[2], openers);
const ms = performance.now() - started;
close();
console.log(JSON.stringify({ ms, sections: source.sections.length, lines: source.lineCount }));
`;

function row(program, megabytes) {
  const file = generatedLog(megabytes);
  const { size } = statSync(file);
  const limit = JSON.parse(measure([fromRoot('test/bench/limit.mjs'), generatedLog(100)]).output);
  const { output, peakMB } = measure([program, file]);
  const { ms, sections, lines } = JSON.parse(output);
  return {
    MB: (size / 1e6).toFixed(0),
    lines,
    sections,
    seconds: (ms / 1000).toFixed(2),
    'MB/s': (size / 1e3 / ms).toFixed(0),
    'peak RSS, MB': peakMB.toFixed(0),
    'times the limit': (ms / size / (limit.ms / 100e6)).toFixed(1),
  };
}

export async function bench() {
  const program = await bundleScript('cut', script);
  return [100, 1000].map((megabytes) => row(program, megabytes));
}
