/** The language server over standard input and output: `dist/server.js --stdio`, `kdscope lsp --stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server';

export function serveStdio(): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
}
