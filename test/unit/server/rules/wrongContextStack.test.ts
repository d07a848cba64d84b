/** BC02: stacks of the report, with the command that leads to the failure; silent where it was given, or is not needed. */
import { describe, expect, it } from 'vitest';
import { wrongContextStack as rule } from '../../../../src/server/rules/wrongContextStack';
import { checkRule, headlines } from '../../../support/checkRule';

const row = (symbol: string): string => `ffff8201\`7a3b1c40 fffff803\`51aa2211 ${symbol}`;
const k = (...symbols: string[]): string =>
  `2: kd> k\nChild-SP          RetAddr           Call Site\n${symbols.map(row).join('\n')}\n`;
const banner = (code: string, ...parameters: string[]): string =>
  `BugCheck ${code}, {${parameters.join(', ')}}\n`;

const record = 'ffff82017a3b2440';
const systemService = banner('3B', 'c0000005', 'fffff80352001122', record, '0');
const dispatch = ['nt!KeBugCheckEx', 'nt!KiBugCheckDispatch+0x69', 'nt!KiSystemServiceHandler+0x7c'];
const through = [...dispatch, 'nt!KiExceptionDispatch+0x13c', 'nt!KiPageFault+0x443', 'flt!Pre+0x52'];

describe('a stack of the report', () => {
  it('names the record in the parameter', async () => {
    expect(await checkRule(rule, systemService + k(...dispatch))).toMatchInlineSnapshot(`
      "warning diagnostic [4] derived: This stack shows how SYSTEM_SERVICE_EXCEPTION was reported, and not the code that failed: the context record, parameter 3, leads there.
        observed [4] the stack begins with KeBugCheckEx
        derived [1] parameter 3 of this bug check is the context record: ffff8201\`7a3b2440
        missing: the stack and the registers at the failure (.cxr ffff8201\`7a3b2440; kb)
        next: .cxr ffff8201\`7a3b2440; kb"
    `);
  });

  it.each([
    [
      '0x7E',
      banner('7E', 'c0000005', 'fffff80352001122', 'ffff82017a3b2118', record),
      '.cxr ffff8201`7a3b2440; kb',
    ],
    ['0x8E', banner('1000008E', 'c0000005', '8052a1b2', 'a9750c80', '0'), '.trap a9750c80; kb'],
    [
      '0x9F',
      banner('9F', '3', 'ffff910142869040', 'fffff80351110000', 'ffff910145796f70'),
      '!irp ffff9101`45796f70',
    ],
    [
      '0x9F of Plug and Play',
      banner('9F', '4', '12c', 'ffff910145796040', 'fffff80351110000'),
      '!thread ffff9101`45796040',
    ],
    [
      '0x133 in sum',
      banner('133', '1', '1e00', 'fffff80351110320', '0'),
      'dt nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK fffff803`51110320',
    ],
    ['0xEF', banner('EF', 'ffff910145796080', '0', '0', '0'), '!object ffff9101`45796080'],
    [
      '0xF4',
      banner('F4', '3', 'ffff910145796080', 'ffff910145796630', 'fffff80351110000'),
      '!object ffff9101`45796080',
    ],
  ])('%s', async (_, printed, command) => {
    const found = await checkRule(rule, printed + k('nt!KeBugCheckEx', 'nt!KiDispatchException+0x1ac'));
    expect(found).toContain(`next: ${command}`);
  });

  it('is a card where the code that failed stands below the trap', async () => {
    expect(await headlines(rule, systemService + k(...through))).toMatch(
      /^info card .* registers and locals are not/,
    );
  });

  it('uses the trap frame that a row names', async () => {
    const text = `${banner('50', 'ffff9101deadb000', '0', 'fffff80352001122', '2')}2: kd> kv
Child-SP          RetAddr           : Args to Child                                                           : Call Site
ffff8201\`7a3b1c40 fffff803\`51aa2211 : 00000000\`00000050 ffff9101\`deadb000 00000000\`00000000 ffff8201\`7a3b1ee0 : nt!KeBugCheckEx
ffff8201\`7a3b1c80 fffff803\`51aa3311 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!MmAccessFault+0x34f (TrapFrame @ ffff8201\`7a3b1ee0)
`;
    expect(await checkRule(rule, text)).toContain('.trap ffff8201`7a3b1ee0; kb');
  });
});

describe('silence', () => {
  const restored = systemService + k(...dispatch);
  it.each([
    ['after .cxr', `${restored}2: kd> .cxr ${record}\n${k('flt!Pre+0x52', 'nt!IofCallDriver+0x55')}`],
    [
      'where the row below the trap is enough',
      banner('D1', '8', '2', '0', 'fffff80352001122') + k(...through),
    ],
    [
      'of a check in the code',
      banner('C4', '62', 'ffff910145796080', 'ffff910145796630', '3') + k(...dispatch),
    ],
    [
      'of a record that is no address',
      banner('3B', 'c0000005', 'fffff80352001122', '0', '0') + k(...dispatch),
    ],
    ['without a bug check', k(...dispatch)],
    [
      'of NTFS without its filter on the stack',
      banner('24', 'b500190645', record, record, '0') + k('nt!KeBugCheckEx', 'Ntfs!NtfsCommonRead+0x11'),
    ],
    ['of a thread that did not report', systemService + k('nt!KiSwapContext+0x76', 'nt!KiSwapThread+0x500')],
  ])('%s', async (_, text) => {
    expect(await headlines(rule, text)).toBe('');
  });

  it('and not of NTFS with it', async () => {
    const found = await checkRule(
      rule,
      banner('24', 'b500190645', record, 'ffff82017a3b1118', '0') +
        k('nt!KeBugCheckEx', 'Ntfs!NtfsExceptionFilter+0x16f', 'Ntfs!NtfsFsdRead$filt$0+0x1e'),
    );
    expect(found).toContain('.cxr ffff8201`7a3b1118; kb');
  });
});

describe('user mode', () => {
  const dump = (...symbols: string[]): string => `Loading Dump File [C:\\dumps\\app.dmp]
User Mini Dump File with Full Memory: Only application data is available

(1a2c.2f40): Access violation - code c0000005 (first/second chance not available)
0:000> k
Child-SP          RetAddr           Call Site
${symbols.map((symbol) => `00000012\`345ff1a0 00007ffb\`11223344 ${symbol}`).join('\n')}
`;
  const filter = [
    'ntdll!NtWaitForMultipleObjects+0x14',
    'kernel32!WerpReportFaultInternal+0x3ce',
    'KERNELBASE!UnhandledExceptionFilter+0x35b',
  ];

  it('says .ecxr', async () => {
    expect(await checkRule(rule, dump(...filter, 'ntdll!RtlUserThreadStart$filt$0+0x38'))).toContain(
      'next: .ecxr; kb',
    );
  });

  it('is silent on the stack of the exception', async () => {
    expect(await headlines(rule, dump('app!Run+0x15', 'app!main+0x22'))).toBe('');
  });
});
