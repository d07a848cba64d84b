// Every view of both samples as a user sees it, in dark, light and both high contrasts: pictures into out/screens/, an axe check
// of each page.
import assert from 'node:assert/strict';
import path from 'node:path';
import { fromRoot } from '../../../scripts/lib/root.mjs';
import { violations } from '../axe.mjs';
import { findPage, showTab, untilDrawn } from '../pages.mjs';
import { openFile, runCommand, useTheme } from '../workbench.mjs';

const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'contrast-dark': 'Dark High Contrast',
  'contrast-light': 'Light High Contrast',
};
const samples = { rundown: 'rundown-deadlock.txt', idle: 'idle-thread-apc.txt' };
const tabs = ['Overview', 'Stacks', 'IRP stack', 'APC timeline', 'Wait graph', 'Raw stack', 'Address lens'];

const fileName = (...words) => `${words.join('-').toLowerCase().replaceAll(' ', '-')}.png`;

/** A page shows something, and nothing keeps anybody from using it. */
async function checkPage(frame) {
  assert.notEqual((await frame.locator('body').innerText()).trim(), '');
  assert.deepEqual(await violations(frame), []);
}

export default async function screensOfEveryView({ page, check }) {
  const shoot = (...words) =>
    page.screenshot({ path: fromRoot(path.join('out/screens', fileName(...words))) });
  await openFile(page, samples.rundown);
  await runCommand(page, 'kdscope: Show Timeline');
  await runCommand(page, 'kdscope: Open Triage');
  for (const [theme, title] of Object.entries(themes)) {
    await useTheme(page, title);
    for (const [sample, file] of Object.entries(samples)) {
      await openFile(page, file);
      await page.locator('.tab', { hasText: `Triage: ${file}` }).waitFor();
      for (const tab of tabs) {
        await check(`${tab} of ${sample}, ${theme}: shown and accessible`, async () => {
          const frame = await showTab(page, tab);
          await shoot(sample, tab, theme);
          await checkPage(frame);
        });
      }
      await check(`side panel of ${sample}, ${theme}: shown and accessible`, async () => {
        const frame = await findPage(page, 'timeline');
        await untilDrawn(frame);
        await checkPage(frame);
      });
    }
  }
  await useTheme(page, themes.dark);
}
