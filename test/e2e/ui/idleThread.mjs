// The story of the idle thread, as the views tell it.
import assert from 'node:assert/strict';
import { markOf, showTab } from '../pages.mjs';
import { openFile, runCommand } from '../workbench.mjs';

const file = 'idle-thread-apc.txt';
const restored = ['nt!KiDeliverApc+0xc2', 'nt!KiSwapThread+0xa8', 'nt!KeWaitForSingleObject+0x1c2'];
const empty = [
  ['IRP stack', '!irpfind'],
  ['Wait graph', '!process 0 1f'],
];

export default async function storyOfTheIdleThread({ page, check }) {
  await openFile(page, file);
  await runCommand(page, 'kdscope: Open Triage');

  await check('Stacks strikes the stale row and restores what the debugger skipped', async () => {
    const frame = await showTab(page, 'Stacks');
    await markOf(frame, 'SoftFSProcessRequest').waitFor();
    const textsOf = (state) => frame.locator(`[data-state=${state}] .frame-text`).allInnerTexts();
    assert.deepEqual(await textsOf('struck'), ['sftfsXP!SoftFSProcessRequest+0x6c']);
    assert.deepEqual(await textsOf('restored'), restored);
  });
  await check('APC timeline tells the story in order, and without a clock', async () => {
    const frame = await showTab(page, 'APC timeline');
    const text = await frame.locator('.story').innerText();
    assert.match(text, /no clock/);
    for (const step of ['calls the wait', 'the wait begins', 'kernel APCs are delivered', 'page fault'])
      assert.ok(text.includes(step), step);
    assert.equal(await frame.locator('.clock').count(), 0);
    assert.doesNotMatch(text, /\btick \d/);
  });
  for (const [tab, command] of empty) {
    await check(`${tab} says what is missing, and how to get it`, async () => {
      const frame = await showTab(page, tab);
      assert.match(
        await frame.locator('.state-command code').innerText(),
        new RegExp(RegExp.escape?.(command) ?? command),
      );
      await frame.getByRole('button', { name: 'Copy command' }).click();
      await frame.getByRole('button', { name: 'Copied' }).waitFor();
    });
  }
}
