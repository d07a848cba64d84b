/** STK03: frames that `k` skipped, and everything that is no proof of that. */
import { describe, expect, it } from 'vitest';
import { skippedFrames as rule } from '../../../../src/server/rules/skippedFrames';
import { readSample } from '../../../support/analyze';
import { checkRule } from '../../../support/checkRule';

const sample = readSample('idle-thread-apc');
const without = (text: string, first: number, last: number): string =>
  text
    .split('\n')
    .filter((_, index) => index + 1 < first || index + 1 > last)
    .join('\n');

it('rebuilds the stack of the idle worker', async () => {
  expect(await checkRule(rule, sample)).toMatchInlineSnapshot(`
    "warning diagnostic [7] inferred: k skipped KiDeliverApc, KiSwapThread and KeWaitForSingleObject. KiDeliverApc called KeAcquireInStackQueuedSpinLock. The row sftfsXP!SoftFSProcessRequest+0x6c is stale: KeWaitForSingleObject was called by sftfsXP!SoftFSQueueSyncWorker+0x39.
      derived [31] [a9750c84] = 806ffa16, the address of the interrupted row: the trap frame begins at a9750c80 (ffffffffa9750c80 +0x4 = ffffffffa9750c84)
      derived [39] [a9750ce8] = 806ffa16, the address of the interrupted row: the trap frame begins at a9750c80 (ffffffffa9750c80 +0x68 = ffffffffa9750ce8)
      derived [41] a9750cf4 returns into nt!KiDeliverApc+0xc2: at the stack pointer of the interrupted KeAcquireInStackQueuedSpinLock: a9750c80 + 0x74, a trap from kernel mode pushes no ESP (ffffffffa9750c80 +0x74 = ffffffffa9750cf4)
      derived [47] a9750d30 returns into nt!KiSwapThread+0xa8: the next slot that looks like a return address above a9750cf4; what lies above it fits exactly
      derived [49] a9750d48 returns into nt!KeWaitForSingleObject+0x1c2: KiSwapThread called KiDeliverApc directly: above that return address, 3 arguments and 2 saved registers fill the gap exactly (ffffffffa9750d30 +0x4 +0xc +0x8 = ffffffffa9750d48)
      derived [53] With the EBP that k prints (a9750d5c), its argument Alertable of KeWaitForSingleObject would be the code address at a9750d70, which k itself uses as a return address (ffffffffa9750d5c +0x14 = ffffffffa9750d70)
      derived [53] a9750d70 returns into sftfsXP!SoftFSQueueSyncWorker+0x39: the frame of KeWaitForSingleObject ends at a9750d6c (a9750d48 + 0x24, the distance that the same return address has in another stack), and its return address is the next slot (ffffffffa9750d48 +0x24 +0x4 = ffffffffa9750d70)
      derived [22] In the other stack the same return address lies 0x24 below the EBP of KeWaitForSingleObject (ffffffffa9fe5914 +0x24 = ffffffffa9fe5938)
      inferred [55] The caller's SEH frame (EBP a9750dac: record 0x10, three saved registers 0xc) agrees: with 5 arguments above this return address, 8 bytes are left for the caller's locals (ffffffffa9750dac -0x10 -0x8 -0xc -0x14 -0x4 = ffffffffa9750d70)
      derived [59] a9750db0 returns into nt!PspSystemThreadStartup+0x34: above the SEH record at a9750da0: its function's EBP is that slot + 0xc (ffffffffa9750da0 +0xc +0x4 = ffffffffa9750db0)
      inferred [7] the slot behind sftfsXP!SoftFSProcessRequest lies inside the frame of nt!KeWaitForSingleObject, which reaches to its EBP a9750d6c, where no return address can be: left by an earlier call
      or: Why the unwinder chose the frame pointer it printed is not in the text.
      missing: the registers at the trap; EBP there shows whether the frame below was intact (.trap a9750c80)
      missing: the slots that were left out of the raw listing (dds a9750c80 L60)
      next: .trap a9750c80 | k = a9750d6c a9750d48 804e1c1e | dds a9750c80 L60 | ub 804f2dc4 | ub 804f2df4 | ub 804e1c1e"
  `);
});

it('takes the printed trap frame where the debugger names it', async () => {
  const named = without(sample, 39, 39)
    .replace('nt!KiTrap0E+0x238', 'nt!KiTrap0E+0x238 (FPO: [0,0] TrapFrame @ a9750c80)')
    .replace('a9750c80 806ffa16', 'a9750c60 806ffa16');
  expect(await checkRule(rule, named)).toContain('the trap frame begins at a9750c80');
});

describe('stays silent', () => {
  // ChildEBP of the trap row is not always the trap frame: DbgEip and Eip must both be the address of the interrupted row.
  it('when DbgEip is not Eip', async () => {
    expect(await checkRule(rule, sample.replace('a9750c84 806ffa16', 'a9750c84 806ffa1a'))).toBe('');
  });
  it('when a printed trap frame is contradicted by the slots', async () => {
    const named = sample.replace('nt!KiTrap0E+0x238', 'nt!KiTrap0E+0x238 (FPO: [0,0] TrapFrame @ a9750c64)');
    expect(await checkRule(rule, named.replace('a9750c84 806ffa16', 'a9750c68 804f2bb5'))).toBe('');
  });
  // Without the second stack no frame has a known size: return-like slots alone prove nothing.
  it('when nothing gives the size of a frame', async () => {
    expect(await checkRule(rule, without(sample, 16, 28))).toBe('');
  });
  it('when the interrupted stack pointer shows no return address', async () => {
    expect(await checkRule(rule, without(sample, 41, 41))).toBe('');
  });
  // A trap from user mode pushes ESP: base + 0x74 is a field, no stack.
  it('when the trap came from user mode', async () => {
    expect(await checkRule(rule, sample.replaceAll('806ffa16', '7c90e514'))).toBe('');
  });
  it('when k has the frames', async () => {
    const right = sample.replace(
      'a9750d5c a9338ae2 hal!KeAcquireInStackQueuedSpinLock+0x26\n\na9750d6c a9339c79 sftfsXP!SoftFSProcessRequest+0x6c',
      'a9750cf0 804f2dc4 hal!KeAcquireInStackQueuedSpinLock+0x26\n\na9750d2c 804f2df4 nt!KiDeliverApc+0xc2\n\na9750d44 804e1c1e nt!KiSwapThread+0xa8\n\na9750d6c a9339c79 nt!KeWaitForSingleObject+0x1c2',
    );
    expect(right).not.toBe(sample);
    expect(await checkRule(rule, right)).toBe('');
  });
  // x64 is unwound by tables; stale return addresses inside frames are normal there.
  it('for a stack of x64 with stale slots', async () => {
    const text = `kd> kn
 # Child-SP          RetAddr           Call Site
00 fffff880\`0653b1c0 fffff800\`02a7c1b2 nt!KiPageFault+0x260
01 fffff880\`0653b350 fffff800\`02a7eb1f drv!Read+0x42
02 fffff880\`0653b3a0 fffff800\`02a7eb9f nt!IopXxxControlFile+0x607
kd> dqs fffff880\`0653b348 L6
fffff880\`0653b348  fffff800\`02a7c1b2 drv!Read+0x42
fffff880\`0653b350  fffff800\`02a7dead nt!KiDeliverApc+0xc2
fffff880\`0653b358  fffff800\`02a7beef nt!KiSwapThread+0xa8
fffff880\`0653b360  fffff800\`02a7f00d nt!KeWaitForSingleObject+0x1c2
fffff880\`0653b398  fffff800\`02a7eb1f nt!IopXxxControlFile+0x607
fffff880\`0653b3a0  fffff800\`02a70000 nt!IopCompleteRequest
`;
    expect(await checkRule(rule, text)).toBe('');
  });
});

// Rows beyond the listing, or with names too far from a symbol, are not called stale.
it('strikes nothing that it only cannot link', async () => {
  const far = sample.replaceAll('sftfsXP!SoftFSQueueSyncWorker+0x39', 'sftfsXP!SoftFSQueueSyncWorker+0x5039');
  expect(await checkRule(rule, far)).not.toContain('SoftFSQueueSyncWorker+0x5039 is stale');
});

// `k 3`: what lies beyond the last row was not asked for.
it('does not call skipped what lies beyond the last row', async () => {
  const cut = without(sample, 8, 13);
  expect(await checkRule(rule, cut)).not.toMatch(/skipped [^.]*PspSystemThreadStartup/);
});
