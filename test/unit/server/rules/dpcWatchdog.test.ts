/** BC09: the DPC watchdog: ticks as time, the code that the clock interrupted, and what it does not prove. */
import { expect, it } from 'vitest';
import { dpcWatchdog as rule } from '../../../../src/server/rules/dpcWatchdog';
import { checkRule, headlines } from '../../../support/checkRule';
import { bugcheckText } from '../../../support/crashExcerpts';

const clock = [
  'nt!KeBugCheckEx',
  'nt!KeAccumulateTicks+0x1a2',
  'nt!KiUpdateRunTime+0x5d',
  'nt!KeClockInterruptNotify+0x8f3',
  'hal!HalpTimerClockInterrupt+0x63',
  'nt!KiCallInterruptServiceRoutine+0xa5',
  'nt!KiInterruptSubDispatchNoLockNoEtw+0xea',
  'nt!KiInterruptDispatchNoLockNoEtw+0x37',
];
const dispatched = ['nt!KiExecuteAllDpcs+0x2e5', 'nt!KiRetireDpcList+0x1d9', 'nt!KiIdleLoop+0x5a'];
const stop = (args: readonly string[], rows: readonly string[] = []): string =>
  bugcheckText({ title: 'DPC_WATCHDOG_VIOLATION (133)', args, rows });
const one = ['0', '501', '500', '0'];

it('names the DPC routine, and what of it was interrupted', async () => {
  expect(await checkRule(rule, stop(one, [...clock, 'nic!ReadFifo+0x2c', 'nic!NicDpc+0x1b0', ...dispatched])))
    .toMatchInlineSnapshot(`
    "warning diagnostic [6-11] derived: DPC_WATCHDOG_VIOLATION (0x133): one DPC or ISR ran for 1281 ticks (20.016 s), where 1280 ticks (20 s) are allowed. The clock interrupted nic!ReadFifo+0x2c, in the DPC routine nic!NicDpc+0x1b0: the routine that ran too long, or something that it called.
      observed [6-11] the target stopped with DPC_WATCHDOG_VIOLATION (0x133)
      observed [8] parameter 1 is 00000000: what ran too long, one DPC or ISR ran too long
      observed [9] parameter 2 is 00000501: time it took, in ticks
      observed [10] parameter 3 is 00000500: time allowed, in ticks
      observed [11] parameter 4 is 00000000: nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK
      derived [9] 1281 ticks are 1 more than the 1280 allowed; a tick is taken as 15.625 ms, the usual length (+0x500 +0x1 = 0000000000000501)
      observed [26] nic!ReadFifo+0x2c stands below the clock interrupt
      observed [27] nic!NicDpc+0x1b0 was called as DPC
      or: a hypervisor, a debugger or a system-management interrupt took the processor away meanwhile
      missing: what the other processors did at that time (!running -it)
      next: !dpcs | !running -it | !dpcwatchdog"
  `);
});

it('says so when the interrupted code spins for a lock', async () => {
  const text = stop(one, [
    ...clock,
    'nt!KxWaitForSpinLockAndAcquire+0x2c',
    'nic!NicDpc+0x1b0',
    'nt!KiProcessExpiredTimerList+0x159',
    'nt!KiRetireDpcList+0x4e0',
  ]);
  expect(await checkRule(rule, text)).toMatch(/or: it spins for a lock: then who holds/);
  expect(await headlines({ id: 'spin-lock-wait' }, text)).toMatch(/ card /);
});

it('does not blame the code of the moment when the time is a sum', async () => {
  expect(
    await checkRule(
      rule,
      stop(['1', '1e00', 'fffff80364afb320', '0'], [...clock, 'nic!Poll+0x8', 'nt!KiIdleLoop+0x5a']),
    ),
  ).toMatchInlineSnapshot(`
    "warning diagnostic [6-11] derived: DPC_WATCHDOG_VIOLATION (0x133): within the watched period of 7680 ticks (2 min) the processor was at DISPATCH_LEVEL or above for too long in sum. The clock interrupted nic!Poll+0x8: only what ran last, and need not be what took the time.
      observed [6-11] the target stopped with DPC_WATCHDOG_VIOLATION (0x133)
      observed [8] parameter 1 is 00000001: what ran too long, time at DISPATCH_LEVEL or above added up
      observed [9] parameter 2 is 00001e00: period of the watchdog, in ticks
      observed [10] parameter 3 is fffff803\`64afb320: nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK
      observed [11] parameter 4 is 00000000
      observed [26] nic!Poll+0x8 stands below the clock interrupt
      or: many short DPCs, of one driver or of several
      or: one long DPC that has ended
      or: code of a thread that raised the IRQL or held a spin lock
      missing: what the watchdog recorded (dt nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK fffff803\`64afb320)
      missing: what the other processors did at that time (!running -it)
      next: dt nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK fffff803\`64afb320 | !dpcs | !running -it | !dpcwatchdog"
  `);
});

it.each([
  [
    'an ISR',
    [...clock, 'nic!Isr+0x10', 'nt!KiInterruptMessageDispatch+0x11'],
    /in the ISR routine|interrupted nic!Isr/,
  ],
  [
    'an ISR that another interrupt had let in',
    [
      ...clock,
      'nic!Isr+0x10',
      'nt!KiCallInterruptServiceRoutine+0xa5',
      'nt!KiInterruptDispatch+0x8a',
      'app!Run+0x4',
    ],
    /interrupted nic!Isr\+0x10: the routine/,
  ],
  [
    'rows with the names of other functions',
    [...clock.slice(0, 5), 'nt!KeSynchronizeExecution+0x83a', 'nic!NicDpc+0x1b0'],
    /are allowed\.$/,
  ],
  [
    'a stack without the interrupt',
    ['nt!KeBugCheckEx', 'nt!Elsewhere+0x4'],
    /where 1280 ticks \(20 s\) are allowed\.$/,
  ],
] as const)('%s', async (_, rows, words) => {
  expect(await headlines(rule, stop(one, rows))).toMatch(words);
});

it('is silent at a variant without a meaning, and at other watchdogs', async () => {
  expect(await headlines(rule, stop(['7', '0', '0', '0']))).toBe('');
  expect(
    await headlines(
      rule,
      bugcheckText({
        title: 'CLOCK_WATCHDOG_TIMEOUT (101)',
        args: ['10', '0', 'ffff828070051180', '5'],
        rows: clock,
      }),
    ),
  ).toBe('');
});
