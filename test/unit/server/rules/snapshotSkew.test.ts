/** WT16: outputs of two moments. */
import { describe, expect, it } from 'vitest';
import { snapshotSkew as rule } from '../../../../src/server/rules/snapshotSkew';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

/** A thread that began to wait at a tick and was printed at another. */
function thread(index: number, start: number, now: number, state?: string): string {
  const ticks = now - start;
  const ms = Math.floor(ticks * 15.625);
  const time = `0:00:${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${((ms % 60_000) / 1000).toFixed(3).padStart(6, '0')}`;
  return thread10({
    address: `ffffb20a1${(0x2340000 + index * 0x1000).toString(16)}`,
    cid: `0004.${(0x100 + index).toString(16)}`,
    image: 'System',
    process: 'ffffb20a0fb1c080',
    start,
    ticks: ticks === 0 ? '0' : `${ticks} (${time})`,
    ...(state !== undefined && { state }),
  });
}
const live = `${kernel10}kd> !thread\n`;

it('measures the rundown', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "info diagnostic [111] derived: Two outputs of this session are 14 min 11 s apart (one tick = 15.625 ms): they show two moments, not one. The current wait of w3wp.exe 10f8.138c (re)started 1 h 49 min 38.5 s after that of rrdtool.exe 1328.1348.
      derived [38] rrdtool.exe 1328.1348 was printed at tick 6545162 + 367515 = 6912677 (+0x63df0a +0x59b9b = 0000000000697aa5)
      derived [111] w3wp.exe 10f8.138c was printed at tick 6966187 + 952 = 6967139 (+0x6a4bab +0x3b8 = 00000000006a4f63)
      or: Ticks count from the last (re)start of a wait: a kernel APC, a suspend or a debugger that attaches restarts it, so a later start does not prove a later call.
      missing: both threads at one moment (.echotimestamps 1; !thread fffffadf\`cca9a040; !thread fffffadf\`ccea27d0)
      next: .echotimestamps 1; !thread fffffadf\`cca9a040; !thread fffffadf\`ccea27d0"
  `);
});

it('compares two outputs, waits or not', async () => {
  expect(await headlines(rule, live + thread(1, 100_000, 103_200) + thread(2, 100_500, 104_800))).toMatch(
    /are 25 s apart \(one tick = 15\.625 ms\)/,
  );
  expect(
    await headlines(
      rule,
      live + thread(1, 100_000, 103_200) + thread(2, 104_800, 104_800, 'RUNNING on processor 0'),
    ),
  ).not.toContain('(re)started');
});

describe('stays silent', () => {
  it('for outputs of one moment', async () => {
    expect(await checkRule(rule, live + thread(1, 100_000, 103_200) + thread(2, 101_000, 103_210))).toBe('');
  });
  // A listing of a live system takes its time: it is one output.
  it('for one long listing', async () => {
    const threads = Array.from({ length: 60 }, (_, index) => thread(index, 100_000, 103_200 + index * 40));
    expect(await checkRule(rule, live + threads.join('\n'))).toBe('');
  });
  // Ticks of different starts of a system, or of different machines, are no times of one session.
  it('across sessions', async () => {
    expect(
      await checkRule(rule, live + thread(1, 100_000, 103_200) + live + thread(2, 900_000, 903_200)),
    ).toBe('');
  });
  it('for a dump, which has one moment', async () => {
    const dump = `Microsoft (R) Windows Debugger Version 10.0.19041.1 AMD64\n\nLoading Dump File [C:\\d.dmp]\nKernel Bitmap Dump File: Full address space is available\n\n0: kd> !thread\n`;
    expect(await checkRule(rule, dump + thread(1, 100_000, 103_200) + thread(2, 100_500, 104_800))).toBe('');
  });
  // Fifty ticks do not tell how long one is.
  it('while no wait is long enough to calibrate the tick', async () => {
    expect(await checkRule(rule, live + thread(1, 100_000, 100_040) + thread(2, 104_800, 104_830))).toBe('');
  });
});

it('says nothing of (re)started waits among many threads', async () => {
  const early = Array.from({ length: 20 }, (_, index) => thread(index, 100_000 + index, 103_200));
  const late = Array.from({ length: 20 }, (_, index) => thread(index + 20, 110_000 + index, 113_200));
  const objects = (text: string): string =>
    text.replace('Not impersonating', '    ffffb20a11112280  SynchronizationEvent\nNot impersonating');
  expect(await headlines(rule, live + [...early, ...late].map(objects).join('\n'))).toMatch(
    /two moments, not one\.$/,
  );
});

const vertarget = (time: string, uptime: string): string =>
  `kd> vertarget\nDebug session time: ${time}\nSystem Uptime: ${uptime}\n`;

it('tells another boot, and another dump', async () => {
  const first = vertarget('Tue Oct 13 12:00:00.000 2020 (UTC + 2:00)', '0 days 9:00:00.000');
  const second = vertarget('Tue Oct 13 12:30:00.000 2020 (UTC + 2:00)', '0 days 0:10:00.000');
  expect(await checkRule(rule, kernel10 + first + second)).toMatchInlineSnapshot(`
    "info diagnostic [10-11] derived: From here on another boot of the target is shown, which began at 2020-10-13 12:20:00.000 (UTC + 2:00), after the time in line 7: addresses above and below have nothing to do with each other.
      observed [7-8] Tue Oct 13 12:00:00.000 2020 (UTC + 2:00), 9 h after the start of the target
      observed [10-11] Tue Oct 13 12:30:00.000 2020 (UTC + 2:00), 10 min after the start of the target"
  `);
  const dump = `Loading Dump File [C:\\d.dmp]\nKernel Bitmap Dump File: Full address space is available\n\n`;
  expect(await headlines(rule, dump + first + second)).toMatch(/From here on another dump is shown/);
  expect(await headlines(rule, dump + first + first)).toBe('');
});

it('takes a later stop of one boot, and a clock that was corrected, for no restart', async () => {
  const first = vertarget('Tue Oct 13 12:00:00.000 2020 (UTC + 2:00)', '0 days 9:00:00.000');
  const later = vertarget('Tue Oct 13 12:30:00.000 2020 (UTC + 2:00)', '0 days 9:30:00.000');
  // A virtual machine that was paused: its uptime stood still.
  const paused = vertarget('Tue Oct 13 15:30:00.000 2020 (UTC + 2:00)', '0 days 9:31:00.000');
  expect(await headlines(rule, kernel10 + first + later + paused)).toBe('');
});
