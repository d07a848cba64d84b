import { describe, expect, it } from 'vitest';
import { readSample } from '../../../support/analyze';
import { tokensIn } from '../../../support/features';

describe('semanticTokens', () => {
  it('tell addresses, modules and functions apart', async () => {
    expect(
      await tokensIn(
        '0: kd> !thread fffffadfccea27d0\n00 a9750c84 nt!Foo+0x26\nImage: a.exe, NTSTATUS 0xC000010A',
      ),
    ).toEqual([
      '1:0 keyword 0: kd>',
      '1:7 macro !thread',
      '1:15 address fffffadfccea27d0',
      '2:0 number 00',
      '2:3 address a9750c84',
      '2:12 module nt',
      '2:15 function Foo',
      '3:7 module a.exe',
      '3:23 enumMember 0xC000010A',
    ]);
  });

  it('answer for the lines of the range only', async () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
    expect(await tokensIn('a9750c84\na9750c88\na9750c8c', range)).toEqual(['2:0 address a9750c88']);
  });

  it('strike out a row that the evidence contradicts', async () => {
    const tokens = await tokensIn(readSample('idle-thread-apc'));
    const struck = tokens
      .filter((token) => token.includes('function deprecated'))
      .map((token) => token.split(' ').at(-1));
    expect(struck).toEqual(['SoftFSProcessRequest']);
  });
});
