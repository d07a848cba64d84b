// The views and the editor lead to each other: a click on a mark selects its lines, the cursor selects the mark, and neither
// answers the other. Each view by mouse, by cursor and by keyboard.
import assert from 'node:assert/strict';
import { goToLine, staysAt, untilSelected } from '../editor.mjs';
import { clickMark, markOf, showTab, untilMarked } from '../pages.mjs';
import { editorOf, openFile, runCommand, untilTrue } from '../workbench.mjs';

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

/** `clicks`: text of a mark, and the lines it stands for. `cursors`: a line, and the text of the mark that covers it. */
const views = [
  {
    file: rundown,
    tab: 'Overview',
    clicks: [
      ['rrdtool.exe is exiting and cannot finish', [33, 33]],
      ['the IRP can be cancelled', [102, 102]],
    ],
    cursors: [[124, 'w3wp.exe 10f8.138c waits inside NtLockFile']],
  },
  {
    file: rundown,
    tab: 'Stacks',
    clicks: [['nt!IopAcquireFileObjectLock+0x6d', [51, 51]]],
    cursors: [
      [52, 'nt!IopCloseFile+0xad'],
      [124, 'nt!NtLockFile+0x634'],
    ],
  },
  {
    file: rundown,
    tab: 'IRP stack',
    clicks: [
      ['IRP_MJ_LOCK_CONTROL', [91, 93]],
      ['FsRtlPrivateResetLowestLockOffset', [102, 102]],
    ],
    cursors: [[92, 'IRP_MJ_LOCK_CONTROL']],
  },
  {
    file: rundown,
    tab: 'APC timeline',
    clicks: [['FILE_OBJECT fffffadf`ccf73250 + 0x98', [111, 111]]],
    cursors: [[38, 'rrdtool.exe 1328.1348']],
  },
  {
    file: rundown,
    tab: 'Wait graph',
    clicks: [
      ['FILE_OBJECT fffffadf`ccf73250', [63, 78]],
      ['owner: candidate', [55, 55]],
      ['Event: its own request', [107, 107]],
    ],
    cursors: [
      [34, 'Lock'],
      [107, 'Event: its own request'],
    ],
  },
  {
    file: idle,
    tab: 'APC timeline',
    clicks: [['kernel APCs are delivered', [41, 41]]],
    cursors: [[49, 'the wait begins']],
  },
];

const focusedMark = (frame) =>
  frame.evaluate(() => document.activeElement?.closest('[data-mark]')?.dataset.mark);

/** From the tab, by Tab, arrows and Enter: the mark below the first one is revealed, and the editor has the focus. */
async function walkByKeyboard(page, frame, file, tab) {
  await frame.getByRole('tab', { name: tab, exact: true }).focus();
  await untilTrue('Tab to reach a mark', async () => {
    await page.keyboard.press('Tab');
    return (await focusedMark(frame)) !== undefined;
  });
  const first = await focusedMark(frame);
  // At an end of a list only the way back leads to another mark.
  for (const key of ['ArrowDown', 'ArrowUp'])
    if ((await focusedMark(frame)) === first) await page.keyboard.press(key);
  await untilTrue('an arrow to lead to another mark', async () => (await focusedMark(frame)) !== first);
  const reached = await focusedMark(frame);
  await untilTrue('the selection to follow the focus', () => frame.evaluate(isSelected, reached));
  await page.keyboard.press('Enter');
  await page.locator(`.editor-instance .monaco-editor.focused[data-uri$="/${file}"]`).waitFor();
}

/** In the page: ids hold any text, so they are compared. */
function isSelected(id) {
  const marks = [...document.querySelectorAll('[data-mark]')];
  return marks.some(({ dataset }) => dataset.mark === id && dataset.selected === 'true');
}

export default async function marksAndLines({ page, check }) {
  let shown;
  for (const { file, tab, clicks, cursors } of views) {
    const show = async () => {
      if (shown === undefined) {
        await openFile(page, file);
        await runCommand(page, 'kdscope: Open Triage');
      } else if (shown !== file) await openFile(page, file);
      shown = file;
      const frame = await showTab(page, tab);
      // Another transcript's marks may still stand there.
      await markOf(frame, clicks[0][0]).waitFor();
      return frame;
    };
    for (const [text, lines] of clicks) {
      await check(`${tab} of ${file}: a click on "${text}" selects its lines`, async () => {
        const frame = await show();
        await clickMark(frame, text);
        await untilSelected(page, file, lines);
        // The cursor that came with the lines has taken the selection nowhere else.
        const selected = frame.locator('[data-selected=true]', { hasText: text }).first();
        assert.ok(await selected.isVisible());
      });
    }
    for (const [line, text] of cursors) {
      await check(`${tab} of ${file}: the cursor on line ${line} selects "${text}"`, async () => {
        const frame = await show();
        await goToLine(page, file, line);
        await untilMarked(frame.locator('[data-mark][data-selected=true]', { hasText: text }).first(), text);
        await staysAt(page, file, line);
      });
    }
    await check(`${tab} of ${file}: the keyboard reaches a mark and goes to its line`, async () => {
      const frame = await show();
      await walkByKeyboard(page, frame, file, tab);
      assert.equal(await editorOf(page, file).count(), 1, 'the editor that was there');
    });
  }
}
