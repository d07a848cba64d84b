/** How long a tick is, from what the debugger printed. */
import { describe, expect, it } from 'vitest';
import { ClockBuilder, readClock } from '../../../../src/server/transcript/clock';
import type { ThreadRecord } from '../../../../src/server/model/thread';
import type { Address } from '../../../../src/shared/address';

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
  return builder.finish();
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
