/** STK04–STK08: slots under a trap frame. */
import { expect, it } from 'vitest';
import { trapFrameOverlay as rule } from '../../../../src/server/rules/trapFrameOverlay';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';

const sample = readSample('idle-thread-apc');

it('classifies the slots of the idle worker', async () => {
  expect(await checkRule(rule, sample)).toMatchInlineSnapshot(`
    "info card [31-59] derived: A trap frame at a9750c80 lies over this stack (layout: KeWaitFor… calls KiSwapThread directly in this text, as before Windows 7). Of 15 slots: 5 return addresses, 2 trap-frame fields, 2 SEH-record fields, 2 function pointers, 3 residues of earlier calls, 1 phantom.
      derived [31] a9750c84 hal!KeAcquireInStackQueuedSpinLock: trap-field. DbgEip of the trap frame (ffffffffa9750c80 +0x4 = ffffffffa9750c84)
      inferred [33] a9750c90 nt!IopCompleteRequest: residue. TempSegCs of the trap frame, which this trap did not write: left by an earlier call, before the trap (ffffffffa9750c80 +0x10 = ffffffffa9750c90)
      inferred [35] a9750cac sftfsXP!SoftFSReleaseSoftVolume: residue. Dr7 of the trap frame, which this trap did not write: left by an earlier call, before the trap (ffffffffa9750c80 +0x2c = ffffffffa9750cac)
      derived [37] a9750cd0 nt!VdmFixEspEbp: phantom. SegFs of the trap frame: only the low 16 bits (0x30) are the selector, the symbol is a coincidence (ffffffffa9750c80 +0x50 = ffffffffa9750cd0)
      derived [39] a9750ce8 hal!KeAcquireInStackQueuedSpinLock: trap-field. Eip of the trap frame (ffffffffa9750c80 +0x68 = ffffffffa9750ce8)
      derived [41] a9750cf4 nt!KiDeliverApc: return. at the stack pointer of the interrupted KeAcquireInStackQueuedSpinLock: a9750c80 + 0x74, a trap from kernel mode pushes no ESP (ffffffffa9750c80 +0x74 = ffffffffa9750cf4)
      derived [43] a9750cfc hal!KfLowerIrql: pointer. the exact start of a function: an argument, a local variable or a saved register, no return address
      derived [45] a9750d18 nt!IopCompleteRequest: pointer. the exact start of a function: an argument, a local variable or a saved register, no return address
      derived [47] a9750d30 nt!KiSwapThread: return. the next slot that looks like a return address above a9750cf4; what lies above it fits exactly
      derived [49] a9750d48 nt!KeWaitForSingleObject: return. KiSwapThread called KiDeliverApc directly: above that return address, 3 arguments and 2 saved registers fill the gap exactly (ffffffffa9750d30 +0x4 +0xc +0x8 = ffffffffa9750d48)
      inferred [51] a9750d60 sftfsXP!SoftFSProcessRequest: residue. lies inside the frame of nt!KeWaitForSingleObject, which reaches to its EBP a9750d6c, where no return address can be: left by an earlier call
      derived [53] a9750d70 sftfsXP!SoftFSQueueSyncWorker: return. the frame of KeWaitForSingleObject ends at a9750d6c (a9750d48 + 0x24, the distance that the same return address has in another stack), and its return address is the next slot (ffffffffa9750d48 +0x24 +0x4 = ffffffffa9750d70)
      derived [55] a9750da0 sftfsXP!except_handler3: seh-record. exception handler of an SEH record
      derived [57] a9750da4 sftfsXP!__safe_se_handler_table: seh-record. scope table of the SEH record whose handler is the slot before
      derived [59] a9750db0 nt!PspSystemThreadStartup: return. above the SEH record at a9750da0: its function's EBP is that slot + 0xc (ffffffffa9750da0 +0xc +0x4 = ffffffffa9750db0)
      missing: the registers that the frame holds (.trap a9750c80)
      next: .trap a9750c80 | dt nt!_KTRAP_FRAME a9750c80"
  `);
});

// TempSegCs is at +0x10 up to Windows 8 and at +0xc from 8.1 on: where the version is not known, neither is named.
it('names only what all versions share when the text does not tell the version', async () => {
  const lines = sample.split('\n');
  const text = [...lines.slice(0, 14), 'kd> dds a9750c80', ...lines.slice(30)].join('\n');
  const found = await checkRule(rule, text);
  expect(found).toContain('only what all versions share');
  expect(found).toContain('SegFs of the trap frame');
  expect(found).not.toMatch(/TempSegCs|Dr7/);
});

it('takes the version from the banner', async () => {
  const text = `Microsoft (R) Windows Debugger Version 6.3.9600.17200 X86\nWindows 8.1 Kernel Version 9600 UP Free x86 compatible\nkd> k\n${sample}`;
  expect(await headlines(rule, text)).toContain('layout: Windows build 9600');
});

it('stays silent without a verified trap frame', async () => {
  expect(await checkRule(rule, sample.replace('a9750ce8 806ffa16', 'a9750ce8 806ffa1a'))).toBe('');
  expect(await checkRule(rule, sample.replace('nt!KiTrap0E+0x238', 'drv!KiTrap0E+0x238'))).toBe('');
});

// _except_handler4 keeps its scope table XORed with the cookie: a symbol beside it is a coincidence.
it('reads SEH records only where the scope table is one', async () => {
  const counts = async (text: string): Promise<string> =>
    (await headlines(rule, text)).replace(/.*slots: /, '');
  expect(await counts(sample)).toContain('2 SEH-record fields');
  expect(await counts(sample.replace('except_handler3', '_except_handler4'))).not.toContain('SEH');
  expect(await counts(sample.replace(/a9750da4 .*/, ''))).not.toContain('SEH');
});
