/** BC11: C++ and .NET exceptions at which the target stopped; the first chance of one is no finding. */
import { expect, it } from 'vitest';
import { softwareException as rule } from '../../../../src/server/rules/softwareException';
import { checkRule, headlines } from '../../../support/checkRule';

const stop = (
  code: string,
  chance: string,
): string => `(1f04.6e78): C++ EH exception - code ${code} (${chance})
KERNELBASE!RaiseException+0x69:
00007ff8\`30b44f69 0f1f440000      nop     dword ptr [rax+rax]
0:000> k
Child-SP          RetAddr           Call Site
00000012\`3456f8c8 00007ff8\`1a2b5678 KERNELBASE!RaiseException+0x69
00000012\`3456f9a0 00007ff6\`21234567 VCRUNTIME140!_CxxThrowException+0x90
00000012\`3456fa00 00007ff6\`21231234 app!Load+0x4e
00000012\`3456fa30 00000000\`00000000 app!main+0x21
`;

it('names who threw it', async () => {
  expect(await checkRule(rule, stop('e06d7363', '!!! second chance !!!'))).toMatchInlineSnapshot(`
    "info diagnostic [1] observed: Microsoft C++ exception (0xe06d7363): raised on purpose by app!Load, and the target stopped at it.
      observed [1] the exception code is e06d7363
      observed [8] the row below the one that raises
      missing: the object that was thrown (.exr -1)
      next: .exr -1 | kb"
  `);
});

it('is silent at a first chance, and at other exceptions', async () => {
  expect(await headlines(rule, stop('e06d7363', 'first chance'))).toBe('');
  expect(await headlines(rule, stop('c0000094', '!!! second chance !!!'))).toBe('');
});
