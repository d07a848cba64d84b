// Everything that is taken out of the views: each as SVG and as text, the whole as a page that opens without a network, and as Markdown.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { violations } from '../axe.mjs';
import { showTab } from '../pages.mjs';
import { openFile, runCommand, untilTrue } from '../workbench.mjs';

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

/** What must stand in the export of each view: something from its end, too, which is out of sight in the window. */
const views = [
  { tab: 'Overview', file: rundown, texts: ['Candidate deadlock', '147 lines'] },
  { tab: 'Stacks', file: rundown, texts: ['nt!KiSwapContext+0x85', 'php5ts!zend_reflection_class_factory'] },
  { tab: 'IRP stack', file: rundown, texts: ['IRP_MJ_LOCK_CONTROL', 'SL_PENDING_RETURNED'] },
  { tab: 'APC timeline', file: idle, texts: ['kernel APCs are delivered', 'SoftFSQueueSyncWorker'] },
  { tab: 'Wait graph', file: rundown, texts: ['FILE_OBJECT', 'break here'] },
  { tab: 'Raw stack', file: idle, texts: ['KiDeliverApc', 'PspSystemThreadStartup'] },
  { tab: 'Address lens', file: rundown, texts: ['FILE_OBJECT', '4 mentions'] },
];

/** The texts of a drawing, lines joined. */
const textsOf = (svg) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(' ');

export default async function exports({ page, check }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kdscope-exports-'));

  const clipboard = () => page.evaluate(() => globalThis.navigator.clipboard.readText());

  /** Answers the dialog that asks where to save with a file of this name, and waits until it is written. */
  async function saveAs(name) {
    const target = path.join(folder, name);
    const input = page.locator('.quick-input-widget input.input');
    await input.waitFor();
    // The dialog writes its own suggestion when it has looked at the folder: what is typed before is lost.
    await untilTrue('the dialog to keep the name', async () => {
      await input.fill(target);
      await sleep(250);
      return (await input.inputValue()) === target;
    });
    await page.keyboard.press('Enter');
    const read = () => readFileSync(target, 'utf8');
    await untilTrue(`${name} to be written`, () => {
      try {
        return read() !== '';
      } catch {
        return false;
      }
    });
    return read();
  }

  await openFile(page, rundown);
  await runCommand(page, 'kdscope: Open Triage');
  for (const { tab, file, texts } of views) {
    await check(`${tab}: all of it is saved as SVG, and copied as text`, async () => {
      await openFile(page, file);
      await page.locator('.tab', { hasText: `Triage: ${file}` }).waitFor();
      const frame = await showTab(page, tab);
      await frame.getByRole('button', { name: 'Save the view as SVG' }).click();
      const svg = await saveAs(`${tab}.svg`);
      assert.match(svg, /^<svg xmlns=/);
      for (const text of texts) assert.ok(textsOf(svg).includes(text), `${text} is missing in the drawing`);
      await frame.getByRole('button', { name: 'Copy the view as text' }).click();
      await untilTrue(`${texts[0]} on the clipboard`, async () => (await clipboard()).includes(texts[0]));
    });
  }
  await check('Ctrl+C on a mark copies its text', async () => {
    await openFile(page, rundown);
    const frame = await showTab(page, 'Stacks');
    await frame
      .locator('.row', { hasText: 'IopAcquireFileObjectLock' })
      .first()
      .locator('.frame-text')
      .click();
    await page.keyboard.press('Control+C');
    const row = 'nt!IopAcquireFileObjectLock+0x6d';
    await untilTrue('the row on the clipboard', async () => (await clipboard()).includes(row));
  });
  await check('the report is a page with all views, which asks nobody for anything', async () => {
    await runCommand(page, 'kdscope: Export Report');
    const html = await saveAs('report.html');
    assert.doesNotMatch(html, /(?:src|href)="/);
    const report = await page.context().newPage();
    const asked = [];
    report.on('request', (request) => asked.push(request.url()));
    const address = pathToFileURL(path.join(folder, 'report.html')).href;
    await report.goto(address);
    for (const { tab, file, texts } of views) {
      await report.getByRole('tab', { name: tab, exact: true }).click();
      if (file === rundown) await report.locator('.panel', { hasText: texts[0] }).waitFor();
      assert.deepEqual(await violations(report.mainFrame()), []);
    }
    await report.getByRole('tab', { name: 'Wait graph' }).click();
    await report.locator('.graph-node', { hasText: 'FILE_OBJECT' }).first().click();
    await report.locator('.quote', { hasText: 'lines 63–78' }).waitFor();
    assert.deepEqual(asked, [address]);
    await report.close();
  });
  await check('the report in Markdown draws the waits with Mermaid', async () => {
    await page.keyboard.press('Escape');
    await runCommand(page, 'kdscope: Export Report');
    assert.match(await saveAs('report.md'), /```mermaid\n(?:flowchart|graph) /);
  });
  rmSync(folder, { recursive: true });
}
