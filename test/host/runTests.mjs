// Runs a suite inside the extension host of the stand-in, with the contract of @vscode/test-electron: the answer is the
// exit code of the suite's `run()`.
import { cpSync, createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { startBridge } from './bridge.mjs';
import { launch } from './launch.mjs';

/** Where a copy of the workspace is opened, so that a test may edit its files. */
function copyWorkspace(workspace, out) {
  const copy = path.join(out, 'workspace');
  mkdirSync(copy, { recursive: true });
  if (workspace !== undefined) cpSync(workspace, copy, { recursive: true });
  return copy;
}

/**
 * The workbench reports through two functions of its window, which must be there before it loads.
 * @returns {Promise<{ verdict: Promise<number> }>} In an object, so that awaiting the set-up is not awaiting the verdict.
 */
async function listen(page, out) {
  const log = createWriteStream(path.join(out, 'console.log'));
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    log.write(`[${type}] ${format(...values)}\n`);
  });
  let exit;
  const verdict = new Promise((resolve, reject) => {
    exit = resolve;
    page.on('crash', () => reject(new Error('the page of the workbench crashed')));
  });
  await page.exposeFunction('codeAutomationExit', (code) => exit(code));
  return { verdict };
}

/**
 * @param {{ extensionDevelopmentPath: string, extensionTestsPath: string, workspace?: string, out: string, timeout?: number }}
 *   options `out` is an existing folder for logs and pictures; `timeout` in milliseconds.
 * @returns {Promise<number>}
 */
export async function runTests({
  extensionDevelopmentPath,
  extensionTestsPath,
  workspace,
  out,
  timeout = 300_000,
}) {
  let page;
  const bridge = await startBridge(() => page, out);
  const host = await launch({
    folder: copyWorkspace(workspace, out),
    env: { KDSCOPE_BRIDGE: bridge.url },
    log: path.join(out, 'server.log'),
  });
  page = host.page;
  let timer;
  try {
    const { verdict } = await listen(page, out);
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no verdict within ${timeout / 1000} s`)), timeout);
    });
    await page.goto(
      host.url([
        ['extensionDevelopmentPath', host.remote(extensionDevelopmentPath)],
        ['extensionTestsPath', host.remote(extensionTestsPath)],
        ['enableProposedApi', ''],
        ['skipWelcome', 'true'],
      ]),
    );
    return await Promise.race([verdict, late]);
  } catch (error) {
    await page.screenshot({ path: path.join(out, 'failure.png') }).catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
    bridge.close();
    // The extension host's own log and the output channels: the first place to look when something fails.
    cpSync(path.join(host.profile, 'user/logs'), path.join(out, 'logs'), { recursive: true, force: true });
    await host.stop();
  }
}
