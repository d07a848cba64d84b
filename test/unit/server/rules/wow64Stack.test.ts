/** Q06: the 64-bit half of a 32-bit stack. */
import { expect, it } from 'vitest';
import { wow64Stack as rule } from '../../../../src/server/rules/wow64Stack';
import { checkRule, headlines } from '../../../support/checkRule';

const stack = (module: string): string => `0:000> k
Child-SP          RetAddr           Call Site
00000012\`3456f8c8 00007ff8\`1a2b5678 ntdll!NtWaitForSingleObject+0x14
00000012\`3456f9a0 00007ff8\`21234567 ${module}!CpupSyscallStub+0x13
00000012\`3456fa00 00007ff8\`21231234 ${module}!BTCpuSimulate+0xbb
00000012\`3456fa30 00000000\`00000000 ntdll!LdrInitializeThunk+0xe
`;

it('says where the other half is', async () => {
  expect(await checkRule(rule, stack('wow64cpu'))).toMatchInlineSnapshot(`
    "info card [5] derived: This is the 64-bit half of the stack of a 32-bit program: the rows of the program are in the other half.
      observed [5] BTCpuSimulate of wow64cpu carries 32-bit code
      missing: the 32-bit rows (.effmach x86; k)
      next: .effmach x86; k | .effmach ."
  `);
});

it('is silent at such names of another module', async () => {
  expect(await headlines(rule, stack('emulator'))).toBe('');
});
