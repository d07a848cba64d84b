// What a suite inside the extension host cannot do itself: press the mouse in a webview, take a picture of the window.
// It asks by HTTP on loopback, at the address in KDSCOPE_BRIDGE; a desktop VS Code has no such variable.
import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { findWebview, showing } from './webview.mjs';

/**
 * `GET /click?webview=TEXT&selector=CSS` clicks in the webview that shows TEXT; `GET /shot?name=NAME` writes `NAME.png`.
 * @param {() => import('playwright-core').Page} page
 * @param {string} folder where pictures go
 */
export async function startBridge(page, folder) {
  const actions = {
    '/click': async (query) => {
      const frame = await findWebview(page(), showing(query.get('webview')));
      await frame.locator(query.get('selector')).first().click();
    },
    '/shot': (query) =>
      page().screenshot({ path: path.join(folder, `${path.basename(query.get('name'))}.png`) }),
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    const action = actions[pathname];
    Promise.resolve(action?.(searchParams)).then(
      () => response.writeHead(action === undefined ? 404 : 200).end(),
      (error) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
