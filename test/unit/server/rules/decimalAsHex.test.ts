/** Q05: a decimal process ID that was read as hex; a number that found its process was right. */
import { expect, it } from 'vitest';
import { decimalAsHex as rule } from '../../../../src/server/rules/decimalAsHex';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10 } from '../../../support/excerpts';

const process = (cid: string): string => `PROCESS ffffb20a0fb11080
    SessionId: 1  Cid: ${cid}    Peb: 6a9f3d0000  ParentCid: 0f60
    DirBase: 1a2b3000  ObjectTable: ffff99010c29f0d0  HandleCount: 168.
    Image: app.exe
`;
/** 0n5416 is 0x1528. */
const listed = `${kernel10}kd> !process 0 0\n${process('1528')}`;
const asked = (typed: string, answer = ''): string =>
  `kd> !process ${typed} 7\nSearching for Process with Cid == ${typed}\n${answer}kd> r\n`;

it('says what the debugger read, and what was meant', async () => {
  expect(await checkRule(rule, listed + asked('5416'))).toMatchInlineSnapshot(`
    "info diagnostic [11] inferred: 5416 was read as hex, 0n21526, and no such process was shown; decimal 5416 is Cid 1528.
      observed [11] 5416 was typed without 0n
      derived [7] app.exe has Cid 1528: decimal 5416 is hex 1528
      or: the number was meant in hex, and that process has ended
      missing: the process with Cid 1528 (!process 0n5416 7)
      next: !process 0n5416 7"
  `);
});

it('knows the number from a failed attach', async () => {
  const attach = 'Cannot debug pid 5416, NTSTATUS 0xC0000022\n    "Access denied"\n';
  expect(await headlines(rule, `${attach}${kernel10}${asked('5416')}`)).toMatch(/decimal 5416 is Cid 1528/);
});

it.each([
  ['0n before it', listed + asked('0n5416')],
  ['a process of that hex ID', listed + asked('5416', process('5416'))],
  ['a number that nobody knows', listed + asked('5417')],
  ['a hex number', listed + asked('15a8')],
] as const)('is silent with %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
