/** Stories of queued APCs, and of threads whose trace ends with going to sleep. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../support/analyze';

async function stories(text: string): Promise<string[]> {
  const { analysis } = await analyze(text);
  return analysis.stories.map(({ title, order, steps }) =>
    [
      `${title} (${order})`,
      ...steps.map(
        ({ id, after, lane, what, at, grade }) =>
          `${lane} ${id}${after.length === 0 ? '' : ` after ${after.join(' ')}`}: ${what}${at === undefined ? '' : ` @${at}`} ${grade}`,
      ),
    ].join('\n'),
  );
}

const machine = '0: kd> .effmach\nEffective machine: x86 compatible (x86)\n';
const queue = `0: kd> !apc thre 85cbaac0
Thread 85cbaac0 ApcStateIndex 0 ApcListHead 85cbaaf4 [KERNEL]
    KAPC @ 85d2c1f0
      Type           12
      KernelRoutine  804f2a3c nt!IopCompleteRequest+0
      RundownRoutine 00000000
    KAPC @ 85d2d400
      Type           12
      KernelRoutine  804f2b00 nt!PspGetSetContextSpecialApc+0
      RundownRoutine 00000000
`;

describe('queued APCs', () => {
  it('stand in the order of their queue, and an I/O completion names its IRP', async () => {
    const [story = ''] = await stories(machine + queue);
    expect(story.split('\n')).toEqual([
      '2 APCs are queued to thread 85cbaac0 (stack-nesting)',
      'apc apc0: the completion of IRP 85d2c1b0 is to run derived',
      'apc apc1 after apc0: nt!PspGetSetContextSpecialApc is to run observed',
    ]);
  });
  it('are not told where there are none', async () => {
    expect(
      await stories(
        `${machine}0: kd> !apc thre 85cbaac0\nThread 85cbaac0 ApcStateIndex 0 ApcListHead 85cbaaf4 [KERNEL]\n`,
      ),
    ).toEqual([]);
  });
});

const trace = (last: string): string => `2: kd> !wmitrace.logdump ringbuf
(WmiTrace) LogDump for Logger Id 0x15
Found Buffers: 2 Messages: 4, sorting entries
[0]0004.0038::04/20/2019-10:33:47.100 [ringbuf]worker 3 takes a request
[1]0004.0044::04/20/2019-10:33:47.112 [ringbuf]worker 4 goes to sleep
[0]0004.0038::04/20/2019-10:33:47.123 [ringbuf]worker 3 ${last}
[1]0004.0044::04/20/2019-10:33:47.140 [ringbuf]worker 4 wakes up
Total of 4 Messages from 2 Buffers
`;
const failing = (cid: string): string => `2: kd> !thread
THREAD ffffe08c04a11080  Cid ${cid}  Teb: 0000000000000000 Win32Thread: 0000000000000000 RUNNING on processor 2
Not impersonating
Child-SP          RetAddr           Call Site
ffffb10c\`3f2a1100 fffff800\`41c00000 nt!KeBugCheckEx
ffffb10c\`3f2a1140 fffff800\`41c00010 nt!KiPageFault+0x443
ffffb10c\`3f2a1180 fffff800\`41c00020 nt!KiDeliverApc+0x1a2
`;

describe('a trace', () => {
  it('that ends with a sleep, of a thread that fails', async () => {
    expect(await stories(trace('goes to sleep') + failing('0004.0038'))).toEqual([
      `thread 4.38 went to sleep, and ran without a message that it was woken (timestamps)
trace m0: [ringbuf]worker 3 takes a request @0 observed
trace m1 after m0: [ringbuf]worker 3 goes to sleep @23 observed
thread runs after m1: the thread runs and fails, with no message that it was woken inferred`,
    ]);
  });
  it.each([
    ['of another thread', trace('goes to sleep') + failing('0004.0040')],
    ['that ends with a wake-up', trace('wakes up') + failing('0004.0038')],
    [
      'without a failure',
      trace('goes to sleep') + failing('0004.0038').replace(/^.*KeBugCheckEx\n.*KiPageFault.*\n/m, ''),
    ],
  ])('%s is no story', async (_, text) => {
    expect(await stories(text)).toEqual([]);
  });
});
