/** BC14: names that nothing in the text supports; silent where the failing row lies in the module. */
import { describe, expect, it } from 'vitest';
import { unprovenBlame as rule } from '../../../../src/server/rules/unprovenBlame';
import { checkRule, headlines } from '../../../support/checkRule';

interface Case {
  readonly code?: string;
  readonly name: string;
  readonly rows: readonly string[];
}

const row = (symbol: string): string =>
  symbol.startsWith('WARNING')
    ? symbol
    : `ffffed0e\`e77dce90 fffff802\`084d9062 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : ${symbol}`;

const analysis = ({
  code = 'DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)',
  name,
  rows,
}: Case): string => `1: kd> !analyze -v
${code}
Arguments:
Arg1: ffff80091002ac08, first
Arg2: 0000000000000002, second
Arg3: 0000000000000001, third
Arg4: fffff802084d9062, fourth

Debugging Details:
------------------

PROCESS_NAME:  System

STACK_TEXT:
${rows.map(row).join('\n')}

MODULE_NAME: ${name}

IMAGE_NAME:  ${name}.sys

FAILURE_BUCKET_ID:  AV_${name}!Unknown
`;

const report = ['nt!KeBugCheckEx', 'nt!KiBugCheckDispatch+0x69', 'nt!KiPageFault+0x474'];

describe('a name is unproven', () => {
  it('of a filter that only stands on the stack', async () => {
    const rows = [
      ...report,
      'Ntfs!NtfsChange+0x92',
      'Ntfs!NtfsCreate+0x10',
      'FLTMGR!FltpDispatch+0xa3',
      'scanflt!PostCreate+0x2f',
    ];
    expect(await checkRule(rule, analysis({ name: 'scanflt', rows }))).toMatchInlineSnapshot(`
      "info diagnostic [23] derived: !analyze names scanflt, which is unproven: the failure is in Ntfs!NtfsChange+0x92; its first row, scanflt!PostCreate+0x2f, stands 3 rows below, as a caller, and what it passed on is not in the text.
        observed [23] the name scanflt, as printed
        observed [18] the row Ntfs!NtfsChange+0x92
        observed [21] the row scanflt!PostCreate+0x2f
        missing: that the caller passed, or had damaged, what the failing code used: arguments, registers, special pool (ln fffff802\`084d9062)
        next: ln fffff802\`084d9062 | !pte ffff8009\`1002ac08 | !pool ffff8009\`1002ac08"
    `);
  });

  it.each([
    ['of the kernel', { name: 'nt', rows: [...report, 'nt!ExFreePoolWithTag+0x1'] }, /the kernel is where/],
    ['of a kind of damage', { name: 'memory_corruption', rows: report }, /a kind of damage/],
    ['of hardware', { name: 'AuthenticAMD', rows: report }, /stands for hardware/],
    ['of wrong symbols', { name: 'nt_wrong_symbols', rows: report }, /wrong symbols/],
    ['of nobody', { name: 'Unknown_Module', rows: report }, /no module is known/],
    [
      'of a module on no row',
      { name: 'scanflt', rows: [...report, 'Ntfs!A+0x9', 'Ntfs!B+0x1', 'nt!IofCallDriver+0x55'] },
      /in no row/,
    ],
    [
      'of a row below a warning',
      {
        name: 'scanflt',
        rows: [
          ...report,
          'WARNING: Stack unwind information not available. Following frames may be wrong.',
          'vendor+0x1d1e',
          'scanflt!PostCreate+0x2f',
          'nt!IofCallDriver+0x55',
        ],
      },
      /below a warning of the unwinder/,
    ],
    [
      'of who frees when the heap finds damage',
      {
        code: 'KERNEL_MODE_HEAP_CORRUPTION (13a)',
        name: 'drv',
        rows: ['nt!KeBugCheckEx', 'nt!RtlpHeapHandleError+0x40', 'nt!ExFreePool+0x9', 'drv!Free+0x12'],
      },
      /as a caller/,
    ],
  ] as const)('%s', async (_, text, words) => {
    expect(await headlines(rule, analysis(text))).toMatch(words);
  });
});

describe('silence', () => {
  it.each([
    [
      'where the failing row lies in the module',
      { name: 'scanflt', rows: [...report, 'scanflt!PostCreate+0x2f', 'nt!IofCallDriver+0x55'] },
    ],
    [
      'without the report above it',
      { name: 'scanflt', rows: ['scanflt!PostCreate+0x2f', 'nt!IofCallDriver+0x55'] },
    ],
    [
      'of a rule that stops at its breaker',
      {
        code: 'DRIVER_VERIFIER_DETECTED_VIOLATION (c4)',
        name: 'drv',
        rows: [
          'nt!KeBugCheckEx',
          'nt!VerifierBugCheckIfAppropriate+0x6b',
          'nt!VfCheck+0x2',
          'drv!Unload+0x12',
        ],
      },
    ],
    ['of a stack that ends at the report', { name: 'scanflt', rows: report }],
  ] as const)('%s', async (_, text) => {
    expect(await headlines(rule, analysis(text))).toBe('');
  });

  it('without an analysis', async () => {
    expect(await headlines(rule, 'BugCheck D1, {8, 2, 0, fffff80311223344}\n')).toBe('');
  });
});
