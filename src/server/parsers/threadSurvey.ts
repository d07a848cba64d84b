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
import type { ThreadRecord } from '../model/thread';
import { ascii, carriageReturn, colon, latin, lineFeed, space, startsWith, tab } from '../text/bytes';
import { ByteTable } from '../text/byteTable';
import { addressEnd } from '../text/row';
import { readCallSite } from './lines/callSite';
import { mostColumns } from './lines/frame';
import { stackHeader } from './lines/stackHeader';
import { readThreadHead, readThreadLine, type ThreadDraft } from './lines/threadLines';
import { addressIn } from './lines/values';

export interface StackSurvey {
  /** The symbols of the frames from the innermost outwards. Stacks that call the same functions share one array. */
  readonly symbols: readonly string[];
  /** The return address of the outermost frame. */
  readonly end: Address | undefined;
}

export interface ThreadSurvey {
  /** Only the fields that a transcript is indexed by. */
  readonly thread: ThreadRecord;
  readonly stack?: StackSurvey;
  /** All lines, and those of them that are blank. */
  readonly lines: number;
  readonly blank: number;
}

/** Lines that a thread may have and that no index asks for: whatever stands behind these words, they are recognised. By first byte. */
const unindexed: Partial<Record<number, Uint8Array[]>> = {};
for (const start of [
  'Not impersonating',
  'DeviceMap',
  'Attached Process',
  'Context Switch Count',
  'UserTime',
  'KernelTime',
  'Priority ',
])
  (unindexed[start.charCodeAt(0)] ??= []).push(ascii(start));

/** Bytes that hold the lines above most stacks. */
const usualHead = 1280;
const decoder = new TextDecoder();

/** Longer lines are cut before they are read. */
const longestLine = 4096;
/** ASCII without what pasting leaves, which is repaired before a line is read: entities, and backticks with an escape. */
const plain = /^(?:[ -%'-[\]-~]|&(?![#a-z])|\\(?!`))+$/;
/** A start address that may be an import is read in full: the index asks for those. */
const importStart = /windbg!|!_/i;

/** The symbol of what stands behind the columns of a row; undefined where that is no plain call site. */
const callSites = new ByteTable((bytes, from, to) => {
  const text = latin(bytes, from, to);
  if (!plain.test(text) || text.startsWith('..') || text.endsWith('(')) return undefined;
  return readCallSite(text)?.symbol;
});

/** What a header begins with: Child-SP, Call Site, Memory, RetAddr. */
const headerFirst = [67, 77, 82];

/** The columns of a stack, by its header; undefined for a line that is none, or whose rows hold more than addresses. */
const headers = new ByteTable((bytes, from, to) => {
  const text = latin(bytes, from, to);
  const header = plain.test(text) ? stackHeader(text) : undefined;
  const columns = header && header.sizes === undefined ? mostColumns[header.dialect] : 0;
  return header === undefined || columns === 0 || !/^x|^minimal/.test(header.dialect)
    ? undefined
    : { columns, returns: header.dialect.startsWith('x') ? 1 : 0 };
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
  private draft: ThreadDraft | undefined;
  private text = '';
  private blank = 0;
  private last = 0;
  private columns: { readonly columns: number; readonly returns: number } | undefined;
  private frames = 0;
  /** Where the return address of the latest row stands. */
  private returnAt = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly context: Context,
  ) {}

  /** Takes bytes [from, end), a line without blanks around it. False when it is not what is expected here. */
  line(from: number, end: number, line: number): boolean {
    if (from >= end) {
      this.blank++;
      return true;
    }
    if (end - from >= longestLine) return false;
    this.last = line;
    if (this.columns) return this.row(from, end, this.columns);
    return this.field(from, end, line);
  }

  finish(lines: number): ThreadSurvey | undefined {
    const { draft, columns, frames, blank } = this;
    if (!draft || (columns && frames === 0)) return undefined;
    draft.lines = [0, this.last];
    const thread = draft as ThreadRecord; // fields that are absent are undefined here: nobody lists them
    if (!columns) return { thread, lines, blank };
    const symbols = stacks.value(stacks.entry(siteBytes, 0, frames * 4));
    const end = addressEnd(this.bytes, this.returnAt, this.bytes.length);
    const address = addressIn(this.context, latin(this.bytes, this.returnAt, end));
    return symbols && { thread, stack: { symbols, end: address }, lines, blank };
  }

  private field(from: number, end: number, line: number): boolean {
    const { bytes, draft, context } = this;
    const first = bytes[from] ?? 0;
    if (draft && unindexed[first]?.some((start) => startsWith(bytes, from, end, start)) === true) return true;
    if (draft && headerFirst.includes(first)) {
      this.columns = headers.value(headers.entry(bytes, from, end));
      if (this.columns) return true;
    }
    const text = this.textOf(from, end);
    if (!plain.test(text)) return false;
    if (draft) return isUnindexedAddress(text) || readThreadLine(text, line, draft, context);
    this.draft = readThreadHead(text, 0, context);
    return this.draft?.state !== undefined;
  }

  /** Bytes of the lines above the stack as text. They are decoded together: one by one costs more than all that is read in them. */
  private textOf(from: number, end: number): string {
    if (end > this.text.length) {
      const head = this.bytes.subarray(0, Math.max(end, usualHead));
      const text = decoder.decode(head);
      // Where a character has several bytes, the text is shorter, and positions in it are other ones.
      this.text = text.length === head.length ? text : '';
    }
    return this.text.slice(from, end);
  }

  /** `fffff880`0653b1c0 fffff800`02a7c1b2 : nt!KiSwapThread+0x3c9`: all columns, and a call site behind them. */
  private row(
    from: number,
    end: number,
    { columns, returns }: { columns: number; returns: number },
  ): boolean {
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

/** The index asks for a start address only where it is an import, and for the bounds of the stack, not for where in it the thread is. */
function isUnindexedAddress(line: string): boolean {
  if (line.startsWith('Win32 Start Address')) return !importStart.test(line);
  return line.startsWith('Stack Init') && !line.includes('Base');
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
