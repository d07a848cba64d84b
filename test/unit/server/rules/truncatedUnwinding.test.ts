/** STK12: stacks that end at a value that is no address. */
import { describe, expect, it } from 'vitest';
import { truncatedUnwinding as rule } from '../../../../src/server/rules/truncatedUnwinding';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';

const stack = (...rows: string[]): string =>
  `0:000> k\nChild-SP          RetAddr           Call Site\n${rows.map((row, index) => `000000d6\`1b5ff4${(index * 16).toString(16).padStart(2, '0')} ${row}\n`).join('')}`;

it('knows the border to 32-bit code in the rundown', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "info diagnostic [60] derived: The walk ends here: 0202c9fc\`0202c9fb is no canonical address, but two neighbouring 32-bit values read as one: in a WOW64 process the 32-bit part of the stack continues elsewhere.
      derived [60] bits 47 to 63 of 0202c9fc\`0202c9fb are not all equal
      missing: the 32-bit frames (.effmach x86; k)
      next: .process /p /r fffffadf\`cc712040 | .effmach x86; k"
  `);
});

it('points to the first row that is overwritten, and counts the rest', async () => {
  const text = stack(
    '00007ff6`494e3e65 app!Run+0x20',
    'fab8446d`6e5edd60 app!Parse+0x41',
    'efaf2dc5`69758c3e 0xfab8446d`6e5edd60',
    'fab8446d`6e5edd60 0xefaf2dc5`69758c3e',
  );
  expect(await checkRule(rule, text)).toMatchInlineSnapshot(`
    "info diagnostic [4] derived: The walk ends here: fab8446d\`6e5edd60 is no canonical address, so what the unwinder took for a return address is data: the stack was overwritten here, or the walk had gone astray before. The 2 rows below it are no calls.
      derived [4] bits 47 to 63 of fab8446d\`6e5edd60 are not all equal
      missing: what lies on the stack (dps @rsp L100)
      next: dps @rsp L100"
  `);
});

// A repeated pattern, or text, is no pair of neighbouring 32-bit values.
it.each([
  ['41414141`41414141', 'the ASCII text “AAAAAAAA”'],
  ['cccccccc`cccccccc', 'data'],
  ['00410041`00420043', 'the UTF-16 text “CBAA”'],
])('calls %s data and no border', async (value, words) => {
  expect(
    await headlines(rule, stack('00007ff6`494e3e65 app!Run+0x20', `${value} ntdll!RtlUserThreadStart+0x21`)),
  ).toContain(`is ${words}: the stack was overwritten`);
});

describe('stays silent', () => {
  it('at the ordinary end, and at kernel and user addresses', async () => {
    expect(
      await checkRule(
        rule,
        stack(
          'fffff804`5e8b0949 app!Run+0x20',
          '00007ff6`494e3e65 nt!A+0x1',
          '00000000`00000000 ntdll!RtlUserThreadStart+0x21',
        ),
      ),
    ).toBe('');
  });
  // ARM64 signs return addresses in their upper bits.
  it('on ARM64', async () => {
    const banner =
      'Microsoft (R) Windows Debugger Version 10.0.22621.1 ARM64\nWindows 11 Version 22621 MP (8 procs) Free ARM 64-bit (AArch64)\n';
    expect(
      await checkRule(
        rule,
        banner + stack('00007ff6`494e3e65 app!Run+0x20', 'd5b37ff6`494e3e65 app!Main+0x20'),
      ),
    ).toBe('');
  });
  it('for 32-bit stacks', async () => {
    expect(
      await checkRule(
        rule,
        '0:000> k\nChildEBP RetAddr\n0012fac4 fd4d8bf1 app!Run+0x15\n0012fad8 80000000 app!Main+0x12\n',
      ),
    ).toBe('');
  });
});
