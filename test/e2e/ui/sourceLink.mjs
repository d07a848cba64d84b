// From a frame of the Stacks to its source: by the name of the function where no path is printed, by the path where one is, and a
// word where there is none.
import { goToLine } from '../editor.mjs';
import { clickMark, markOf, showTab, untilMarked } from '../pages.mjs';
import { editorOf, openFile, runCommand } from '../workbench.mjs';

const idle = 'idle-thread-apc.txt';
const source = 'volume.c';

/** Two rows of a stack with source paths, as `k` prints them with line numbers; the paths are those of a build machine. */
const pasted = [
  '0: kd> k',
  ' # ChildEBP RetAddr  ',
  '00 b84f1a30 f7a1c2d9 sftfsXP!SoftFSProcessRequest+0x6c [d:\\build\\softfs\\volume.c @ 160]',
  '01 b84f1a64 80574128 sftfsXP!SoftFSQueueSyncWorker+0x39 [d:\\build\\softfs\\volume.c @ 203]',
  '02 b84f1ddc 804ec781 nt!PspSystemThreadStartup+0x34',
  '',
].join('\n');

export default async function sourceLink({ page, check }) {
  const opens = () => editorOf(page, source).locator('.view-line').first().waitFor();
  const closeSource = async () => {
    await page.locator('.tab', { hasText: source }).first().click();
    await runCommand(page, 'View: Close Editor');
    await editorOf(page, source).first().waitFor({ state: 'detached' });
  };
  await openFile(page, idle);
  await runCommand(page, 'kdscope: Open Triage');

  await check('a frame without a printed path leads to its function', async () => {
    const frame = await showTab(page, 'Stacks');
    await clickMark(frame, 'SoftFSQueueSyncWorker');
    await frame.getByRole('button', { name: 'Look for the source' }).press('Enter');
    await opens();
    await closeSource();
  });
  await check('a function of nobody in the workspace is said to be so', async () => {
    const frame = await showTab(page, 'Stacks');
    await clickMark(frame, 'KiThreadStartup');
    await frame.getByRole('button', { name: 'Look for the source' }).click();
    await runCommand(page, 'Notifications: Show Notifications');
    await page
      .locator('.notification-list-item', { hasText: 'No source file of the workspace' })
      .first()
      .waitFor();
    await runCommand(page, 'Notifications: Clear All Notifications');
  });
  await check('the place beside a frame leads to the printed line', async () => {
    await page.evaluate((text) => globalThis.navigator.clipboard.writeText(text), pasted);
    await openFile(page, idle);
    await runCommand(page, 'kdscope: Analyze Clipboard');
    // A narrow panel leaves the place out.
    await page.setViewportSize({ width: 1900, height: 800 });
    const frame = await showTab(page, 'Stacks');
    const row = markOf(frame, 'SoftFSQueueSyncWorker');
    await row.locator('.frame-source', { hasText: 'volume.c:203' }).click();
    await opens();
    await editorOf(page, source)
      .locator('.line-numbers.active-line-number', { hasText: '203' })
      .first()
      .waitFor();
  });
  await check('the way back by the cursor still selects the frame', async () => {
    await openFile(page, idle);
    await goToLine(page, idle, 9);
    const frame = await showTab(page, 'Stacks');
    await untilMarked(markOf(frame, 'SoftFSQueueSyncWorker'), 'the frame');
  });
}
