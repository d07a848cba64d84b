/** Reads columns, words and numbers of a line from its bytes, one behind the other, without making strings. */
import { hexValue, isDigit, space, startsWith } from './bytes';
import { addressEnd } from './row';

export class ByteCursor {
  at = 0;
  end = 0;
  /** Where the address that was read last begins; it ends before the blank that follows. */
  from = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** Goes to the line [at, end). */
  begin(at: number, end: number): void {
    this.at = at;
    this.end = end;
  }

  /** Passes over a word of ASCII, where it stands. */
  word(word: Uint8Array): boolean {
    if (!startsWith(this.bytes, this.at, this.end, word)) return false;
    this.at += word.length;
    return true;
  }

  byte(byte: number): boolean {
    if (this.at >= this.end || this.bytes[this.at] !== byte) return false;
    this.at++;
    return true;
  }

  blanks(): boolean {
    while (this.at < this.end && this.bytes[this.at] === space) this.at++;
    return true;
  }

  /** Passes over an address of full width, and notes where it begins. */
  address(): boolean {
    const end = addressEnd(this.bytes, this.at, this.end);
    if (end < 0) return false;
    this.from = this.at;
    this.at = end;
    return true;
  }

  /** A number of at most 15 decimal digits; -1 for anything else. */
  decimal(): number {
    const from = this.at;
    let value = 0;
    for (; this.at < this.end && isDigit(this.bytes[this.at]); this.at++)
      value = value * 10 + (this.bytes[this.at] ?? 0) - 48;
    return this.at > from && this.at - from <= 15 ? value : -1;
  }

  /** A number of at most 13 hexadecimal digits; -1 for anything else. */
  hex(): number {
    const from = this.at;
    let value = 0;
    for (; this.at < this.end; this.at++) {
      const digit = hexValue[this.bytes[this.at] ?? 0] ?? 255;
      if (digit === 255) break;
      value = value * 16 + digit;
    }
    return this.at > from && this.at - from <= 13 ? value : -1;
  }
}
