// The four encodings, and what is no text.
import { describe, expect, it } from 'vitest';
import { cutterBytes, detectEncoding, looksBinary } from '../../../../src/server/node/encoding';

describe('detectEncoding', () => {
  it.each([
    [[0xff, 0xfe, 0x6b, 0], { encoding: 'utf-16le', mark: 2 }],
    [[0xfe, 0xff, 0, 0x6b], { encoding: 'utf-16be', mark: 2 }],
    [[0xef, 0xbb, 0xbf, 0x6b], { encoding: 'utf-8', mark: 3 }],
    [[0x6b, 0x64, 0x3e], { encoding: 'utf-8', mark: 0 }],
    [[0xef, 0xbb], { encoding: 'utf-8', mark: 0 }],
    [[0xff], { encoding: 'utf-8', mark: 0 }],
    [[], { encoding: 'utf-8', mark: 0 }],
  ])('%j', (head, expected) => {
    expect(detectEncoding(Uint8Array.from(head))).toEqual(expected);
  });
});

describe('looksBinary', () => {
  it('is about NUL bytes', () => {
    expect(looksBinary(Uint8Array.from([0x4d, 0x5a, 0, 0]))).toBe(true);
    expect(looksBinary(Uint8Array.from([0x6b, 0xff, 0x80, 1]))).toBe(false);
  });
});

describe('cutterBytes', () => {
  const text = 'kd> ö “漢” 😀\n';
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const narrowed = units.map((unit) => (unit < 256 ? unit : 0x80));
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

  it('is one byte per unit of UTF-16', () => {
    const little = Buffer.from(text, 'utf16le');
    expect([...cutterBytes(little, 'utf-16le')]).toEqual(narrowed);
    expect([...cutterBytes(swapped(little), 'utf-16be')]).toEqual(narrowed);
  });
  it('is the bytes themselves of anything else', () => {
    const bytes = Buffer.from(text);
    expect(cutterBytes(bytes, 'utf-8')).toBe(bytes);
    expect(cutterBytes(bytes, 'windows-1252')).toBe(bytes);
  });
});
