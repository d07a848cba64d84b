/** The columns of a stack row: frame number, addresses, and the rest. */
import type { Address } from '../../../shared/address';
import { addressRead, readFullAddress, type FullAddress } from '../../text/addressAt';

const read: FullAddress = { end: 0, high: undefined, low: 0 };

/** Walks the columns of one row. */
export class Columns {
  private at = 0;
  /** Characters of the address that was read last. */
  digits = 0;

  constructor(private readonly line: string) {}

  /** A frame number: one to three hex digits, then a blank, then an address or `(Inline`. */
  frameNumber(): number | undefined {
    let end = this.at;
    while (end - this.at < 4 && isHex(this.line.charCodeAt(end))) end++;
    if (end === this.at || end - this.at > 3 || this.line.charCodeAt(end) !== 32) return undefined;
    const number = Number.parseInt(this.line.slice(this.at, end), 16);
    this.at = end;
    this.skip();
    return number;
  }

  /** The size of a frame, as `kf` prints it before the address; absent in the first row. Tells whether there was one. */
  size(): boolean {
    let end = this.at;
    while (end - this.at < 8 && isHex(this.line.charCodeAt(end))) end++;
    if (end === this.at || end - this.at > 7 || this.line.charCodeAt(end) !== 32) return false;
    this.at = end;
    this.skip();
    return true;
  }

  inline(): boolean {
    if (!this.line.startsWith('(Inline', this.at)) return false;
    const close = this.line.indexOf(')', this.at);
    if (close < 0) return false;
    this.at = close + 1;
    this.skip();
    while (this.line.startsWith('--------', this.at)) {
      this.at += 8;
      if (this.line.charAt(this.at) === '`') this.at += 9;
      this.skip();
    }
    return true;
  }

  /**
   * A full-width address: 8 or 16 digits, or 8`8, with a blank, a colon or the end behind it. With `oneMore`, only when something else
   * follows it: what ends a row is its call site.
   */
  address(extend: 'sign' | 'zero', oneMore = false): Address | undefined {
    const start = this.at;
    if (!readFullAddress(this.line, start, read)) return undefined;
    const { end } = read;
    if (end < this.line.length && !isGap(this.line.charCodeAt(end))) return undefined;
    this.at = end;
    this.skip();
    if (oneMore && this.atEnd) {
      this.at = start;
      return undefined;
    }
    this.digits = end - start;
    return addressRead(read, extend);
  }

  get atEnd(): boolean {
    return this.at >= this.line.length;
  }

  rest(): string {
    return this.line.slice(this.at);
  }

  /** Blanks and the colons between columns. */
  private skip(): void {
    while (isGap(this.line.charCodeAt(this.at))) this.at++;
  }
}

function isGap(code: number): boolean {
  return code === 32 || code === 58 || code === 9 || code === 160;
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
