/** The entry of dist/server.js: started by an editor over node-ipc, or with `--stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { optimiseFor } from '../node/optimise';
import { serve } from './server';
import { serveStdio } from './serveStdio';

optimiseFor(0);
if (process.argv.includes('--stdio')) serveStdio();
else serve(createConnection(ProposedFeatures.all));
