/** APC03: a hypothesis, as strong as its second cue. */
import { expect, it } from 'vitest';
import { lateIosbWrite as rule } from '../../../../src/server/rules/lateIosbWrite';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

const wait = [
  'nt!KiDeliverApc+0x19a',
  'nt!KiSwapThread+0x500',
  'nt!KiCommitThreadWait+0x14f',
  'nt!KeWaitForSingleObject+0x233',
  'drv!Worker+0x77',
];
const fault = ['nt!KeBugCheckEx', 'nt!KiBugCheckDispatch+0x69', 'nt!KiPageFault+0x463'];
const thread = (stack: readonly string[]): string =>
  `${kernel10}kd> !thread\n${thread10({ address: 'ffffb20a12345080', cid: '0004.0f10', image: 'System', process: 'ffffb20a0fb1c080', stack })}`;
const call = (status: string, event: string, block: string): string =>
  `${readSample('idle-thread-apc')}\nHere is the call:\n\n${status} = ZwWriteFile(file, ${event}, NULL, NULL, ${block}, buffer, length, offset,0);\n`;

it('is information from the stack alone', async () => {
  expect(await checkRule(rule, readSample('idle-thread-apc'))).toMatchInlineSnapshot(`
    "info diagnostic [3] inferred: Hypothesis: a late I/O completion wrote its IO_STATUS_BLOCK on a dead stack frame. The thread was waiting in sftfsXP!SoftFSQueueSyncWorker when, as it seems, the completion of an earlier request (nt!IopCompleteRequest, a special kernel APC) was delivered, and it faulted during that delivery. If the request was issued with a status block on this stack by a function that has returned, the completion writes {Status, Information} over whatever lies there now.
      inferred [45] the APC's kernel routine is nt!IopCompleteRequest, which completes an I/O request in the thread that issued it
      observed [3] the fault is on this stack, during the delivery
      inferred [33] [a9750c90] = nt!IopCompleteRequest+0x32f lies below the interrupted stack pointer: it was left by a call made inside IopCompleteRequest before the trap, most simply an earlier pass of the same KiDeliverApc. It does not show that this write did the harm
      or: Another write on this stack: a buffer overrun or a use of a stale pointer by other code.
      or: A damaged APC list or APC queue lock of the thread.
      or: Faulty hardware.
      missing: the registers and the faulting address (.trap a9750c80)
      missing: which call of KiDeliverApc this was (ub 804f2dc4)
      missing: where KiDeliverApc takes its lock and calls the kernel routine (uf nt!KiDeliverApc)
      missing: the unfiltered stack (dds a9750c80 L60)
      missing: the status block that the IRP names (UserIosb), and whether it lies in this stack
      next: .trap a9750c80 | ub 804f2dc4 | uf nt!KiDeliverApc | dds a9750c80 L60"
  `);
});

it('is a warning where the text quotes such a call', async () => {
  expect(await headlines(rule, call('status', 'NULL', '&iosb'))).toMatch(/^warning .*Hypothesis/);
});

it('is a warning where an IRP has its status block on this stack', async () => {
  const irp = `kd> !irp ffffb20a33330010 1
Irp is active with 2 stacks 2 is current (= 0xffffb20a33330128)
 No Mdl: No System Buffer: Thread ffffb20a12345080:  Irp stack trace.
Flags = 00000000
UserIosb = ffff8287a1fb7500
`;
  const text = thread([...fault, 'nt!IopCompleteRequest+0x1a3', ...wait]);
  expect(await headlines(rule, text)).toMatch(/^info /);
  expect(await checkRule(rule, text + irp)).toMatch(
    /^warning [^]*IRP ffffb20a`33330010 has its status block at ffff8287`a1fb7500/,
  );
  expect(await headlines(rule, text + irp.replace('ffff8287a1fb7500', 'ffff8287a2fb7500'))).toMatch(/^info /);
});

// An event is passed, or the block is no local: then the call waits or owns its memory.
it.each([
  ['the call passes an event', 'event', '&iosb'],
  ['the block is a pointer', 'NULL', 'iosb'],
])('gives no weight to a call when %s', async (_, event, block) => {
  expect(await headlines(rule, call('status', event, block))).toMatch(/^info /);
});

it('stays silent without a fault, and for other routines', async () => {
  expect(await checkRule(rule, thread(['nt!IopCompleteRequest+0x1a3', ...wait]))).toBe('');
  expect(await checkRule(rule, thread([...fault, 'drv!MyApcRoutine+0x10', ...wait]))).toBe('');
});
