/** Raw listings of x64 and ARM64 against `k`: every slot has a class, and no frame is called skipped. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../support/analyze';

const k = `5: kd> k
Child-SP          RetAddr           Call Site
ffffd08a\`91c37100 fffff804\`23a10c45 nt!KeWaitForSingleObject+0x1f3
ffffd08a\`91c37150 fffff804\`77e01a90 ringbuf!RbWait+0x45
ffffd08a\`91c37190 fffff804\`23b00120 ringbuf!RbReader+0x90
ffffd08a\`91c371d0 00000000\`00000000 nt!PspSystemThreadStartup+0x55
`;
const raw = `5: kd> dps ffffd08a\`91c370f0
ffffd08a\`91c370f0  fffff804\`23a10f00 nt!KiCommitThreadWait+0x40
ffffd08a\`91c37110  fffff804\`23a40000 nt!KiSwapThread
ffffd08a\`91c37120  fffff804\`23a41234 nt!KiDeliverApc+0x134
ffffd08a\`91c37148  fffff804\`23a10c45 ringbuf!RbWait+0x45
ffffd08a\`91c37160  00000000\`00000003
ffffd08a\`91c37188  fffff804\`77e01a90 ringbuf!RbReader+0x90
ffffd08a\`91c371c8  fffff804\`23b00120 nt!PspSystemThreadStartup+0x55
ffffd08a\`91c37208  fffff804\`23b0a0a0 nt!KiStartSystemThread+0x28
`;

async function classes(text: string): Promise<string[]> {
  const { analysis } = await analyze(text);
  return analysis.reconciliations.flatMap(({ slots, restored, struck }) => [
    ...slots.map(({ slot, class: kind, field }) => `${slot.address.slice(-3)} ${kind} ${field ?? ''}`.trim()),
    ...(restored.length + struck.length > 0 ? ['claims frames'] : []),
  ]);
}

it('classifies every slot by the rows around it', async () => {
  expect(await classes(k + raw)).toEqual([
    '0f0 residue',
    '110 pointer',
    '120 residue',
    '148 return',
    '160 data',
    '188 return',
    '1c8 return',
    '208 return',
  ]);
});

it('says nothing of a listing that agrees with no stack', async () => {
  expect(await classes(k + raw.replaceAll('91c37', '91d48'))).toEqual([]);
});

it('overlays a trap frame whose place is printed', async () => {
  const trapped = `5: kd> kv
Child-SP          RetAddr           : Args to Child                                                           : Call Site
ffffd08a\`91c36f00 fffff804\`23a99a45 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiPageFault+0x443 (TrapFrame @ ffffd08a\`91c36f00)
ffffd08a\`91c37090 fffff804\`77e01a90 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : ringbuf!RbPut+0x45
ffffd08a\`91c370d0 fffff804\`23b00120 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : ringbuf!RbReader+0x90
ffffd08a\`91c37110 00000000\`00000000 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!PspSystemThreadStartup+0x55
5: kd> dps ffffd08a\`91c36f30
ffffd08a\`91c37068  fffff804\`77e01a10 ringbuf!RbPut+0x45
ffffd08a\`91c37080  ffffd08a\`91c37090
ffffd08a\`91c370c8  fffff804\`77e01a90 ringbuf!RbReader+0x90
ffffd08a\`91c37108  fffff804\`23b00120 nt!PspSystemThreadStartup+0x55
`;
  expect(await classes(trapped)).toEqual([
    '068 trap-field Rip',
    '080 trap-field Rsp',
    '0c8 return',
    '108 return',
  ]);
});

describe('ARM64', () => {
  it('finds the saved link register inside the frame, signed or not', async () => {
    const banner =
      'Microsoft (R) Windows Debugger Version 10.0.26100.1 ARM64\nWindows 11 Version 26100 MP (8 procs) Free ARM 64-bit (AArch64)\n';
    const signed = raw
      .replace('91c37148  fffff804', '91c37108  d5aff804')
      .replace('91c37188  fffff804', '91c37158  fffff804');
    expect((await classes(banner + k + signed)).filter((line) => line.includes('return'))).toEqual([
      '108 return',
      '158 return',
      '1c8 return',
      '208 return',
    ]);
  });
});
