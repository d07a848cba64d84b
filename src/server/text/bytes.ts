/** What the cutter asks of single bytes. Input is UTF-8, windows-1252, or one byte per UTF-16 unit: only ASCII has meaning. */

/** 0–15 for a hex digit, 255 for any other byte. */
export const hexValue: Uint8Array = new Uint8Array(256).fill(255);
for (const [index, digit] of Array.from('0123456789abcdef').entries()) {
  hexValue[digit.charCodeAt(0)] = index;
  hexValue[digit.toUpperCase().charCodeAt(0)] = index;
}

export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const colon = 58;
export const greaterThan = 62;
export const backtick = 96;

/** Blank, or the bytes of a no-break space (0xA0; 0xC2 0xA0 in UTF-8), which web pages put into indentation. */
export function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === tab || byte === carriageReturn || byte === 0xa0 || byte === 0xc2;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** True when the bytes from `at` spell `word` (ASCII), a no-break space being as good as a blank. */
export function startsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (end - at < word.length) return false;
  let position = at;
  for (const wanted of word) {
    if (wanted === space && bytes[position] === 0xc2) position++;
    const byte = bytes[position++];
    if (byte !== wanted && (wanted !== space || byte !== 0xa0)) return false;
  }
  return position <= end;
}

/** The position of an ASCII byte in [at, end), or -1. */
export function find(bytes: Uint8Array, at: number, end: number, byte: number): number {
  for (let index = at; index < end; index++) if (bytes[index] === byte) return index;
  return -1;
}

interface View {
  readonly bytes: Uint8Array;
  readonly four: DataView;
}

let latest = viewOf(new Uint8Array(0));
let other = latest;

/** The bytes as numbers of four. The views of the two that were asked for last are kept: lines of a text, and what is looked up for it, take turns. */
export function fourBytes(bytes: Uint8Array): DataView {
  if (bytes !== latest.bytes) {
    const found = bytes === other.bytes ? other : viewOf(bytes);
    other = latest;
    latest = found;
  }
  return latest.four;
}

function viewOf(bytes: Uint8Array): View {
  return { bytes, four: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/**
 * One byte per UTF-16 unit, so that byte offsets are string offsets. Units past Latin-1 become 0x80, which no shape mentions.
 */
export function narrow(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[index] = unit < 256 ? unit : 0x80;
  }
  return bytes;
}

/** Bytes [at, end) as text, one character per byte. For short pieces. */
export function latin(bytes: Uint8Array, at: number, end: number): string {
  let text = '';
  for (let from = at; from < end; from += 4096)
    text += String.fromCharCode.apply(
      undefined,
      bytes.subarray(from, Math.min(from + 4096, end)) as unknown as number[],
    );
  return text;
}
