/** WT07 for managed code: monitors that somebody waits for. Outputs as SOS prints them. */
import { expect, it } from 'vitest';
import { monitorWait as rule } from '../../../../src/server/rules/monitorWait';
import { waitRing } from '../../../../src/server/rules/waitRing';
import { checkRule, headlines } from '../../../support/checkRule';
import { user10 } from '../../../support/waitExcerpts';

interface Owned {
  readonly held: number;
  readonly thread: string;
  readonly number: number;
  readonly object: string;
}

const syncBlocks = (...monitors: readonly Owned[]): string =>
  [
    '0:000> !syncblk',
    'Index         SyncBlock MonitorHeld Recursion Owning Thread Info          SyncBlock Owner',
    ...monitors.map(
      ({ held, thread, number, object }, index) =>
        `  ${20 + index} 000001d8f3a7b0${index}8            ${held}         1 000001d8f3a61e60 ${thread}  ${number}   ${object} App.Ledger`,
    ),
    '-----------------------------',
    'Total           52',
    'Free            11',
    '',
  ].join('\n');

const enters = (number: number, id: string, caller: string): string =>
  [
    `0:000> ~${number}e !clrstack`,
    `OS Thread Id: 0x${id} (${number})`,
    '        Child SP               IP Call Site',
    '000000a2b2bfe8b8 00007ffc4f2bf9f4 [GCFrame: 000000a2b2bfe8b8] ',
    '000000a2b2bfea98 00007ffc4f2bf9f4 [HelperMethodFrame_1OBJ: 000000a2b2bfea98] System.Threading.Monitor.Enter(System.Object)',
    `000000a2b2bfebf0 00007ffbe1a03b1f ${caller} [C:\\src\\app\\ledger.cs @ 88]`,
    '',
  ].join('\n');

const first = { held: 3, thread: '2f1c', number: 12, object: '000001d88000f2c0' };
const second = { held: 3, thread: '0b40', number: 17, object: '000001d88000f2d8' };
const target = user10.replace('X86', 'AMD64');

it('names who waits where only one monitor is possible', async () => {
  const text = `${target}${syncBlocks(first)}${enters(17, 'b40', 'App.Ledger.Audit()')}`;
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "info diagnostic [7] inferred: Thread b40 waits for the monitor of App.Ledger 000001d88000f2c0, owned by thread 2f1c.
      observed [7] MonitorHeld counts 1 for the owner and 2 for each thread that waits: 3 is 1 that waits
      inferred [15] thread b40 enters a monitor, and the monitor of App.Ledger 000001d88000f2c0, with 1 waiting, is the only contended one.
      missing: which object each thread enters, and what the owner does (~*e !clrstack)
      next: ~*e !clrstack | ~*e !dso"
  `);
});

it('closes the ring of two threads that each enter what the other owns', async () => {
  const text = `${target}${syncBlocks(first, second)}${enters(12, '2f1c', 'App.Ledger.Post()')}${enters(17, 'b40', 'App.Ledger.Audit()')}`;
  expect(await headlines(waitRing, text)).toMatchInlineSnapshot(
    `"warning diagnostic [16] inferred: Candidate deadlock: thread 2f1c → monitor of App.Ledger 000001d88000f2d8 → thread b40 → monitor of App.Ledger 000001d88000f2c0 → thread 2f1c."`,
  );
});

it('only counts the waiters where several monitors are possible', async () => {
  const third = { ...second, thread: '3c40', number: 19, object: '000001d88000f2f0' };
  const text = `${target}${syncBlocks(first, second, third)}${enters(12, '2f1c', 'App.Ledger.Post()')}`;
  expect(await headlines(rule, text)).toMatchInlineSnapshot(`
    "info diagnostic [7] observed: 1 thread waits for the monitor of App.Ledger 000001d88000f2c0, owned by thread 2f1c.
    info diagnostic [8] observed: 1 thread waits for the monitor of App.Ledger 000001d88000f2d8, owned by thread b40.
    info diagnostic [9] observed: 1 thread waits for the monitor of App.Ledger 000001d88000f2f0, owned by thread 3c40."
  `);
});

it('is silent where nobody waits', async () => {
  const text = `${target}${syncBlocks({ ...first, held: 1 })}${enters(17, 'b40', 'App.Ledger.Audit()')}`;
  expect(await headlines(rule, text)).toBe('');
});

// The prompt names the current thread, and the rows are of another one.
it('joins no stack of a command over all threads to the thread of the prompt', async () => {
  const stack = enters(17, 'b40', 'App.Ledger.Audit()').replace(/^.*\n.*\n/, '0:017> ~*e !clrstack\n');
  const text = `${target}${syncBlocks(first)}0:017> ~\n.  17  Id: f10.b40 Suspend: 1 Teb: 000000d6\`1b5f2000 Unfrozen\n${stack}`;
  expect(await headlines(rule, text)).toMatch(/^info diagnostic .*observed: 1 thread waits/);
});
