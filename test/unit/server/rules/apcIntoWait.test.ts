/** APC01: APCs delivered into waits, and the many threads that only look so. */
import { describe, expect, it } from 'vitest';
import { apcIntoWait as rule } from '../../../../src/server/rules/apcIntoWait';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

const wait = [
  'nt!KiSwapThread+0x500',
  'nt!KiCommitThreadWait+0x14f',
  'nt!KeWaitForSingleObject+0x233',
  'drv!Worker+0x77',
  'nt!PspSystemThreadStartup+0x55',
];
const fault = ['nt!KeBugCheckEx', 'nt!KiBugCheckDispatch+0x69', 'nt!KiPageFault+0x463'];
const thread = (stack: readonly string[], state?: string): string =>
  `${kernel10}kd> !thread\n${thread10({ address: 'ffffb20a12345080', cid: '0004.0f10', image: 'System', process: 'ffffb20a0fb1c080', stack, ...(state !== undefined && { state }) })}`;

it('rebuilds the delivery of the idle worker from its raw stack', async () => {
  expect(await checkRule(rule, readSample('idle-thread-apc'))).toMatchInlineSnapshot(`
    "warning diagnostic [41] derived: The thread, waiting in SoftFSQueueSyncWorker, ran only to deliver a kernel APC: KiSwapThread called KiDeliverApc directly, no interrupt was involved, and the thread faulted there (KiTrap0E). The wait itself had not ended.
      derived [41] KiDeliverApc was called by KiSwapThread, inside KeWaitForSingleObject
      derived [49] the wait that was broken off, called by sftfsXP!SoftFSQueueSyncWorker
      observed [3] the fault is on the same stack, above the delivery
      missing: which APC it was (!apc thre @$thread)
      next: !apc thre @$thread"
  `);
});

it('reads a printed delivery; a fault above it asks for action', async () => {
  expect(
    await checkRule(
      rule,
      thread([...fault, 'nt!IopCompleteRequest+0x1a3', 'nt!KiDeliverApc+0x19a', ...wait]),
    ),
  ).toMatchInlineSnapshot(`
    "warning diagnostic [25] observed: The thread, waiting in Worker, ran only to deliver a kernel APC: KiSwapThread called KiDeliverApc directly, no interrupt was involved, and the thread faulted there (KiPageFault). The wait itself had not ended.
      observed [25] KiDeliverApc was called by KiSwapThread, inside KeWaitForSingleObject
      observed [28] the wait that was broken off, called by drv!Worker
      observed [23] the fault is on the same stack, above the delivery
      missing: which APC it was (!apc thre ffffb20a\`12345080)
      next: !apc thre ffffb20a\`12345080"
  `);
});

it('is a card without a fault', async () => {
  expect(
    await headlines(rule, thread(['nt!IopCompleteRequest+0x1a3', 'nt!KiDeliverApc+0x19a', ...wait])),
  ).toMatch(/^info card /);
});

describe('says no more than suspended', () => {
  const suspended = [
    'nt!KiSwapContext+0x76',
    'nt!KiSwapThread+0x500',
    'nt!KiCommitThreadWait+0x14f',
    'nt!KeWaitForSingleObject+0x233',
  ];
  it.each([
    [
      'by KiSuspendThread (Windows 7)',
      [...suspended, 'nt!KiSuspendThread+0x54', 'nt!KiDeliverApc+0x201', ...wait],
      undefined,
    ],
    [
      'by KiSchedulerApc (Windows 8 and later)',
      [...suspended, 'nt!KiSchedulerApc+0x3bd', 'nt!KiDeliverApc+0x2e9', ...wait],
      undefined,
    ],
    [
      'by its wait reason',
      [...suspended, 'nt!KiDeliverApc+0x2e9', ...wait],
      'WAIT: (Suspended) KernelMode Non-Alertable',
    ],
  ])('%s', async (_, stack, state) => {
    expect(await headlines(rule, thread(stack, state))).toMatch(/^hint badge .*suspended/);
  });
});

describe('stays silent', () => {
  it('for a thread that was running: an interrupt delivers', async () => {
    expect(
      await checkRule(rule, thread(['nt!KiDeliverApc+0x19a', 'nt!KiApcInterrupt+0x2f4', 'drv!Compute+0x20'])),
    ).toBe('');
  });
  it('for a delivery when a guarded region is left', async () => {
    expect(
      await checkRule(
        rule,
        thread([
          'nt!KiDeliverApc+0x19a',
          'nt!KiCheckForKernelApcDelivery+0x2b',
          'nt!MmUnmapViewOfSection+0x10',
        ]),
      ),
    ).toBe('');
  });
  it('for a function of another module with that name', async () => {
    expect(await checkRule(rule, thread(['emu!KiDeliverApc+0x19a', ...wait]))).toBe('');
  });
  it('for a wait without a delivery', async () => {
    expect(await checkRule(rule, thread(['nt!KiSwapContext+0x76', ...wait]))).toBe('');
  });
  // ChildEBP is no trap frame when DbgEip and Eip are not there: then nothing of the raw stack is anchored.
  it('for a raw stack without a verified trap frame', async () => {
    expect(
      await checkRule(rule, readSample('idle-thread-apc').replace('a9750c84 806ffa16', 'a9750c84 806ffa1a')),
    ).toBe('');
  });
});
