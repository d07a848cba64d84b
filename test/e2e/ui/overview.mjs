// The overview: the first page of the triage panel, its proof on demand, and the line to paste.
import assert from 'node:assert/strict';
import { untilSelected } from '../editor.mjs';
import { clickMark, findPage, showTab, untilDrawn } from '../pages.mjs';
import { openFile, runCommand, untilTrue } from '../workbench.mjs';

const rundown = 'rundown-deadlock.txt';

/** What the clipboard holds, as the quick input shows it when it is pasted there. */
async function pasted(page) {
  const input = page.locator('.quick-input-widget input.input');
  await page.keyboard.press('F1');
  await input.waitFor();
  await input.fill('');
  await page.keyboard.press('Control+V');
  const text = await input.inputValue();
  await page.keyboard.press('Escape');
  return text;
}

export default async function overviewShows({ page, check }) {
  await openFile(page, rundown);
  await runCommand(page, 'kdscope: Open Triage');
  const frame = await findPage(page, 'triage');
  await untilDrawn(frame);

  await check('the panel opens on the verdict', async () => {
    await frame.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await frame.getByRole('region', { name: 'Verdict of Session 3' }).waitFor();
  });
  await check('a proof opens on demand, and leads to its line', async () => {
    const overview = await showTab(page, 'Overview');
    const toggle = overview.getByRole('button', { name: 'Proof: symbol-of-another-process' });
    await toggle.click();
    await clickMark(overview, 'an import table entry is data');
    await untilSelected(page, rundown, [42, 42]);
    await overview.getByRole('button', { name: 'Less: symbol-of-another-process' }).click();
    await toggle.waitFor();
  });
  await check('the next commands are copied as one line', async () => {
    const overview = await showTab(page, 'Overview');
    await overview.getByRole('button', { name: 'Copy all' }).first().click();
    await overview.getByRole('button', { name: 'Copied' }).first().waitFor();
    await untilTrue('the clipboard to hold the line', async () =>
      (await pasted(page)).startsWith('.echotimestamps 1; !filelock fffffadf`ccf73250; '),
    );
    assert.equal(await overview.locator('.overview-line code').first().innerText(), await pasted(page));
  });
}
