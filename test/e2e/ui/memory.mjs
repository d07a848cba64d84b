// What the triage panel remembers: tab and selection come back after hiding, after a reload of the webviews and of the window.
import { clickMark, findPage, markOf, showTab, untilDrawn, untilMarked } from '../pages.mjs';
import { untilSelected } from '../editor.mjs';
import { editorOf, openFile, runCommand, untilTrue } from '../workbench.mjs';

const file = 'rundown-deadlock.txt';
const edge = 'Event: its own request';

/** The panel as it was left: the wait graph, with one edge selected. */
async function untilRemembered(page) {
  const frame = await findPage(page, 'triage');
  await frame.getByRole('tab', { name: 'Wait graph', selected: true }).waitFor();
  await untilDrawn(frame);
  await untilMarked(markOf(frame, edge), edge);
}

/** Does what makes VS Code throw the page away and load it anew, and waits until the old one is gone. */
async function losePage(page, lose) {
  const frame = await findPage(page, 'triage');
  await lose();
  await untilTrue('the old page to go', () => frame.isDetached());
}

export default async function rememberedPanel({ page, check }) {
  await openFile(page, file);
  await runCommand(page, 'kdscope: Open Triage');
  await check('a tab is chosen and a mark selected', async () => {
    const frame = await showTab(page, 'Wait graph');
    await clickMark(frame, edge);
    await untilSelected(page, file, [107, 107]);
    await untilRemembered(page);
  });
  await check('they survive hiding the panel', async () => {
    await losePage(page, () => openFile(page, 'volume.c', { over: true }));
    await page.locator('.tab', { hasText: 'Triage: rundown-deadlock.txt' }).click();
    await untilRemembered(page);
  });
  await check('they survive a reload of the webviews', async () => {
    await losePage(page, () => runCommand(page, 'Developer: Reload Webviews'));
    await untilRemembered(page);
  });
  await check('they survive a reload of the window', async () => {
    await losePage(page, () => runCommand(page, 'Developer: Reload Window'));
    await page.locator('.monaco-workbench').waitFor();
    await editorOf(page, file).locator('.view-line').first().waitFor();
    await untilRemembered(page);
  });
}
