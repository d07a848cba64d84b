// What the main thread of a page does, by the browser's own tracing.

const categories = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];
/** Says in the trace which of the threads is meant. */
const sign = 'kdscope-bench';

/**
 * Traces while `act` runs.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<{ tasks: number[], frames: number[] }>} in ms of processor time, which other programs of the machine do not lengthen:
 *   each task of the page's main thread, and all it did for each frame
 */
export async function traceMainThread(page, act) {
  const session = await page.context().browser().newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: categories,
      excludedCategories: ['*'],
      recordMode: 'recordContinuously',
    },
  });
  await page.evaluate((name) => performance.mark(name), sign);
  await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const { pid, tid } = events.find(({ name }) => name === sign) ?? {};
  return summarize(events.filter((event) => event.pid === pid && event.tid === tid));
}

function summarize(thread) {
  const tasks = thread.filter(({ name, ph }) => ph === 'X' && name === 'RunTask').sort((a, b) => a.ts - b.ts);
  const commits = thread.filter(({ name }) => name === 'Commit').sort((a, b) => a.ts - b.ts);
  const frames = commits.map(() => 0);
  let frame = 0;
  for (const { ts, dur, tdur = dur } of tasks) {
    while (frame < commits.length && commits[frame].ts < ts) frame += 1;
    if (frame < commits.length) frames[frame] += tdur / 1000;
  }
  return { tasks: tasks.map(({ dur, tdur = dur }) => tdur / 1000), frames };
}
