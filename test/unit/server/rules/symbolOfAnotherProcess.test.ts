/** STK06: names of start addresses that belong to another process. */
import { describe, expect, it } from 'vitest';
import { symbolOfAnotherProcess as rule } from '../../../../src/server/rules/symbolOfAnotherProcess';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

const thread = (startAddress: string, image = 'server.exe'): string =>
  `${kernel10}lkd> !thread\n${thread10({ address: 'ffffb20a12345080', cid: '1a2c.0f10', image, process: 'ffffb20a0fb1c080', startAddress })}`;

it('finds the import of the debugger in the rundown', async () => {
  expect(await checkRule(rule, readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "info diagnostic [42] derived: windbg!_imp_RegCreateKeyExW is not where rrdtool.exe starts a thread: 00401000 was looked up in another process, most likely the debugger’s own.
      observed [42] the thread belongs to rrdtool.exe, the symbol to windbg
      derived [42] an import table entry is data, no code to start at
      missing: the name of the start address in its own process (.process /p /r fffffadf\`cc712040; ln 00401000)
      next: .process /p /r fffffadf\`cc712040; ln 00401000"
  `);
});

it('is less sure of an import of an unknown module: symbols that do not fit explain it as well', async () => {
  expect(await headlines(rule, thread('plugin!_imp_CreateFileW (0x00007ff6a1b21210)'))).toMatch(
    /inferred: .* or with symbols that do not fit/,
  );
});

describe('stays silent', () => {
  it.each([
    ['an ordinary DLL may start threads', 'plugin!WorkerMain (0x00007ff8a1b21210)', 'server.exe'],
    ['the module is the image', 'server!mainCRTStartup (0x00007ff6a1b21210)', 'server.exe'],
    ['a system DLL is in every process', 'ntdll!TppWorkerThread (0x00007ff8b2b21210)', 'server.exe'],
    ['the debugger itself is looked at', 'windbg!mainCRTStartup (0x00007ff6a1b21210)', 'windbg.exe'],
    ['the address is of the kernel', 'windbg!_imp_X (0xfffff80411b21210)', 'server.exe'],
    ['there is no symbol', '0x00007ff6a1b21210', 'server.exe'],
  ])('where %s', async (_, start, image) => {
    expect(await checkRule(rule, thread(start, image))).toBe('');
  });
});
