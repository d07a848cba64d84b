// What VS Code itself shows of a transcript: the hover widget, the Problems panel, the status of the language.
import { goToLine } from '../editor.mjs';
import { editorOf, openFile, runCommand } from '../workbench.mjs';

const lock = /FILE_OBJECT fffffadf`ccf73250 \+ 0x80 \(Lock\)/;
const rules = [
  'attach-to-exiting-process',
  'symbol-of-another-process',
  'truncated-unwinding',
  'snapshot-skew',
  'file-object-deadlock',
];
const file = 'rundown-deadlock.txt';

export default async function editorShows({ page, check }) {
  await openFile(page, file);
  await page.locator('.statusbar-item', { hasText: 'WinDbg Transcript' }).waitFor();

  await check('the mouse on a wait object shows what it is', async () => {
    await goToLine(page, file, 34);
    await editorOf(page, file).locator('.codelens-decoration').first().waitFor();
    await editorOf(page, file)
      .locator('.view-line', { hasText: 'SynchronizationEvent' })
      .hover({ position: { x: 40, y: 8 } });
    await page.locator('.monaco-hover:visible', { hasText: lock }).waitFor();
    await page.keyboard.press('Escape');
  });
  await check('the Problems panel has a row for each finding', async () => {
    await runCommand(page, 'Problems: Focus on Problems View');
    const rows = page.locator('.markers-panel .monaco-list-row');
    const filter = page
      .locator('.viewpane-filter-container input, .markers-panel-action-filter input')
      .first();
    for (const rule of rules) {
      await filter.fill(rule);
      await rows.filter({ hasText: rule }).first().waitFor();
    }
    await rows
      .filter({ hasText: rules.at(-1) })
      .first()
      .click();
    await page.locator('.statusbar-item', { hasText: 'Ln 34' }).waitFor();
  });
  await runCommand(page, 'View: Hide Panel');
}
