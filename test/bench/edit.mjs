// What one edit of a long open document costs, wherever it is: cutting anew, understanding anew, judging anew.
import { bundleScript } from './support/bundle.mjs';
import { generatedLog } from './support/inputs.mjs';
import { measure } from './support/measure.mjs';

export const title = 'an edit of a document (CPU ms; goal: cut again in 50 ms at 50 MB)';

const script = `
import { readFileSync } from 'node:fs';
import { triageFindings } from './src/server/findings/triageFindings';
import { openers } from './src/server/parsers/index';
import { DocumentText } from './src/server/text/documentText';
import { Analysis } from './src/server/transcript/analysis';
import { buildTranscript } from './src/server/transcript/build';

const hurried = { pause: () => undefined, cancelled: false };
const cpuMs = (since) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

async function main() {
  const document = new DocumentText(openers, readFileSync(process.argv[2], 'latin1').slice(0, Number(process.argv[3])));
  const cache = new WeakMap();
  const build = () => buildTranscript(document.snapshot(), cache, hurried);
  await build();
  const rows = [];
  for (const [where, part] of [['first lines', 0], ['middle', 0.5], ['last lines', 1]]) {
    const line = 2 + Math.floor((document.lineCount - 6) * part);
    const row = { where, cut: Infinity, build: Infinity, findings: Infinity };
    for (let run = 0; run < 3; run++) {
      let since = process.cpuUsage();
      document.edit({ start: { line, character: 0 }, end: { line, character: 0 }, text: 'x' });
      row.cut = Math.min(row.cut, cpuMs(since));
      since = process.cpuUsage();
      const transcript = await build();
      row.build = Math.min(row.build, cpuMs(since));
      since = process.cpuUsage();
      triageFindings(new Analysis(transcript));
      row.findings = Math.min(row.findings, cpuMs(since));
    }
    rows.push(row);
  }
  console.log(JSON.stringify(rows));
}
void main();
`;

/**
 * CPU milliseconds that an edit of a document costs, at its beginning, in the middle, at its end: the least of three.
 * @returns {Promise<readonly { where: string, cut: number, build: number, findings: number }[]>}
 */
export async function editCosts(megabytes) {
  const program = await bundleScript('edit', script);
  return JSON.parse(measure([program, generatedLog(100), String(megabytes * 1e6)]).output);
}

export async function bench() {
  const rows = [];
  for (const megabytes of [10, 50]) {
    for (const { where, cut, build, findings } of await editCosts(megabytes))
      rows.push({
        MB: megabytes,
        where,
        'cut again': cut.toFixed(1),
        'understand again': build.toFixed(1),
        findings: findings.toFixed(1),
      });
  }
  return rows;
}
