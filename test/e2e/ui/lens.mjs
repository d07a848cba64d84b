// The raw stack and the lens in the window: slots and mentions lead to their lines and back, and keys walk them.
import assert from 'node:assert/strict';
import { goToLine, untilSelected } from '../editor.mjs';
import { clickMark, markOf, showTab, untilDrawn, untilMarked } from '../pages.mjs';
import { openFile, runCommand } from '../workbench.mjs';

const idle = 'idle-thread-apc.txt';
const rundown = 'rundown-deadlock.txt';

export default async function rawStackAndLens({ page, check }) {
  await openFile(page, idle);
  await runCommand(page, 'kdscope: Open Triage');

  await check('Raw stack: a slot leads to its line, and the line to its slot', async () => {
    const frame = await showTab(page, 'Raw stack');
    await clickMark(frame, 'KiDeliverApc');
    await untilSelected(page, idle, [41, 41]);
    await goToLine(page, idle, 49);
    await untilMarked(markOf(frame, 'nt!KeWaitForSingleObject+0x1c2'), 'the slot of the wait');
  });
  await check('Raw stack: arrow keys walk the slots', async () => {
    const frame = await showTab(page, 'Raw stack');
    await clickMark(frame, 'KiDeliverApc');
    await untilSelected(page, idle, [41, 41]);
    await frame.press(':focus', 'ArrowDown');
    await untilSelected(page, idle, [43, 43]);
  });
  await check('Raw stack: its value opens in the lens', async () => {
    const frame = await showTab(page, 'Raw stack');
    await clickMark(frame, 'PspSystemThreadStartup');
    await frame.locator('.inspector vscode-button').click();
    await frame.getByRole('tab', { name: 'Address lens', selected: true }).waitFor();
    await untilDrawn(frame);
    await frame.locator('.lens-title', { hasText: '80574128' }).waitFor();
  });
  await check('Address lens: the address under the cursor, its sum and its mentions', async () => {
    await openFile(page, rundown);
    await goToLine(page, rundown, 34);
    await page.keyboard.press('Home');
    await runCommand(page, 'kdscope: Look at Address');
    const frame = await showTab(page, 'Address lens');
    await frame.locator('.lens-title', { hasText: 'fffffadf`ccf732d0' }).waitFor();
    assert.match(await frame.locator('.lens-facts').innerText(), /ccf73250 \+ 0x80 = fffffadf`ccf732d0/);
    await clickMark(frame, 'wait object of rrdtool.exe');
    await untilSelected(page, rundown, [34, 34]);
  });
}
