// Every view as a user sees it, in dark, light and high contrast: pictures into out/screens/, an axe check of each page,
// no complaint of the Content Security Policy, no request to another host.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fromRoot, root } from '../../../scripts/lib/root.mjs';
import { launch } from '../../host/launch.mjs';
import { findWebview } from '../../host/webview.mjs';
import { seriousViolations } from '../axe.mjs';
import { openFile, runCommand, useTheme } from '../workbench.mjs';

const themes = [
  { name: 'dark', title: 'Dark Modern' },
  { name: 'light', title: 'Light Modern' },
  { name: 'contrast', title: 'Dark High Contrast' },
];
const tabs = ['Stacks', 'IRP stack', 'APC timeline', 'Wait graph'];

const samples = fromRoot('samples');
const screens = fromRoot('out/screens');

const fileName = (text) => text.toLowerCase().replaceAll(' ', '-');

/** A page says which it is. */
const isPage = (name) => async (frame) => (await frame.locator(`body[data-page=${name}]`).count()) > 0;

/** Nothing is being waited for any more: the page shows what it has to show. */
const untilDrawn = (frame) =>
  frame.locator('vscode-progress-ring').waitFor({ state: 'detached', timeout: 15_000 });

async function checkPage(frame) {
  assert.notEqual((await frame.locator('body').innerText()).trim(), '');
  assert.deepEqual(await seriousViolations(frame), []);
}

/** Each tab of the triage panel, then the side panel, in one theme. */
async function checkTheme({ check, host, theme }) {
  const { page } = host;
  await useTheme(page, theme.title);
  const shot = (name) => page.screenshot({ path: path.join(screens, `${name}-${theme.name}.png`) });
  for (const tab of tabs) {
    await check(`${tab}, ${theme.name}: shown and accessible`, async () => {
      const frame = await findWebview(page, isPage('triage'));
      await frame.getByRole('tab', { name: tab }).click();
      await frame.getByRole('tab', { name: tab, selected: true }).waitFor();
      await untilDrawn(frame);
      await shot(fileName(tab));
      await checkPage(frame);
    });
  }
  await check(`Side panel, ${theme.name}: shown and accessible`, async () => {
    const frame = await findWebview(page, isPage('timeline'));
    await untilDrawn(frame);
    await shot('side-panel');
    await checkPage(frame);
  });
}

export default async function screensOfEveryView({ check }) {
  mkdirSync(screens, { recursive: true });
  const host = await launch({ folder: samples, log: fromRoot('out/e2e/screens-server.log') });
  try {
    await host.page.goto(
      host.url([
        ['extensionDevelopmentPath', host.remote(root)],
        ['skipWelcome', 'true'],
      ]),
    );
    await host.page.locator('.monaco-workbench').waitFor();
    const sample = readdirSync(samples).find((name) => /deadlock/.test(name)) ?? readdirSync(samples)[0];
    await openFile(host.page, sample);
    await runCommand(host.page, 'kdscope: Show Timeline');
    await runCommand(host.page, 'kdscope: Open Triage');
    for (const theme of themes) await checkTheme({ check, host, theme });
    await check('nothing broke the Content Security Policy', () => assert.deepEqual(host.complaints, []));
    await check('nothing asked another host', () => assert.deepEqual([...host.foreign], []));
  } catch (error) {
    await host.page.screenshot({ path: path.join(screens, 'failure.png') });
    throw error;
  } finally {
    await host.stop();
  }
}
