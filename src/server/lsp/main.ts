/** The entry of dist/server.js: started by an editor over node-ipc, or with `--stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { optimiseLate } from '../node/optimiseLate';
import { serve } from './server';
import { serveStdio } from './serveStdio';

optimiseLate();
if (process.argv.includes('--stdio')) serveStdio();
else serve(createConnection(ProposedFeatures.all));
