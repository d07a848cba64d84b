// What the stacks and the IRPs can do beyond leading to their lines: arrangements, search, filters, links, and what is kept of them.
import assert from 'node:assert/strict';
import { goToLine, staysAt, untilSelected } from '../editor.mjs';
import { violations } from '../axe.mjs';
import { isMarked, markOf, showTab, untilMarked } from '../pages.mjs';
import { openFile, runCommand, untilTrue } from '../workbench.mjs';

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

const arrange = (frame, name) => frame.getByRole('button', { name, exact: true }).click();
const find = (frame) => frame.locator('vscode-text-field.filter input');
const selectedText = (frame) => frame.locator('.row[data-selected=true]').first().innerText();

export default async function stacksAndIrps({ page, check }) {
  await openFile(page, rundown);
  await runCommand(page, 'kdscope: Open Triage');

  await check('the cursor finds its frame in every arrangement, and neither answers the other', async () => {
    const frame = await showTab(page, 'Stacks');
    for (const name of ['Threads', 'Unique', 'Parallel']) {
      await arrange(frame, name);
      for (const [line, call] of [
        [123, 'nt!KeWaitForSingleObject'],
        [56, 'nt!ObKillProcess'],
      ]) {
        await goToLine(page, rundown, line);
        await untilMarked(
          frame.locator('.row[data-selected=true]', { hasText: call }).first(),
          `${name}: ${call}`,
        );
        await staysAt(page, rundown, line);
      }
    }
  });

  await check('Enter in the search goes from match to match, Shift+Enter back', async () => {
    const frame = await showTab(page, 'Stacks');
    await arrange(frame, 'Threads');
    await find(frame).fill('KeWaitForSingleObject');
    await frame.locator('.row[data-hit=true]').first().waitFor();
    await find(frame).press('Enter');
    await untilSelected(page, rundown, [50, 50]);
    await find(frame).press('Enter');
    await untilSelected(page, rundown, [123, 123]);
    await find(frame).press('Shift+Enter');
    await untilSelected(page, rundown, [50, 50]);
    assert.equal(await frame.evaluate(() => document.activeElement?.tagName), 'VSCODE-TEXT-FIELD');
  });

  await check(
    'a filter leaves the stacks of one process, and is kept when another transcript is shown',
    async () => {
      const frame = await showTab(page, 'Stacks');
      await find(frame).fill('');
      await frame.getByRole('combobox', { name: 'Process' }).selectOption('w3wp.exe');
      await frame.getByRole('status').getByText('1 of 4 stacks').waitFor();
      await openFile(page, idle);
      await (await showTab(page, 'Stacks')).locator('.row', { hasText: 'KiTrap0E' }).first().waitFor();
      await openFile(page, rundown);
      const again = await showTab(page, 'Stacks');
      await again.getByRole('status').getByText('1 of 4 stacks').waitFor();
      await again.getByRole('combobox', { name: 'Process' }).selectOption('');
    },
  );

  await check('the keyboard folds and unfolds a branch of the parallel stacks', async () => {
    const frame = await showTab(page, 'Stacks');
    await arrange(frame, 'Parallel');
    const branch = frame.locator('.row[data-kind=branch]').first();
    await branch.locator('.frame-text').click();
    await branch.press('ArrowLeft');
    await untilTrue(
      'the branch to fold',
      async () => (await branch.getAttribute('aria-expanded')) === 'false',
    );
    await page.keyboard.press('ArrowRight');
    await untilTrue(
      'the branch to unfold',
      async () => (await branch.getAttribute('aria-expanded')) === 'true',
    );
    assert.deepEqual(await violations(frame), []);
    await arrange(frame, 'Threads');
  });

  await check('what a thread waits for is one click away', async () => {
    const frame = await showTab(page, 'Stacks');
    await goToLine(page, rundown, 51);
    await untilMarked(markOf(frame, 'IopAcquireFileObjectLock'), 'the frame');
    await frame.getByRole('button', { name: /^Waits for FILE_OBJECT/ }).click();
    await untilSelected(page, rundown, [63, 78]);
    assert.match(await selectedText(frame), /IopAcquireFileObjectLock/, 'the selection of the view stays');
  });

  await check('the file of a stack location leads to its description, by mouse and by keyboard', async () => {
    const frame = await showTab(page, 'IRP stack');
    const layer = markOf(frame, 'IRP_MJ_LOCK_CONTROL');
    await layer.locator('.object-link', { hasText: 'ccf73250' }).click();
    await untilSelected(page, rundown, [63, 78]);
    await layer.locator('.location-function').click();
    await untilTrue('the layer to be selected', () => isMarked(layer));
    await frame.getByRole('button', { name: 'Show the file' }).press('Enter');
    await untilSelected(page, rundown, [63, 78]);
  });
}
