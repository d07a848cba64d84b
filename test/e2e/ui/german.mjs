// The window in German: what kdscope shows in it is German, what the analysis says is English.
import assert from 'node:assert/strict';
import { findPage, showTab, untilDrawn } from '../pages.mjs';
import { openFile, runCommand } from '../workbench.mjs';

const rundown = 'rundown-deadlock.txt';

export const wishes = { language: 'de' };

export default async function german({ page, check }) {
  await openFile(page, rundown);

  await check('commands have German titles', () => runCommand(page, 'kdscope: Triage öffnen'));
  await check('the triage panel speaks German, and its findings English', async () => {
    const frame = await findPage(page, 'triage');
    await untilDrawn(frame);
    const tabs = await frame.getByRole('tab').allInnerTexts();
    assert.deepEqual(tabs.slice(0, 5), ['Übersicht', 'Stacks', 'IRP-Stack', 'APC-Zeitachse', 'Wartegraph']);
    await frame.getByRole('region', { name: 'Ergebnis für Sitzung 3' }).waitFor();
    const overview = await frame.locator('.overview-findings').innerText();
    assert.match(overview, /Candidate deadlock/);
    assert.match(overview, /Nachweis/);
    await showTab(page, 'Wartegraph');
    assert.equal(await frame.locator('html').getAttribute('lang'), 'de');
  });
  await check('lenses, the tree and the side panel are German', async () => {
    await page.locator('.codelens-decoration', { hasText: 'öffnen' }).first().waitFor();
    await runCommand(page, 'kdscope: Zeitachse anzeigen');
    await page.locator('.monaco-list-row[aria-label^="Befunde, "]').first().waitFor();
    await page.locator('.pane-header', { hasText: 'Transkript' }).waitFor();
    const timeline = await findPage(page, 'timeline');
    await untilDrawn(timeline);
    await timeline.getByText('Wartezeiten in Ticks').first().waitFor();
  });
}
