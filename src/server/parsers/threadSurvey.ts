/**
 * A THREAD block read for the index alone: who it is, what it waits for, which functions its stack calls.
 *
 * The blocks of `!process 0 1f` are nearly all of a large transcript, and nearly all of a block are rows whose columns nobody asks
 * for until a reader stands on one. This walks their bytes: it makes no record of a frame and no string of a row, and looks the call
 * sites up by their bytes. It answers only for a block in which every line is one that `threadParser` would recognise, and then
 * exactly what that parser would say; for any other block it answers nothing, and the parser reads it.
 */
import type { Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { StackDialect } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import { carriageReturn, colon, latin, lineFeed, space, tab } from '../text/bytes';
import { ByteTable } from '../text/byteTable';
import { addressEnd } from '../text/row';
import { readCallSite } from './lines/callSite';
import { mostColumns } from './lines/frame';
import { stackHeader } from './lines/stackHeader';
import { addressIn } from './lines/values';
import { isPlain, ThreadFields } from './lines/threadFields';

export interface StackSurvey {
  /** The symbols of the frames from the innermost outwards. Stacks that call the same functions share one array. */
  readonly symbols: readonly string[];
  /** The return address of the outermost frame. */
  readonly end: Address | undefined;
  readonly dialect: StackDialect;
}

export interface ThreadSurvey {
  /** Only the fields that a transcript is indexed by. */
  readonly thread: ThreadRecord;
  readonly stack?: StackSurvey;
  /** All lines, and those of them that are blank. */
  readonly lines: number;
  readonly blank: number;
}

/** Longer lines are cut before they are read. */
const longestLine = 4096;

/** The symbol of what stands behind the columns of a row; undefined where that is no plain call site. */
const callSites = new ByteTable((bytes, from, to) => {
  const text = latin(bytes, from, to);
  if (!isPlain(text) || text.startsWith('..') || text.endsWith('(')) return undefined;
  return readCallSite(text)?.symbol;
});

/** What a header begins with: Child-SP, Call Site, Memory, RetAddr. */
const headerFirst = [67, 77, 82];

interface StackColumns {
  readonly dialect: StackDialect;
  readonly columns: number;
  /** Which of them is the return address. */
  readonly returns: number;
}

/** The columns of a stack, by its header; undefined for a line that is none, or whose rows hold more than addresses. */
const headers = new ByteTable((bytes, from, to): StackColumns | undefined => {
  const text = latin(bytes, from, to);
  const header = isPlain(text) ? stackHeader(text) : undefined;
  const columns = header && header.sizes === undefined ? mostColumns[header.dialect] : 0;
  return header === undefined || columns === 0 || !/^x|^minimal/.test(header.dialect)
    ? undefined
    : { dialect: header.dialect, columns, returns: header.dialect.startsWith('x') ? 1 : 0 };
});

/** The entries in `callSites` of the frames of one stack, and their symbols. */
let sites = new Uint32Array(256);
let siteBytes = new Uint8Array(sites.buffer);
const stacks = new ByteTable((bytes, from, to) =>
  Array.from(new Uint32Array(bytes.slice(from, to).buffer), (entry) => callSites.value(entry) ?? ''),
);

/** Reads the section of one THREAD, from its first line on. */
export function surveyThread(bytes: Uint8Array, context: Context): ThreadSurvey | undefined {
  const survey = new Survey(bytes, context);
  let line = 0;
  for (let at = 0; at < bytes.length; line++) {
    const found = bytes.indexOf(lineFeed, at);
    const lineEnd = found < 0 ? bytes.length : found;
    const from = skipBlanks(bytes, at, lineEnd);
    if (!survey.line(from, trimEnd(bytes, from, lineEnd), line)) return undefined;
    at = lineEnd + 1;
  }
  return survey.finish(line);
}

class Survey {
  private readonly fields: ThreadFields;
  private blank = 0;
  private last = 0;
  private columns: StackColumns | undefined;
  private frames = 0;
  /** Where the return address of the latest row stands. */
  private returnAt = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly context: Context,
  ) {
    this.fields = new ThreadFields(bytes, context);
  }

  /** Takes bytes [from, end), a line without blanks around it. False when it is not what is expected here. */
  line(from: number, end: number, line: number): boolean {
    if (from >= end) {
      this.blank++;
      return true;
    }
    if (end - from >= longestLine) return false;
    this.last = line;
    if (this.columns) return this.row(from, end, this.columns);
    if (this.fields.draft && headerFirst.includes(this.bytes[from] ?? 0)) {
      this.columns = headers.value(headers.entry(this.bytes, from, end));
      if (this.columns) return true;
    }
    return this.fields.line(from, end, line);
  }

  finish(lines: number): ThreadSurvey | undefined {
    const {
      columns,
      frames,
      blank,
      fields: { draft },
    } = this;
    if (!draft || (columns && frames === 0)) return undefined;
    draft.lines = [0, this.last];
    const thread = draft as ThreadRecord; // fields that are absent are undefined here: nobody lists them
    if (!columns) return { thread, lines, blank };
    const symbols = stacks.value(stacks.entry(siteBytes, 0, frames * 4));
    const end = addressEnd(this.bytes, this.returnAt, this.bytes.length);
    const address = addressIn(this.context, latin(this.bytes, this.returnAt, end));
    return symbols && { thread, stack: { symbols, end: address, dialect: columns.dialect }, lines, blank };
  }

  /** `fffff880`0653b1c0 fffff800`02a7c1b2 : nt!KiSwapThread+0x3c9`: all columns, and a call site behind them. */
  private row(from: number, end: number, { columns, returns }: StackColumns): boolean {
    const { bytes } = this;
    let at = from;
    for (let column = 0; column < columns; column++) {
      if (column === returns) this.returnAt = at;
      at = addressEnd(bytes, at, end);
      if (at < 0) return false;
      while (at < end && (bytes[at] === space || bytes[at] === colon)) at++;
    }
    if (at >= end || addressEnd(bytes, at, end) >= 0) return false;
    const site = callSites.entry(bytes, at, end);
    if (callSites.value(site) === undefined) return false;
    if (this.frames === sites.length) widenSites();
    sites[this.frames++] = site;
    return true;
  }
}

function widenSites(): void {
  const narrow = sites;
  sites = new Uint32Array(narrow.length * 2);
  sites.set(narrow);
  siteBytes = new Uint8Array(sites.buffer);
}

function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(bytes[at])) at++;
  return at;
}

function trimEnd(bytes: Uint8Array, from: number, end: number): number {
  let last = end;
  while (last > from && isSpace(bytes[last - 1])) last--;
  return last;
}

function isSpace(byte: number | undefined): boolean {
  return byte === space || byte === tab || byte === carriageReturn;
}
