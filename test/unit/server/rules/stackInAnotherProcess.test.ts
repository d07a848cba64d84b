/** Q04: user-mode rows that were read in another process; with the flag that goes into the process of the thread they are right. */
import { expect, it } from 'vitest';
import { stackInAnotherProcess as rule } from '../../../../src/server/rules/stackInAnotherProcess';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

const [own, other] = ['ffffb20a0fb11080', 'ffffb20a0fb12080'];
const thread = `${thread10({
  address: 'ffffb20a10001080',
  cid: '0f10.0101',
  image: 'app.exe',
  process: own,
  stack: ['nt!KiSwapContext+0x76', 'nt!NtReadFile+0x59a', 'nt!KiSystemServiceCopyEnd+0x25'],
}).trimEnd()}\n`;
const user =
  '000000d6`1b3ff8c8 00007ff8`329d5678     : 00000000`00000000 00000000`00000000 00000000`00000000 00000000`00000000 : ntdll!NtReadFile+0x14\n000000d6`1b3ff8d0 00000000`00000000     : 00000000`00000000 00000000`00000000 00000000`00000000 00000000`00000000 : 0x7ff8`329d5678\n';
const session = (process: string, command: string, rows = user, between = ''): string =>
  `${kernel10}kd> .process ${process}\nImplicit process is now ${process.slice(0, 8)}\`${process.slice(8)}\n${between}kd> ${command}\n${thread}${rows}`;
const address = 'ffffb20a10001080';

it('names both processes, and the command that reads them right', async () => {
  expect(await checkRule(rule, session(other, `!thread ${address}`))).toMatchInlineSnapshot(`
    "info diagnostic [26] derived: From this row on the stack of app.exe f10.101 was read in process ffffb20a\`0fb12080, and the thread belongs to ffffb20a\`0fb11080: these rows are not its own.
      observed [7] process ffffb20a\`0fb12080 was chosen
      observed [9-27] the thread belongs to process ffffb20a\`0fb11080
      observed [26] ntdll!NtReadFile stands on its user-mode stack
      missing: the user-mode rows, read in the process of the thread (!thread ffffb20a\`10001080 1f)
      next: !thread ffffb20a\`10001080 1f"
  `);
});

it.each([
  ['its own process', session(own, `!thread ${address}`)],
  ['the flag that goes there', session(other, `!thread ${address} 1f`)],
  ['rows of the kernel alone', session(other, `!thread ${address}`, '')],
  ['a target that ran in between', session(other, `!thread ${address}`, user, 'kd> g\n')],
  ['no choice of a process', `${kernel10}kd> !thread ${address}\n${thread}${user}`],
] as const)('is silent with %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
