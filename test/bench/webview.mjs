// What a panel costs in the browser: opening, later pages, scrolling. By the browser's own tracing.
import { fromRoot } from '../../scripts/lib/root.mjs';
import { generatedLog, writtenLog } from './support/inputs.mjs';
import { irpList, rawStack, waitRings } from './support/longLists.mjs';
import { viewModels } from './support/viewModels.mjs';
import { startPanels } from './support/viewPanel.mjs';

export const title = `the panel (ms; "model": the server's way from the text to the first page of the view; "painted" and "whole": from an empty panel
with all models at hand to the first page and to all pages on the screen; "work": what that costs the main thread, for each page;
goals: 10 000 threads whole in 1000, 8 for each frame that scrolls, 2000 DOM nodes)`;

const samples = (name) => fromRoot('samples', name);
const threads = () => generatedLog(40);

/** `choose`: a button that is pressed when the view is open. `scroll`: what is moved. */
const cases = [
  {
    text: 'rundown',
    file: () => samples('rundown-deadlock.txt'),
    view: 'overview',
    scroll: '.overview-body',
  },
  {
    text: 'idle thread',
    file: () => samples('idle-thread-apc.txt'),
    view: 'overview',
    scroll: '.overview-body',
  },
  { text: '10 MB', file: () => generatedLog(10), view: 'overview', scroll: '.overview-body' },
  ...['Threads', 'Unique', 'Parallel'].map((choose) => ({
    text: '10 000 threads',
    file: threads,
    view: 'threadStacks',
    choose,
    scroll: '.tree-scroller',
  })),
  {
    text: '2000 IRPs',
    file: () => writtenLog('irps', () => irpList(2000)),
    view: 'irpStack',
    scroll: '.irp-list',
  },
  {
    text: '1500 slots',
    file: () => writtenLog('slots', () => rawStack(1500)),
    view: 'rawStack',
    scroll: '.slot-scroller',
  },
  {
    text: '500 waiters',
    file: () => writtenLog('rings', () => waitRings(500)),
    view: 'waitGraph',
    scroll: '.graph-viewport',
  },
  {
    text: '500 waiters',
    file: () => writtenLog('rings', () => waitRings(500)),
    view: 'waitGraph',
    scroll: '.graph-side',
  },
];

const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
const percentile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? 0;

/** Of three runs the one that other programs disturbed least. */
async function quietest(run) {
  const runs = [await run(), await run(), await run()];
  return runs.sort((a, b) => percentile(a, 0.95) - percentile(b, 0.95))[0];
}

/** `95 % of frames / the longest`. */
const frameWork = (frames) => `${ms(percentile(frames, 0.95))} / ${ms(Math.max(0, ...frames))}`;

async function measured(panels, made, { text, view, choose, scroll }) {
  const { pages, modelMs, paintMs, wholeMs, tasks } = await panels.open(made, view);
  const chosen = choose === undefined ? [] : await panels.press(choose);
  const wheel = await quietest(() => panels.wheel(scroll, 12_000));
  const drag = await quietest(() => panels.drag(scroll, 60));
  return {
    text,
    view: choose === undefined ? view : `${view}, ${choose}`,
    model: ms(modelMs),
    pages,
    painted: ms(paintMs),
    whole: ms(wholeMs),
    'work/page': ms(tasks.reduce((sum, task) => sum + task, 0) / pages),
    'longest task': ms(Math.max(...tasks)),
    rearranged: choose === undefined ? '' : ms(Math.max(...chosen)),
    'DOM nodes': await panels.nodes(),
    'wheel, frame 95 % / max': frameWork(wheel),
    'drag, frame 95 % / max': frameWork(drag),
  };
}

export async function bench() {
  const panels = await startPanels();
  const models = new Map();
  const modelsOf = async ({ text, file, view }) => {
    const name = `${text} ${view}`.replaceAll(' ', '-');
    if (!models.has(name)) models.set(name, await viewModels(name, file(), view));
    return models.get(name);
  };
  try {
    const rows = [];
    for (const one of cases) rows.push(await measured(panels, await modelsOf(one), one));
    return rows;
  } finally {
    await panels.stop();
  }
}
