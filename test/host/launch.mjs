// The whole stand-in for a desktop VS Code: the server, and a browser to open its workbench in.
import { startBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/**
 * @param {Parameters<typeof startServer>[0] & { size?: { width: number, height: number } }} options `size` of the window
 * @returns The server's and the browser's parts together; `stop()` ends both.
 */
export async function launch({ size, ...options }) {
  const server = await startServer(options);
  try {
    const opened = await startBrowser(size);
    const stop = async () => {
      await opened.browser.close();
      await server.stop();
    };
    return { ...server, ...opened, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
