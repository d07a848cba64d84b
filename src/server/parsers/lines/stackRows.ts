/** Reads one stack from a header on: rows, warnings between them, and whatever else the debugger throws in. */
import type { Context } from '../../model/context';
import type { Frame, StackRecord } from '../../model/stack';
import { intern } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import type { Span } from '../../text/span';
import { isElision } from './common';
import { headerFromRow, mayBeHeader, stackHeader, type StackHeader } from './stackHeader';
import { readStackRow } from './stackRow';
import { withoutRemark } from './withoutRemark';

const warning = /^WARNING: (?:Stack unwind information not available|Frame IP not in any known module)/;
const restOfWarning = /^(?:(?:(?:(?:Following )?frames )?may )?be )?wrong\.$/;
/** Lines that the debugger prints in the middle of a stack and that do not end it; what they say is read elsewhere. */
const interruption =
  /^(?:\*\*\* (?:ERROR|WARNING|Stack trace for last set context)|Page [0-9a-f]+ not present|Unable to |GetContextState failed)/;
/** Rows that may be anything else before a stack is given up. */
const patience = 3;
/** The header of `kb` on x64, without its last words. */
const cutHeader = /^(?:#\s+)?RetAddr\s*(?::\s*(?:Args(?: to(?: Child)?)?)?)?$/i;

export interface ReadStack {
  readonly stack: StackRecord;
  /** The line behind it. */
  readonly next: number;
}

/**
 * Reads the stack whose header stands at `from`; answers undefined when no row follows. Blank lines and elisions never end it.
 */
export function readStack(text: SectionText, from: number, context: Context): ReadStack | undefined {
  if (!mayBeHeader(text.trimmed(from))) return undefined;
  const line = withoutRemark(text.trimmed(from));
  const header = stackHeader(line);
  if (header) return readRows(text, from, from + 1, header, context);
  if (!cutHeader.test(line)) return undefined;
  const below = text.next(from);
  const joined = stackHeader(`${line} ${text.trimmed(below)}`);
  const read = joined && readRows(text, from, below + 1, joined, context);
  if (read) text.recognise(below);
  return read;
}

/** Reads every stack that begins with a header at `from` or below, where no other parser has understood the lines. */
export function readStacks(text: SectionText, from: number, context: Context): StackRecord[] {
  const stacks: StackRecord[] = [];
  for (let at = text.nextUnread(from); at < text.count; at = text.nextUnread(at + 1)) {
    const read = readStack(text, at, context);
    if (!read) continue;
    stacks.push(read.stack);
    at = read.next - 1;
  }
  return stacks;
}

/** Reads a stack whose header was lost, or stands in the section before: the first row tells what the columns are. */
export function readHeaderless(text: SectionText, from: number, context: Context): ReadStack | undefined {
  for (let at = from; at < text.count; at++) {
    const header = headerFromRow(text.trimmed(at));
    if (header) return readRows(text, at, at, header, context);
  }
  return undefined;
}

/** A warning is long: mail and books break it. */
function warningEnd(text: SectionText, at: number): number {
  const below = text.next(at);
  return restOfWarning.test(text.trimmed(below)) ? below : at;
}

export function readRows(
  text: SectionText,
  first: number,
  from: number,
  header: StackHeader,
  context: Context,
): ReadStack | undefined {
  const frames: Frame[] = [];
  const warnings: { text: string; lines: Span }[] = [];
  let pending: string | undefined;
  let last = first;
  let foreign = 0;
  for (let at = from; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '' || isElision(line)) continue;
    const read = readStackRow(text, at, withoutRemark(line), header, frames.length, context);
    const end = read.at(-1)?.lines[1];
    if (end !== undefined) {
      for (const frame of read) {
        frames.push(pending === undefined ? frame : { ...frame, warning: pending });
        pending = undefined;
      }
      text.recogniseAll([at, end]);
      at = end;
    } else if (warning.test(line)) {
      pending = intern(line);
      const lines = [at, warningEnd(text, at)] as const;
      warnings.push({ text: pending, lines });
      text.recogniseAll(lines);
      at = lines[1];
    } else {
      if (!interruption.test(line)) foreign++;
      continue;
    }
    foreign = 0;
    last = at;
  }
  if (frames.length === 0) return undefined;
  text.recognise(first);
  const { dialect } = header;
  return { stack: { kind: 'stack', lines: [first, last], dialect, frames, warnings }, next: last + 1 };
}
