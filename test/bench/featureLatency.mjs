// How long an editor waits for each feature of a text whose records are parsed again whenever somebody asks: an open document of 60 MB.
import { readFileSync } from 'node:fs';
import { startServer } from '../support/languageServer.mjs';
import { generatedLog } from './support/inputs.mjs';

export const title = 'every feature of an open document of 60 MB, in ms';

const textDocument = { uri: 'file:///bench.windbg' };
const rounds = 5;
/** Of the text, the parts at which features are asked about a position or a range. */
const parts = [0.1, 0.3, 0.5, 0.7, 0.9];

/** What is under the cursor, and how far behind its beginning. */
const targets = {
  address: /fffffa80[0-9a-f]{8}/,
  symbol: /nt!\w+/,
  Cid: /(?<=Cid )[0-9a-f]{4}\.[0-9a-f]{4}/,
};

export async function bench() {
  const text = readFileSync(generatedLog(60), 'utf8');
  const lines = text.split('\n');
  const server = await startServer();
  await server.notify('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'windbg', version: 1, text },
  });
  await server.hear('kdscope/status');
  const rows = [];
  for (const [feature, asked] of questions(lines)) {
    const times = [];
    for (const params of asked) {
      const started = performance.now();
      await server.request(`textDocument/${feature}`, { textDocument, ...params });
      times.push(performance.now() - started);
    }
    const [first] = times;
    const sorted = times.toSorted((a, b) => a - b);
    rows.push({
      feature: asked.name ?? feature,
      first: first.toFixed(1),
      median: sorted[sorted.length >> 1].toFixed(1),
      max: sorted.at(-1).toFixed(1),
    });
  }
  await server.stop();
  return rows;
}

/** Names of requests, and the parameters of each time. */
function* questions(lines) {
  const named = (name, asked) => Object.assign(asked, { name });
  for (const [target, pattern] of Object.entries(targets)) {
    const places = parts.map((part) => placeOf(lines, Math.floor(lines.length * part), pattern));
    for (const feature of ['hover', 'definition', 'references', 'documentHighlight'])
      yield [
        feature,
        named(
          `${feature}: ${target}`,
          places.map((position) => ({ position, context: {} })),
        ),
      ];
  }
  for (const feature of ['documentSymbol', 'foldingRange', 'codeLens', 'documentLink'])
    yield [
      feature,
      named(
        feature,
        Array.from({ length: rounds }, () => ({})),
      ),
    ];
  const ranges = parts.map((part) => {
    const line = Math.floor(lines.length * part);
    return { range: { start: { line, character: 0 }, end: { line: line + 80, character: 0 } } };
  });
  for (const feature of ['semanticTokens/range', 'inlayHint']) yield [feature, named(feature, ranges)];
  yield [
    'codeAction',
    named(
      'codeAction',
      ranges.map((one) => ({ ...one, context: { diagnostics: [] } })),
    ),
  ];
}

function placeOf(lines, from, pattern) {
  for (let line = from; line < lines.length; line++) {
    const found = pattern.exec(lines[line]);
    if (found) return { line, character: found.index + 1 };
  }
  return { line: from, character: 0 };
}
