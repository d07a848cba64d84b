/** The raw stack of the idle worker, slot by slot, and the chain rebuilt from it. */
import { expect, it } from 'vitest';
import { formatAddress } from '../../../../src/shared/address';
import { contradictsUnwinder, type Reconciliation } from '../../../../src/server/transcript/reconcile';
import { analyze, readSample } from '../../../support/analyze';

async function reconciled(text = readSample('idle-thread-apc')): Promise<Reconciliation> {
  const { analysis } = await analyze(text);
  const [first] = analysis.reconciliations;
  if (!first) throw new Error('nothing was reconciled');
  return first;
}

it('classifies every slot', async () => {
  const { slots } = await reconciled();
  expect(
    slots.map(
      ({ slot, class: kind, field }) =>
        `${formatAddress(slot.address)} ${kind}${field === undefined ? '' : ` ${field}`} ${slot.symbol ?? ''}`,
    ),
  ).toEqual([
    'a9750c84 trap-field DbgEip hal!KeAcquireInStackQueuedSpinLock',
    'a9750c90 residue TempSegCs nt!IopCompleteRequest',
    'a9750cac residue Dr7 sftfsXP!SoftFSReleaseSoftVolume',
    'a9750cd0 phantom SegFs nt!VdmFixEspEbp',
    'a9750ce8 trap-field Eip hal!KeAcquireInStackQueuedSpinLock',
    'a9750cf4 return nt!KiDeliverApc',
    'a9750cfc pointer hal!KfLowerIrql',
    'a9750d18 pointer nt!IopCompleteRequest',
    'a9750d30 return nt!KiSwapThread',
    'a9750d48 return nt!KeWaitForSingleObject',
    'a9750d60 residue sftfsXP!SoftFSProcessRequest',
    'a9750d70 return sftfsXP!SoftFSQueueSyncWorker',
    'a9750da0 seh-record sftfsXP!except_handler3',
    'a9750da4 seh-record sftfsXP!__safe_se_handler_table',
    'a9750db0 return nt!PspSystemThreadStartup',
  ]);
});

it('rebuilds the chain, restores what k skipped and strikes what is stale', async () => {
  const { chain, restored, struck } = await reconciled();
  expect(
    chain.map(({ slot, how, grade, framePointer }) =>
      [formatAddress(slot.address), how, grade, framePointer && formatAddress(framePointer)].join(' ').trim(),
    ),
  ).toEqual([
    'a9750cf4 interrupted-sp derived',
    'a9750d30 scan derived',
    'a9750d48 direct-call derived a9750d6c',
    'a9750d70 frame-size derived a9750dac',
    'a9750db0 seh derived',
  ]);
  expect(restored.map(({ slot }) => slot.symbol)).toEqual([
    'nt!KiDeliverApc',
    'nt!KiSwapThread',
    'nt!KeWaitForSingleObject',
  ]);
  expect(struck.map(({ frame }) => frame.symbol)).toEqual(['sftfsXP!SoftFSProcessRequest']);
  expect(contradictsUnwinder(await reconciled())).toBe(true);
});

// Two stacks with the same return address and different distances: neither is the size of the frame.
it('does not believe a frame size that stacks disagree on', async () => {
  const third =
    'ChildEBP RetAddr\n\na8fe5910 804e1c1e nt!KiSwapThread+0x8a\n\na8fe5948 a9339042 nt!KeWaitForSingleObject+0x1c2\n\na8fe5964 a933985e sftfsXP!SoftFSInsertQueueItem+0x12a\n\n\n';
  const text = readSample('idle-thread-apc');
  expect(contradictsUnwinder(await reconciled(third.replace('a8fe5948', 'a8fe5938') + text))).toBe(true);
  expect(contradictsUnwinder(await reconciled(third + text))).toBe(false);
});

// Only the primitives of the hal and the kernel are known to push nothing before they can fault.
it('only infers the caller of a function that may have pushed something', async () => {
  const text = readSample('idle-thread-apc').replaceAll(
    'hal!KeAcquireInStackQueuedSpinLock+0x26',
    'sftfsXP!SoftFSCopy+0x26',
  );
  const { chain, restored } = await reconciled(text);
  expect(chain[0]?.grade).toBe('inferred');
  expect(restored.map(({ slot }) => slot.symbol)).not.toContain('nt!KiDeliverApc');
});
