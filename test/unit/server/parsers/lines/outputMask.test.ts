// What stays of a line that a program printed, when everything that varies is masked.
import { describe, expect, it } from 'vitest';
import { maskOf, tagOf } from '../../../../../src/server/parsers/lines/outputMask';

const masks: readonly (readonly [line: string, mask: string])[] = [
  ['IOCTL Code: 0x0022a008,  Method: METHOD_BUFFERED', 'IOCTL Code: =…, Method: =…'],
  ['port 7 reset after 12ms, 95% done', 'port # reset after #, # done'],
  ['tag deadbeef, face, f00d', 'tag #, face, #'],
  ['open \'c:\\temp\\a b.log\' for "reading all"', 'open "…" for "…"'],
  ["the driver's queue isn't empty", "the driver's queue isn't empty"],
  ["an unclosed ' quote and 5", "an unclosed ' quote and #"],
  ['loaded drivers\\a.sys at fffff880`01234567', 'loaded \\… at #'],
  ['len = 40 class::method 3', 'len = =… class::method #'],
  ['a\tb   c', 'a b c'],
  ['status 0n12 <- here it fails', 'status #'],
  ['', ''],
];

describe('maskOf', () => {
  it.each(masks)('%j', (line, mask) => {
    expect(maskOf(line)).toBe(mask);
  });
});

describe('tagOf', () => {
  it.each([
    ['[mydrv3] opened', { mask: '[mydrv#]', telling: false }],
    ['mydrv!Read: done', { mask: 'mydrv!Read:', telling: true }],
    ['12:03:55.120 link up', { mask: '#:#:#', telling: true }],
    ['no tag here', undefined],
  ])('%j', (line, tag) => {
    expect(tagOf(line)).toEqual(tag);
  });
});
