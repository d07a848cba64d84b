// A pinned triage panel stays with its transcript while the views follow the active one, also over a reload of the window.
import assert from 'node:assert/strict';
import { untilSelected } from '../editor.mjs';
import { clickMark, findPage, markOf, untilDrawn } from '../pages.mjs';
import { editorOf, openFile, runCommand, untilTrue } from '../workbench.mjs';

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

export default async function pinnedPanel({ page, check }) {
  const tab = (title) => page.locator('.tab', { has: page.getByText(title, { exact: true }) });
  const pinned = tab(`Triage: ${rundown} (pinned)`);
  const shown = async (view) => {
    const frame = await findPage(page, 'triage');
    await frame.getByRole('tab', { name: view, exact: true, selected: true }).waitFor();
    await untilDrawn(frame);
    return frame;
  };
  await openFile(page, rundown);
  await runCommand(page, 'kdscope: Open Triage');

  await check('the button of the page pins, and the tab says so', async () => {
    const frame = await shown('Overview');
    await frame.getByRole('tab', { name: 'Wait graph' }).click();
    await (await shown('Wait graph')).getByRole('button', { name: 'Pin to this transcript' }).click();
    await pinned.waitFor();
  });
  await check('it stays when another transcript becomes active, and leads to its own lines', async () => {
    await openFile(page, idle);
    const frame = await shown('Wait graph');
    await clickMark(frame, 'FILE_OBJECT fffffadf`ccf73250');
    await untilSelected(page, rundown, [63, 78]);
    await openFile(page, idle);
  });
  await check('a second panel follows', async () => {
    await runCommand(page, 'kdscope: Open Triage');
    await tab(`Triage: ${idle}`).waitFor();
    assert.equal(await pinned.count(), 1);
    await openFile(page, rundown);
    await tab(`Triage: ${rundown}`).waitFor();
    await openFile(page, idle);
  });
  await check('the sign in the title bar pins and unpins the panel in front', async () => {
    await tab(`Triage: ${idle}`).click();
    await page.getByRole('button', { name: 'Pin Triage to Its Transcript' }).click();
    await tab(`Triage: ${idle} (pinned)`).waitFor();
    await page.getByRole('button', { name: 'Unpin Triage' }).click();
    await tab(`Triage: ${idle}`).waitFor();
  });
  await check('it is pinned again after a reload of the window', async () => {
    await pinned.click();
    const before = await shown('Wait graph');
    await runCommand(page, 'Developer: Reload Window');
    await untilTrue('the old page to go', () => before.isDetached());
    await page.locator('.monaco-workbench').waitFor();
    await pinned.click();
    const frame = await shown('Wait graph');
    await markOf(frame, 'FILE_OBJECT fffffadf`ccf73250').waitFor();
  });
  await check('it says that its transcript is closed, is read from disk, and opens it again', async () => {
    await tab(rundown).click();
    await editorOf(page, rundown).locator('.view-line').first().waitFor();
    await runCommand(page, 'View: Close Editor');
    await pinned.click();
    const frame = await shown('Wait graph');
    await frame.getByText(`${rundown} is not open in an editor.`).waitFor();
    await frame.getByRole('tab', { name: 'Stacks' }).click();
    await (await shown('Stacks')).locator('.row', { hasText: 'IopAcquireFileObjectLock' }).first().waitFor();
    await frame.getByRole('button', { name: 'Open it' }).click();
    await editorOf(page, rundown).locator('.view-line').first().waitFor();
    await untilTrue('the note to go', async () => (await frame.locator('.page-note').count()) === 0);
  });
  await check('unpinned by the palette, it follows', async () => {
    await pinned.click();
    await runCommand(page, 'kdscope: Unpin Triage');
    await untilTrue('nothing to be pinned', async () => (await pinned.count()) === 0);
  });
}
