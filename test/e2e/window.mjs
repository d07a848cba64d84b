// A window of VS Code with the samples as its workspace and kdscope under development.
import { mkdirSync } from 'node:fs';
import { fromRoot, root } from '../../scripts/lib/root.mjs';
import { launch } from '../host/launch.mjs';

const usual = { width: 1280, height: 800 };

/**
 * The caller must `stop()` it.
 * @param {Partial<Parameters<typeof launch>[0]>} options
 * @returns {Promise<Awaited<ReturnType<typeof launch>>>}
 */
export async function openWindow({ size = usual, ...options } = {}) {
  mkdirSync(fromRoot('out/e2e'), { recursive: true });
  const host = await launch({
    folder: fromRoot('samples'),
    log: fromRoot('out/e2e/window-server.log'),
    size,
    ...options,
  });
  try {
    await host.page.goto(
      host.url([
        ['extensionDevelopmentPath', host.remote(root)],
        ['skipWelcome', 'true'],
      ]),
    );
    await host.page.locator('.monaco-workbench').waitFor();
    return host;
  } catch (error) {
    await host.stop();
    throw error;
  }
}
