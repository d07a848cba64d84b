// The side panel: a tree that shows its findings and leads to their lines, and a timeline that follows the transcript.
import assert from 'node:assert/strict';
import { untilSelected } from '../editor.mjs';
import { findPage, untilDrawn } from '../pages.mjs';
import { openFile, runCommand } from '../workbench.mjs';

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

export default async function sidePanel({ page, check }) {
  const size = page.viewportSize();
  // High enough for the whole tree: rows out of sight are not there.
  await page.setViewportSize({ ...size, height: 1600 });
  const rowOf = (label) => page.locator(`.pane-body .monaco-list-row[aria-label*="${label}"]`).first();
  await openFile(page, rundown);
  await runCommand(page, 'kdscope: Show Timeline');

  await check('the tree shows findings, and other groups closed', async () => {
    await rowOf('warning, Candidate deadlock').waitFor();
    const states = {};
    for (const group of ['Findings', 'Threads', 'IRPs', 'File objects'])
      states[group] = await page
        .locator(`.monaco-list-row[aria-label^="${group}, "]`)
        .last()
        .getAttribute('aria-expanded');
    assert.deepEqual(states, { Findings: 'true', Threads: 'false', IRPs: 'false', 'File objects': 'false' });
  });
  await check('a click on a finding selects its line', async () => {
    await rowOf('warning, Candidate deadlock').click();
    await untilSelected(page, rundown, [34, 34]);
  });
  await check('the timeline follows the transcript', async () => {
    const shows = async (text) => {
      const frame = await findPage(page, 'timeline');
      await untilDrawn(frame);
      await frame.getByText(text).first().waitFor();
    };
    await shows('Waits on the tick axis');
    await openFile(page, idle);
    await shows('APC delivered into the wait of SoftFSQueueSyncWorker');
    await openFile(page, rundown);
    await shows('Waits on the tick axis');
  });
  await check('the tree follows it too', async () => {
    await openFile(page, idle);
    await rowOf('warning, k skipped').waitFor();
  });
  await page.setViewportSize(size);
}
