// An open document in a running server: how soon its first findings come, and how requests are answered while an edit is understood.
import { readFileSync } from 'node:fs';
import { startServer } from '../../support/languageServer.mjs';
import { generatedLog } from './inputs.mjs';

const uri = 'file:///bench.windbg';
const published = 'textDocument/publishDiagnostics';

async function openDocument(server, uri, text) {
  const started = performance.now();
  await server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'windbg', version: 1, text },
  });
  await server.hear(published, (params) => params.uri === uri);
  return performance.now() - started;
}

/**
 * @param {(megabytes: number) => string} logOf the path of a log of at least so many megabytes
 * @returns {Promise<number>} milliseconds from `didOpen` to the first diagnostics, at a server that has seen another document
 */
export async function firstFindings(megabytes, logOf = generatedLog) {
  const server = await startServer();
  await openDocument(server, 'file:///warm.windbg', readFileSync(generatedLog(1), 'utf8'));
  const text = readFileSync(logOf(megabytes), 'utf8').slice(0, megabytes * 1e6);
  const times = [];
  for (let run = 0; run < 3; run++)
    times.push(await openDocument(server, `file:///bench${run}.windbg`, text));
  await server.stop();
  return times.toSorted((a, b) => a - b)[1];
}

/**
 * Edits a long document at its beginning, in the middle and at its end, and asks for hovers, definitions and tokens of other lines
 * until the diagnostics of the edit have come.
 * @returns {Promise<{ hover: number[], definition: number[], tokens: number[], diagnostics: number[] }>} milliseconds
 */
export async function answersMeanwhile(megabytes) {
  const text = readFileSync(generatedLog(megabytes), 'utf8');
  const lines = text.split('\n').length;
  const server = await startServer();
  await openDocument(server, uri, text);
  const times = { hover: [], definition: [], tokens: [], diagnostics: [] };
  const textDocument = { uri };
  const position = { line: 30, character: 10 };
  const range = { start: { line: 20, character: 0 }, end: { line: 80, character: 0 } };
  const ask = async (name, method, params) => {
    const started = performance.now();
    await server.request(`textDocument/${method}`, { textDocument, ...params });
    times[name].push(performance.now() - started);
  };
  let version = 1;
  for (const line of [2, lines >> 1, lines - 2]) {
    for (let round = 0; round < 3; round++) {
      const started = performance.now();
      const start = { line, character: 0 };
      let isDone = false;
      await server.notify('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start, end: start }, text: 'x' }],
      });
      const done = server
        .hear(published, (params) => params.version === version)
        .then(() => {
          isDone = true;
          times.diagnostics.push(performance.now() - started);
        });
      while (!isDone) {
        await ask('hover', 'hover', { position });
        await ask('definition', 'definition', { position });
        await ask('tokens', 'semanticTokens/range', { range });
      }
      await done;
    }
  }
  await server.stop();
  return times;
}

/** @returns {number} the value that `part` of the times do not exceed */
export function percentile(times, part) {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
}
