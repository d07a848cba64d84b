/** The columns of a stack row: frame number, addresses, and the rest. */

/** One pattern, and one call, for all digits of a column: rows are the bulk of every transcript, and a call for each digit costs more. */
const column = /[0-9a-f]{8}(?:`?[0-9a-f]{8})?(?=[\t :\u00a0]|$)/iy;

/** Walks the columns of one row. */
export class Columns {
  private at = 0;

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

  /** A full-width address: 8 or 16 digits, or 8`8, with a blank, a colon or the end behind it. */
  address(): string | undefined {
    const start = this.at;
    column.lastIndex = start;
    if (!column.test(this.line)) return undefined;
    const end = column.lastIndex;
    this.at = end;
    this.skip();
    return this.line.slice(start, end);
  }

  /** One more address, when something else follows it: what ends a row is its call site. */
  oneMore(): string | undefined {
    const start = this.at;
    const found = this.address();
    if (found !== undefined && this.atEnd) {
      this.at = start;
      return undefined;
    }
    return found;
  }

  get atEnd(): boolean {
    return this.at >= this.line.length;
  }

  rest(): string {
    return this.line.slice(this.at);
  }

  /** Blanks and the colons between columns. */
  private skip(): void {
    for (;;) {
      const code = this.line.charCodeAt(this.at);
      if (code !== 32 && code !== 58 && code !== 9 && code !== 160) return;
      this.at++;
    }
  }
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
