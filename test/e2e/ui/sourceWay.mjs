// The way of the idle thread to its source: crash, frame, the function with its lens, the call with its mark, the problem and what it may explain.
import { goToLine } from '../editor.mjs';
import { editorOf, openFile, runCommand, useTheme } from '../workbench.mjs';
import { fromRoot } from '../../../scripts/lib/root.mjs';

const transcript = 'idle-thread-apc.txt';
const source = 'volume.c';
const rule = 'stack-iosb-may-pend';
const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'contrast-dark': 'Dark High Contrast',
};

export default async function wayToTheSource({ page, check }) {
  const shoot = (name) => page.screenshot({ path: fromRoot(`out/screens/source-${name}.png`) });
  const lenses = editorOf(page, source).locator('.codelens-decoration');
  await openFile(page, transcript);
  await page.locator('.statusbar-item', { hasText: 'WinDbg Transcript' }).waitFor();

  await check('Go to Definition on a row of the stack opens its function', async () => {
    const row = editorOf(page, transcript).locator('.view-line', {
      hasText: 'sftfsXP!SoftFSQueueSyncWorker',
    });
    await goToLine(page, transcript, 9);
    await row.first().locator('span', { hasText: 'SoftFSQueueSyncWorker' }).last().click();
    await shoot('frame');
    await page.keyboard.press('F12');
    await editorOf(page, source).locator('.view-line').first().waitFor();
  });
  await check('the function says on how many stacks it stands, and that it crashed there', async () => {
    // Definition led to the call; the name stands above.
    await goToLine(page, source, 193);
    await lenses.filter({ hasText: 'on 1 stack, 1 crashed here' }).first().waitFor();
    for (const [name, title] of Object.entries(themes)) {
      await useTheme(page, title);
      await shoot(`lens-${name}`);
    }
  });
  await check('the call that stands on the stack has its mark', async () => {
    await page.keyboard.press('Control+End');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await editorOf(page, source).locator('.view-line', { hasText: '◂ on 1 stack' }).first().waitFor();
    await shoot('mark');
  });
  await check('the Problems panel has the call, and leads to the transcript', async () => {
    await runCommand(page, 'Problems: Focus on Problems View');
    const filter = page
      .locator('.viewpane-filter-container input, .markers-panel-action-filter input')
      .first();
    await filter.fill(rule);
    const rows = page.locator('.markers-panel .monaco-list-row');
    const problem = rows.filter({ hasText: rule }).first();
    await problem.waitFor();
    await problem.click();
    await page.keyboard.press('ArrowRight');
    await rows.filter({ hasText: 'may explain' }).first().waitFor();
    await editorOf(page, source).locator('.squiggly-warning').first().waitFor();
  });
  for (const [name, title] of Object.entries(themes)) {
    await check(`the source in ${name}: lens, mark and problem`, async () => {
      await useTheme(page, title);
      await shoot(name);
    });
  }
  await useTheme(page, themes.dark);
  await check('the finding of the transcript leads back to the call', async () => {
    const filter = page
      .locator('.viewpane-filter-container input, .markers-panel-action-filter input')
      .first();
    await filter.fill('apc-into-wait');
    const rows = page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: 'apc-into-wait' }).first().click();
    await page.keyboard.press('ArrowRight');
    await rows.filter({ hasText: 'may be explained by the code' }).first().waitFor();
    await shoot('back');
    await filter.fill('');
  });
  await runCommand(page, 'View: Hide Panel');
}
