/** APC deliveries as partial orders of steps. */
import { describe, expect, it } from 'vitest';
import type { Story } from '../../../../src/shared/triage';
import { analyze, readSample } from '../../../support/analyze';
import { kernel10, thread10 } from '../../../support/excerpts';

const wait = [
  'nt!KiSwapThread+0x500',
  'nt!KiCommitThreadWait+0x14f',
  'nt!KeWaitForSingleObject+0x233',
  'drv!Worker+0x77',
  'nt!PspSystemThreadStartup+0x55',
];
const printed = `${kernel10}kd> !thread\n${thread10({ address: 'ffffb20a12345080', cid: '0004.0f10', image: 'System', process: 'ffffb20a0fb1c080', stack: ['nt!IopCompleteRequest+0x1a3', 'nt!KiDeliverApc+0x19a', ...wait] })}`;

async function storiesOf(text: string): Promise<readonly Story[]> {
  return (await analyze(text)).analysis.stories.filter(({ kind }) => kind === 'apc-delivery');
}

const tell = ({ steps }: Story): string[] =>
  steps.map(
    ({ id, after, lane, what, grade, lines }) =>
      `${id} after [${after.join(' ')}] ${lane}: ${what} (${grade}) @${lines[0]}`,
  );

it('tells the idle worker: the residue stands beside the order, before the trap', async () => {
  const [story] = await storiesOf(readSample('idle-thread-apc'));
  expect(story && tell(story)).toMatchInlineSnapshot(`
    [
      "k0 after [] thread: SoftFSQueueSyncWorker calls the wait (derived) @53",
      "k1 after [k0] thread: the wait begins (derived) @49",
      "k2 after [k1] thread: the thread gives up the processor (derived) @47",
      "k3 after [k2] apc: kernel APCs are delivered (derived) @41",
      "k4 after [k3] apc: kernel routine: IopCompleteRequest (inferred) @45",
      "k5 after [] residue: IopCompleteRequest had made a call (inferred) @33",
      "k6 after [k3] apc: KeAcquireInStackQueuedSpinLock is called (derived) @5",
      "k7 after [k6 k4 k5] trap: page fault (observed) @3",
    ]
  `);
});

it('tells a printed stack from the wait to the routine', async () => {
  const [story] = await storiesOf(printed);
  expect(story && tell(story)).toMatchInlineSnapshot(`
    [
      "k0 after [] thread: Worker waits (observed) @26",
      "k1 after [k0] thread: the wait begins (observed) @25",
      "k2 after [k1] thread: the thread gives up the processor (observed) @24",
      "k3 after [k2] thread: the thread gives up the processor (observed) @23",
      "k4 after [k3] apc: kernel APCs are delivered (observed) @22",
      "k5 after [k4] apc: IopCompleteRequest runs (observed) @21",
    ]
  `);
});

it('tells nothing where no trap frame anchors the raw stack, and where a running thread is interrupted', async () => {
  expect(
    await storiesOf(readSample('idle-thread-apc').replace('a9750c84 806ffa16', 'a9750c84 806ffa1a')),
  ).toEqual([]);
  expect(await storiesOf(printed.replace('nt!KiSwapThread+0x500', 'nt!KiApcInterrupt+0x2f4'))).toEqual([]);
});

describe.each([
  ['rebuilt', readSample('idle-thread-apc')],
  ['printed', printed],
])('the order of a %s story', (_, text) => {
  it('refers backwards to steps that exist, so that it has no ring', async () => {
    const lineCount = text.split('\n').length;
    for (const { steps, lanes, order } of await storiesOf(text)) {
      expect(order).toBe('stack-nesting');
      const seen = new Set<string>();
      for (const { id, after, lane, lines, at } of steps) {
        for (const before of after) expect(seen).toContain(before);
        expect(seen).not.toContain(id);
        seen.add(id);
        expect(lanes.map((one) => one.id)).toContain(lane);
        expect(lines[0]).toBeGreaterThan(0);
        expect(lines[1]).toBeLessThanOrEqual(lineCount);
        expect(at).toBeUndefined(); // nesting gives order and no clock
      }
    }
  });
});
