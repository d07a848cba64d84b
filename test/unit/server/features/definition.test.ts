import { describe, expect, it } from 'vitest';
import type { Locate } from '../../../../src/server/features/locate';
import { readSample } from '../../../support/analyze';
import { definitionLines } from '../../../support/features';

const deadlock = readSample('rundown-deadlock');

function at(sample: string, before: string, after: string): string {
  if (!sample.includes(before + after)) throw new Error(`the sample does not say ${before}${after}`);
  return sample.replace(before + after, `${before}$0${after}`);
}

describe('definition', () => {
  it.each([
    [
      'an address inside a thing leads to the thing',
      at(deadlock, 'fffffad', 'fccf732d0 Synch'),
      '\\Temp\\php\\session\\sess_bkcavai8fak8antv9coq46at95',
    ],
    [
      'an IRP leads to its first listing',
      at(deadlock, '!irp fffffad', 'fcc225380 1'),
      'fffffadfcc225380: Irp is active',
    ],
    [
      'a thread leads to its THREAD line',
      at(deadlock, 'Thread fffffadf', 'ccea27d0: Irp'),
      'THREAD fffffadfccea27d0',
    ],
    [
      'a shown address leads to the memory that shows it',
      'kd> dds a9750c84 l1\na9750c84  806ffa16 hal!KfLowerIrql\nkd> dd a975$00c84 l1\n',
      'a9750c84  806ffa16',
    ],
  ])('of %s', async (_what, marked, line) => {
    const lines = await definitionLines(marked);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trim().startsWith(line)).toBe(true);
  });

  const locate: Locate = ({ module, function: name, printedPath }) =>
    Promise.resolve(
      name === 'Open'
        ? { how: 'printed path', places: [{ uri: `file:///${module}/${printedPath ?? ''}`, line: 12 }] }
        : undefined,
    );

  it.each([
    [
      'a symbol',
      '0: kd> k\nChild-SP          RetAddr           Call Site\nfffff880`01 x\nfffff880`0653b1c0 fffff800`02a7c1b2 drv!Op$0en+0x1',
      ['file:///drv/:12'],
    ],
    [
      'a printed source path',
      '0: kd> k\nChild-SP          RetAddr           Call Site\nfffff880`0653b1c0 fffff800`02a7c1b2 drv!Open+0x1 [a\\b$0.c @ 3]',
      ['file:///drv/a\\b.c:12'],
    ],
    ['a symbol without source', 'nt!Ki$0SwapThread', []],
    ['a word', 'wor$0d', []],
    ['an address that nothing describes', 'fffffadf`ccf73$0250', []],
  ])('of %s', async (_what, marked, places) => {
    expect(await definitionLines(marked, locate)).toEqual(places);
  });
});
