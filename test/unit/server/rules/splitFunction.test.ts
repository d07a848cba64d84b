/** STK13: one function at two bases. */
import { describe, expect, it } from 'vitest';
import { splitFunction as rule } from '../../../../src/server/rules/splitFunction';
import { readSample, transcriptOf } from '../../../support/analyze';
import { checkRule } from '../../../support/checkRule';

const raw = (...rows: string[]): string => transcriptOf(`0: kd> dps\n${rows.join('\n')}\n`);

it('finds both split functions of the idle worker', async () => {
  expect(await checkRule(rule, readSample('idle-thread-apc'))).toMatchInlineSnapshot(`
    "hint card [20] derived: nt!KiSwapThread would begin at 804f2d4c and at 804e1b48: its code is in two parts, or its symbols are wrong. Sizes and starts computed from such offsets mislead.
      derived [47] 804f2df4 is nt!KiSwapThread+0xa8 (ffffffff804f2d4c +0xa8 = ffffffff804f2df4)
      derived [20] 804e1bd2 is nt!KiSwapThread+0x8a (ffffffff804e1b48 +0x8a = ffffffff804e1bd2)
      missing: whether the symbols match the image (!chksym nt)
      next: lmv m nt
    hint card [45] derived: nt!IopCompleteRequest would begin at 804f2886 and at 804f2a72: its code is in two parts, or its symbols are wrong. Sizes and starts computed from such offsets mislead.
      derived [33] 804f2bb5 is nt!IopCompleteRequest+0x32f (ffffffff804f2886 +0x32f = ffffffff804f2bb5)
      derived [45] 804f2a72 is nt!IopCompleteRequest+0x0 (ffffffff804f2a72 +0x0 = ffffffff804f2a72)
      missing: whether the symbols match the image (!chksym nt)
      next: lmv m nt"
  `);
});

it('compares the slots of one listing', async () => {
  const text = raw(
    'a9750d30 804f2df4 nt!KiSwapThread+0xa8',
    'a9750d34 804e1bd2 nt!KiSwapThread+0x8a',
    'a9750d38 00000000',
  );
  expect(await checkRule(rule, text)).toContain('nt!KiSwapThread would begin at 804f2d4c and at 804e1b48');
});

describe('stays silent', () => {
  it('for one base', async () => {
    expect(
      await checkRule(
        rule,
        raw(
          'a9750d30 804f2df4 nt!KiSwapThread+0xa8',
          'a9750d34 804f2dd6 nt!KiSwapThread+0x8a',
          'a9750d38 00000000',
        ),
      ),
    ).toBe('');
  });
  // Another process, or another start of the system, moves whole images.
  it('for bases that are whole pages apart', async () => {
    expect(
      await checkRule(
        rule,
        raw('a9750d30 01cf2df4 app!Run+0xa8', 'a9750d34 02af2df4 app!Run+0xa8', 'a9750d38 00000000'),
      ),
    ).toBe('');
  });
  // Far from its symbol the name is only the nearest export.
  it('for displacements that say nothing', async () => {
    expect(
      await checkRule(
        rule,
        raw(
          'a9750d30 f8412df4 drv!DriverEntry+0x5a8',
          'a9750d34 f84f2df4 drv!DriverEntry+0x12345',
          'a9750d38 00000000',
        ),
      ),
    ).toBe('');
  });
  it('across sessions', async () => {
    const banner = 'Microsoft (R) Windows Debugger Version 6.6.0007.5\n';
    expect(
      await checkRule(
        rule,
        `${banner}${raw('a9750d30 804f2df4 nt!KiSwapThread+0xa8', 'a9750d34 804f2da4 nt!KiA+0x1', 'a9750d38 0')}${banner}${raw('a9750d30 804e1bd2 nt!KiSwapThread+0x8a', 'a9750d34 804f2da4 nt!KiA+0x1', 'a9750d38 0')}`,
      ),
    ).toBe('');
  });
});
