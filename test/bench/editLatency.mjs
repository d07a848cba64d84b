// How long after an edit the hover and the diagnostics come: a running server, edits at the beginning, in the middle, at the end.
import { readFileSync } from 'node:fs';
import { startServer } from '../support/languageServer.mjs';
import { generatedLog } from './support/inputs.mjs';

export const title = 'didChange to the hover asked with it, and to diagnostics (75 ms of quiet included)';

const uri = 'file:///bench.windbg';
const rounds = 5;

async function row(megabytes) {
  const text = readFileSync(generatedLog(megabytes), 'utf8');
  const lines = text.split('\n').length;
  const server = await startServer();
  const started = performance.now();
  await server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'windbg', version: 1, text },
  });
  await server.hear('kdscope/status', ({ version }) => version === 1);
  const opened = performance.now() - started;
  const hovers = [];
  const published = [];
  let version = 1;
  for (const line of [2, Math.floor(lines / 2), lines - 2]) {
    for (let round = 0; round < rounds; round++) {
      const { hover, diagnostics } = await edit(server, ++version, { line, character: 0 });
      hovers.push(hover);
      published.push(diagnostics);
    }
  }
  await server.stop();
  return {
    MB: megabytes,
    'open, ms': opened.toFixed(0),
    'hover, median ms': median(hovers),
    'hover, p95 ms': percentile(hovers, 0.95),
    'diagnostics, median ms': median(published),
    'worst, ms': Math.max(...published).toFixed(0),
  };
}

async function edit(server, version, position) {
  const started = performance.now();
  await server.notify('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
  });
  await server.request('textDocument/hover', {
    textDocument: { uri },
    position: { line: 1, character: 10 },
  });
  const hover = performance.now() - started;
  await server.hear('textDocument/publishDiagnostics', (params) => params.version === version);
  return { hover, diagnostics: performance.now() - started };
}

function percentile(times, part) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)].toFixed(0);
}

const median = (times) => percentile(times, 0.5);

export const bench = async () => [await row(1), await row(5), await row(10), await row(50)];
