/** How long a tick is, from what the debugger printed. */
import { describe, expect, it } from 'vitest';
import { ClockBuilder, readClock } from '../../../../src/server/transcript/clock';
import type { ThreadRecord } from '../../../../src/server/model/thread';
import type { Address } from '../../../../src/shared/address';
import type { Clock } from '../../../../src/shared/triage';
import { analyze } from '../../../support/analyze';
import { thread10 } from '../../../support/excerpts';

const thread = (waitStartTick: number, ticks: number, waitMs?: number): ThreadRecord => ({
  kind: 'thread',
  address: 'fffffadfcca9a040' as Address,
  lines: [0, 5],
  waitObjects: [],
  irps: [],
  waitStartTick,
  ticks,
  waitLines: [3, 3],
  ...(waitMs !== undefined && { waitMs }),
});

function clockOf(...threads: ThreadRecord[]): ReturnType<ClockBuilder['finish']> {
  const builder = new ClockBuilder();
  for (const [index, record] of threads.entries())
    for (const reading of readClock(record)) builder.add(reading, index * 10);
  return builder.finish('kernel-live');
}

/** As the debugger does: cut to milliseconds. */
const printed = (ticks: number, tickMs: number): ThreadRecord =>
  thread(1000, ticks, Math.floor(ticks * tickMs));

describe('tick length', () => {
  it.each([15.625, 10, 15.6001])('is %s ms from a long wait', (tickMs) => {
    expect(clockOf(printed(367_515, tickMs))?.tickMs).toBe(tickMs);
    expect(clockOf(printed(20_001, tickMs))?.tickMs).toBe(tickMs);
  });
  it('comes from the longest wait, and has as many decimals as that can carry', () => {
    expect(clockOf(printed(60, 15.6001), printed(2000, 15.6001))?.tickMs).toBe(15.6);
    expect(clockOf(printed(952, 15.625))?.tickMs).toBe(15.625);
  });
  it('is unknown when all waits are short, and where no time is printed', () => {
    expect(clockOf(printed(50, 15.625))?.tickMs).toBeUndefined();
    expect(clockOf(thread(1000, 90_000))?.tickMs).toBeUndefined();
  });
});

it('takes start + ticks as the moment of an output', () => {
  expect(clockOf(thread(6_545_162, 367_515, 5_742_421), thread(6_966_187, 952, 14_875))).toEqual({
    tickMs: 15.625,
    snapshots: [
      { tick: 6_912_677, lines: [4, 4] },
      { tick: 6_967_139, lines: [14, 14] },
    ],
    skewMs: 850_968.75,
  });
  expect(clockOf()).toBeUndefined();
});

describe('times of day', () => {
  const kernel =
    'Connected to Windows 10 19041 x64 target at (Tue Oct 13 10:11:12.131 2020 (UTC + 2:00)), ptr64 TRUE\n';
  const vertarget = (time: string, uptime = 'not available'): string =>
    `0: kd> vertarget\nDebug session time: ${time}\nSystem Uptime: ${uptime}\n`;
  const printed = thread10({
    address: 'ffffb20a22345080',
    cid: '1a2c.0f10',
    image: 'app.exe',
    process: 'ffffb20a16a1c080',
  });
  const clock = async (text: string): Promise<Clock | undefined> =>
    (await analyze(text)).transcript.sessions.at(-1)?.clock;
  const times = async (text: string): Promise<string[]> =>
    ((await clock(text))?.instants ?? []).map(
      ({ clock: whose, at, uptimeMs, event, lines }) =>
        `${whose}${event === undefined ? '' : ` ${event}`} ${at ?? 'no zone'}${uptimeMs === undefined ? '' : ` up ${uptimeMs}`} @${lines.join('-')}`,
    );

  it('are read wherever a debugger prints them', async () => {
    const text = `${kernel}${vertarget('Tue Oct 13 10:11:10.000 2020 (UTC + 2:00)', '38 days 3:18:11.520')}0: kd> .echotimestamps 1
0: kd> g
Tue Oct 13 10:15:07.311 2020 (UTC + 2:00): ModLoad: 76020000 7604b000   C:\\Windows\\System32\\IMM32.DLL
Tue Oct 13 10:15:08.311 2020 (UTC + 2:00): (1a2c.f10): Access violation - code c0000005 (first chance)
0: kd> .lastevent
Last event: 1a2c.f10: Access violation - code c0000005 (first chance)
  debugger time: Tue Oct 13 10:15:08.311 2020 (UTC + 2:00)
0: kd> .echotime
Debugger (not debuggee) time: Tue Oct 13 05:16:00.000 2020 (GMT-3)
0: kd> !wmitrace.logdump 0x15
(WmiTrace) LogDump for Logger Id 0x15
Found Buffers: 2 Messages: 2, sorting entries
[0]0004.0008::10/13/2020-10:10:47.123 [mydrv]Queue stopped
[0]0004.0008::10/13/2020-10:10:49.123 [mydrv]Queue started
Total of 2 Messages from 2 Buffers
0: kd> g
Shutdown occurred at (Tue Oct 13 10:43:07.274 2020 (UTC + 2:00))...unloading all symbol tables.
`;
    expect(await times(text)).toEqual([
      'debugger connected 2020-10-13T08:11:12.131Z @1-1',
      'target 2020-10-13T08:11:10.000Z up 3295091520 @3-4',
      'event 2020-10-13T08:15:07.311Z @7-7',
      'event 2020-10-13T08:15:08.311Z @8-8',
      'event 2020-10-13T08:15:08.311Z @11-11',
      'debugger 2020-10-13T08:16:00.000Z @13-13',
      'trace no zone @15-19',
      'trace no zone @15-19',
      'debugger shutdown 2020-10-13T08:43:07.274Z @21-21',
    ]);
  });

  it('do not hide the event that a stamp stands before', async () => {
    const { transcript } = await analyze(
      `0:000> g\nTue Oct 13 10:15:08.311 2020 (UTC + 2:00): (1a2c.f10): Access violation - code c0000005 (first chance)\n`,
    );
    expect([...transcript.each('exception')].map(({ record }) => record.code)).toEqual([0xc0000005]);
    expect(transcript.coverage.unrecognised).toEqual([]);
  });

  it('turn ticks into a time of day, by the uptime', async () => {
    const text = `${kernel}${vertarget('Tue Oct 13 10:11:10.000 2020 (UTC + 2:00)', '0 days 5:13:20.000')}0: kd> !thread ffffb20a22345080\n${printed}`;
    // (1 200 000 + 6400) · 15.625 ms = 5:14:10 after the start.
    expect((await clock(text))?.snapshots.map(({ tick, at }) => [tick, at])).toEqual([
      [1_206_400, '2020-10-13T08:12:00.000Z'],
    ]);
  });

  it.each([
    ['without an uptime', vertarget('Tue Oct 13 10:11:10.000 2020 (UTC + 2:00)')],
    ['without a time zone', vertarget('Tue Oct 13 10:11:10.000 2020', '0 days 5:13:20.000')],
    [
      'with an uptime that is later',
      vertarget('Tue Oct 13 10:11:10.000 2020 (UTC + 2:00)', '0 days 6:00:00.000'),
    ],
  ])('leave ticks alone %s', async (_, text) => {
    const found = await clock(`${kernel}${text}0: kd> !thread ffffb20a22345080\n${printed}`);
    expect(found?.snapshots[0]).toEqual({ tick: 1_206_400, lines: expect.anything() as unknown });
  });

  it('take a day that does not exist for what it says', async () => {
    expect(await times(`${kernel}${vertarget('Tue Oct 99 99:99:99.999 9999 (UTC + 99:99)')}`)).toHaveLength(
      2,
    );
  });
});
