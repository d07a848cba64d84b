// Takes the pictures of the README: builds, opens the samples in the server edition of VS Code, and writes media/pictures/*.png.
// They are referenced from the repository and are not packaged.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { goToLine } from '../test/e2e/editor.mjs';
import { clickMark, findPage, showTab, untilDrawn, untilMarked } from '../test/e2e/pages.mjs';
import { openWindow } from '../test/e2e/window.mjs';
import { editorOf, openFile, runCommand, untilTrue, useTheme } from '../test/e2e/workbench.mjs';
import { runNode } from './lib/program.mjs';
import { toPalette } from './lib/palettePng.mjs';
import { fromRoot, root } from './lib/root.mjs';
import { say } from './lib/say.mjs';
import { ensureBrowser, ensureDependencies, ensureHost } from './setup.mjs';

const folder = fromRoot('media/pictures');
/** In bytes: a README of several pictures is to load at once. */
const most = 300_000;

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

const settings = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'window.title': 'kdscope',
};

/** The views, each alone: the width is that of the window, of which the panel has half. */
const views = [
  { name: 'stacks', file: idle, tab: 'Stacks', mark: 'SoftFSProcessRequest', size: [1700, 800] },
  { name: 'apc-timeline', file: idle, tab: 'APC timeline', mark: 'kernel routine', size: [2560, 880] },
  { name: 'irp-stack', file: rundown, tab: 'IRP stack', mark: 'IRP_MJ_LOCK_CONTROL', size: [1800, 680] },
  {
    name: 'wait-graph',
    file: rundown,
    tab: 'Wait graph',
    mark: 'Lock',
    size: [2100, 800],
    theme: 'Light Modern',
  },
];

async function write(page, name, options) {
  const file = path.join(folder, `${name}.png`);
  const picture = toPalette(await page.screenshot(options));
  writeFileSync(file, picture);
  say(`${path.relative(root, file)}, ${Math.round(picture.length / 1000)} kB`);
  if (picture.length > most) throw new Error(`${name}.png is larger than ${most / 1000} kB`);
}

/** The whole window: findings in the tree, what the wait object is, and who waits for whom. */
async function takeOverview(page) {
  await openFile(page, rundown);
  await runCommand(page, 'kdscope: Show Timeline');
  await untilDrawn(await findPage(page, 'timeline'));
  await runCommand(page, 'kdscope: Open Triage');
  const frame = await showTab(page, 'Wait graph');
  await goToLine(page, rundown, 107);
  await untilMarked(frame.locator('.graph-edge[data-selected=true]').first(), 'the wait');
  const line = editorOf(page, rundown).locator('.view-line', { hasText: 'NotificationEvent' });
  await line.hover({ position: { x: 60, y: 8 } });
  const hover = page.locator('.monaco-hover:visible', { hasText: '0x98 (Event)' });
  // It fades in.
  await untilTrue('the hover to be opaque', () =>
    hover.evaluate((box) => globalThis.getComputedStyle(box).opacity === '1'),
  );
  await write(page, 'overview');
  await page.keyboard.press('Escape');
}

/** The panel alone, with one mark selected and explained. */
async function takeView(page, { name, file, tab, mark, size: [width, height], theme }) {
  if (theme) await useTheme(page, theme);
  await page.setViewportSize({ width, height });
  await openFile(page, file);
  const frame = await showTab(page, tab);
  await clickMark(frame, mark);
  await page.mouse.move(0, 0);
  const outer = page.locator('iframe.webview:visible').first();
  await write(page, name, { clip: await outer.boundingBox() });
}

await ensureDependencies();
if (!(await ensureHost()) || !(await ensureBrowser()))
  throw new Error('the pictures need the stand-in host and a Chromium');
const built = await runNode(fromRoot('scripts/build.mjs'), ['--production']);
if (built.code !== 0) process.exit(built.code);
mkdirSync(folder, { recursive: true });
const window = await openWindow({ settings, size: { width: 1600, height: 1000 } });
try {
  await takeOverview(window.page);
  await runCommand(window.page, 'View: Toggle Primary Side Bar Visibility');
  for (const view of views) await takeView(window.page, view);
} finally {
  await window.stop();
}
