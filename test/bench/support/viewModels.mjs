// The models of a view as the server makes them, written to a file: by the service, in a process of its own.
import { fromRoot } from '../../../scripts/lib/root.mjs';
import { bundleScript } from './bundle.mjs';
import { measure } from './measure.mjs';

const script = `
import { readFileSync, writeFileSync } from 'node:fs';
import { createTriageService } from './src/server/service';

const [file, output, view] = process.argv.slice(2);
const uri = 'file:///transcript.log';

async function main() {
  const text = readFileSync(file, 'utf8');
  const service = createTriageService({ breathe: () => new Promise((resolve) => setImmediate(resolve)) });
  const started = performance.now();
  service.open(uri, 1, text);
  const models = [];
  let firstMs;
  for (let page = { section: 0, before: 0 }; page !== undefined;) {
    const model = await service.view(uri, view, undefined, { page });
    firstMs ??= performance.now() - started;
    models.push(model);
    page = model.kind === 'threadStacks' ? model.next : undefined;
  }
  writeFileSync(output, JSON.stringify({ firstMs, models }));
}
void main();
`;

let program;

/**
 * @param {string} name of the file under out/bench/ that takes the models
 * @param {string} file a transcript
 * @param {string} view its kind
 * @returns {Promise<string>} the name of the JSON under out/bench/: `models`, the pages in their order, and `firstMs`, how long the first of
 *   them took from the text on
 */
export async function viewModels(name, file, view) {
  program ??= await bundleScript('views', script);
  const output = `${name}.views.json`;
  measure([program, file, fromRoot('out/bench', output), view]);
  return output;
}
