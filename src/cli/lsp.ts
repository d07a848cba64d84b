/** `kdscope lsp --stdio`: the language server for editors other than VS Code. A bundle of its own, so that a triage does not load it. */
import { join } from 'node:path';

/** Starts `server.js`, which finds `--stdio` among the arguments of the process. */
export async function lsp(): Promise<void> {
  await import(join(__dirname, 'server.js'));
}
