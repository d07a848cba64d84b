// The views in a plain browser: `npm run webview [-- FILE...]`, by default with the samples and with invented models. Serves on
// loopback until it is stopped. `--no-open` opens no browser, `--port N` chooses the port.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openAddress } from './lib/openAddress.mjs';
import { fromRoot } from './lib/root.mjs';
import { say } from './lib/say.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-open': { type: 'boolean' }, port: { type: 'string', default: '4173' } },
});
const port = Number(values.port);
// npm runs scripts in the package's folder; a FILE is meant from where the user stood.
const named = positionals.map((file) => path.resolve(process.env.INIT_CWD ?? '.', file));
const missing = named.find((file) => !existsSync(file));
if (missing !== undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(
    missing === undefined
      ? 'usage: npm run webview -- [--no-open] [--port N] [FILE...]'
      : `${missing} does not exist`,
  );
  process.exit(2);
}
const samples = ['rundown-deadlock.txt', 'idle-thread-apc.txt'].map((name) => fromRoot('samples', name));

await ensureDependencies();
const { serveViews } = await import('./webview/serveViews.mjs');
const { openTranscripts } = await import('./webview/transcripts.mjs');
const server = await serveViews(await openTranscripts(named.length > 0 ? named : samples), port);
say(`The views are at ${server.address}; Ctrl+C ends it`);
if (!values['no-open']) openAddress(server.address);
