/** Reads one stack from a header on: rows, warnings between them, and whatever else the debugger throws in. */
import type { Context } from '../../model/context';
import type { Frame, StackRecord } from '../../model/stack';
import { intern } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import type { Span } from '../../text/span';
import { isElision } from './common';
import { isWhole, readFrame } from './frame';
import { headerFromRow, stackHeader, type StackHeader } from './stackHeader';

const warning = /^WARNING: (?:Stack unwind information not available|Frame IP not in any known module)/;
/** Lines that the debugger prints in the middle of a stack and that do not end it; what they say is read elsewhere. */
const interruption =
  /^(?:\*\*\* (?:ERROR|WARNING|Stack trace for last set context)|Page [0-9a-f]+ not present|Unable to |GetContextState failed)/;
/** Rows that may be anything else before a stack is given up. */
const patience = 3;
/** Lines over which `kP` may spread the parameters of one function. */
const mostParameters = 64;

export interface ReadStack {
  readonly stack: StackRecord;
  /** The line behind it. */
  readonly next: number;
}

/**
 * Reads the stack whose header stands at `from`; answers undefined when no row follows. Blank lines and elisions never end it.
 */
export function readStack(text: SectionText, from: number, context: Context): ReadStack | undefined {
  const header = stackHeader(text.trimmed(from));
  return header && readRows(text, from, from + 1, header, context);
}

/** Reads every stack that begins with a header at `from` or below, where no other parser has understood the lines. */
export function readStacks(text: SectionText, from: number, context: Context): StackRecord[] {
  const stacks: StackRecord[] = [];
  for (let at = from; at < text.count; at++) {
    const read = text.isKnown(at) ? undefined : readStack(text, at, context);
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
    const frame = readRow(text, at, line, header, frames.length, context);
    if (frame) {
      frames.push(pending === undefined ? frame : { ...frame, warning: pending });
      pending = undefined;
      text.recogniseAll(frame.lines);
      at = frame.lines[1];
    } else if (warning.test(line)) {
      pending = intern(line);
      warnings.push({ text: pending, lines: [at, at] });
      text.recognise(at);
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

/** One row, on one line or more. */
function readRow(
  text: SectionText,
  at: number,
  line: string,
  header: StackHeader,
  index: number,
  context: Context,
): Frame | undefined {
  if (line.endsWith('(')) return readParameters(text, at, line, header, index, context);
  return readFrame(line, header, index, at, context) ?? readWrapped(text, at, line, header, index, context);
}

/** A row that a mail or a page broke in two: together, and only together, they have all columns. */
function readWrapped(
  text: SectionText,
  at: number,
  line: string,
  header: StackHeader,
  index: number,
  context: Context,
): Frame | undefined {
  if (!/^[0-9a-f]/i.test(line)) return undefined;
  const below = text.next(at);
  const rest = text.trimmed(below);
  const joined = rest === '' ? undefined : readFrame(`${line} ${rest}`, header, index, at, context);
  if (!joined || !isWhole(joined, header)) return undefined;
  const alone = readFrame(rest, header, index, below, context);
  return alone && isWhole(alone, header) ? undefined : { ...joined, lines: [at, below] };
}

/** `kP`: every parameter on a line of its own, the displacement behind the last one. */
function readParameters(
  text: SectionText,
  at: number,
  line: string,
  header: StackHeader,
  index: number,
  context: Context,
): Frame | undefined {
  let joined = line;
  for (let below = at + 1; below < Math.min(at + mostParameters, text.count); below++) {
    const part = text.trimmed(below);
    joined += joined.endsWith('(') ? part : ` ${part}`;
    if (!/\)(?:\+0x[0-9a-f]+)?(?: \[.*\])?$/i.test(part)) continue;
    const frame = readFrame(joined, header, index, at, context);
    return frame && { ...frame, lines: [at, below] };
  }
  return undefined;
}
