/** Trust of rows by what else the text says: missing symbols, changed code, unloaded modules, code without a module. */
import { expect, it } from 'vitest';
import { analyze } from '../../../support/analyze';

const k = (...symbols: string[]): string =>
  `3: kd> k\nChild-SP          RetAddr           Call Site\n${symbols
    .map(
      (symbol, index) =>
        `ffffb10c\`3f2a1${(0x100 + index * 0x40).toString(16)} fffff800\`41c00000 ${symbol}\n`,
    )
    .join('')}`;

async function trust(text: string): Promise<string[]> {
  const { transcript, analysis } = await analyze(text);
  const [stack] = transcript.each('stack');
  return stack ? analysis.trustOf(stack).map(({ trust: level, why }) => `${level}: ${why}`) : [];
}

it('guesses below code that no module has, and below an unloaded one', async () => {
  const [, , below, next] = await trust(k('nt!A+0x1', '0xffffe08c`0512a1b0', 'nt!B+0x2', 'nt!C+0x3'));
  expect(below).toMatch(/^scanned: Guessed: 0xffffe08c`0512a1b0 above it lies in no module/);
  expect(next).toMatch(/^scanned/);
  expect((await trust(k('nt!A+0x1', '<Unloaded_oldflt.sys>+0x10', 'nt!B+0x2')))[2]).toMatch(
    /^scanned: .*a module that is no longer loaded/,
  );
});

it('trusts the rows above a walk that ends in bare addresses', async () => {
  const [first, second, third] = await trust(
    k('nt!A+0x1', 'nt!B+0x2', '0xffffe08c`0512a1b0', '0xffffe08c`0512b1b0'),
  );
  expect([first, second, third].map((row) => row?.split(':')[0])).toEqual(['context', 'unwound', 'unwound']);
});

it('doubts a name far from the nearest exported one', async () => {
  const error =
    '*** ERROR: Symbol file could not be found.  Defaulted to export symbols for scanflt.sys - \n';
  const [far, near] = await trust(
    error + k('scanflt!DllInitialize+0x4e3f', 'scanflt!DllInitialize+0x4e', 'nt!B+0x4e3f'),
  );
  expect(far).toMatch(/only the nearest exported one, 0x4e3f bytes before \(line 1: no symbols of scanflt\)/);
  expect(near).not.toMatch(/exported/);
});

it('believes the last module list: symbols may have been loaded since', async () => {
  const error =
    '*** ERROR: Symbol file could not be found.  Defaulted to export symbols for scanflt.sys - \n';
  const lm =
    '3: kd> lm m scanflt\nstart             end                 module name\nfffff800`41e00000 fffff800`41e20000   scanflt    (pdb symbols)          c:\\symbols\\scanflt.pdb\n';
  expect((await trust(error + lm + k('scanflt!Scan+0x4e3f')))[0]).not.toMatch(/exported/);
});

it('says that the code of a row was changed', async () => {
  const chkimg =
    '3: kd> !chkimg -d nt\n    fffff80041c08a10-fffff80041c08a14  5 bytes - nt!NtCreateFile\n\t[ 48 89 5c 24 08:e9 eb 75 3f 02 ]\n5 errors : nt (fffff80041c08a10-fffff80041c08a14)\n';
  const [changed, other] = await trust(chkimg + k('nt!NtCreateFile+0x79', 'nt!B+0x2'));
  expect(changed).toMatch(/Its code was changed in memory \(line 2\)/);
  expect(other).not.toMatch(/changed/);
});
