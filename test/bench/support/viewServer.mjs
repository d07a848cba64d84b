// Serves the webview's bundle to a browser on loopback, in a frame of a page that plays the extension host.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fromRoot } from '../../../scripts/lib/root.mjs';

/** As an editor hands its API to a webview: messages go to the frame around it. */
const api = `globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => parent.postMessage(message),
  getState: () => undefined,
  setState: () => undefined,
})`;

const frame = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>kdscope</title><link rel="stylesheet" href="webview.css"></head>
<body data-page="triage" class="vscode-dark"><div id="app"></div><script>${api}</script><script src="webview.js"></script></body>
</html>`;

const outer = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>host</title><style>body { margin: 0 } iframe { border: 0; width: 100vw; height: 100vh; display: block }</style></head>
<body></body>
</html>`;

const types = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

function contentOf(url) {
  if (url === '/') return [outer, 'text/html'];
  if (url === '/frame') return [frame, 'text/html'];
  const name = path.basename(url);
  const type = types[path.extname(name)];
  if (type === undefined) return undefined;
  return [readFileSync(name.endsWith('.json') ? fromRoot('out/bench', name) : fromRoot('dist', name)), type];
}

/** @returns {Promise<{ url: string, stop: () => void }>} */
export async function startViewServer() {
  const server = createServer((request, response) => {
    const [content, type] = contentOf(request.url) ?? [];
    if (content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': type }).end(content);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
