/**
 * A row of a stack on its line, on several lines, or with others on one.
 *
 *     f714f2a8 8041c60f 81453a30 811a2708          broken by a mail: one row
 *     80475b18 NDIS!ndisPowerDispatch+0x84
 *     8053d2a4 nt!KiSwapThread+0x46 8050017a nt!KeWaitForSingleObject+0x1c2          joined by a page: two
 */
import type { Context } from '../../model/context';
import type { Frame } from '../../model/stack';
import type { SectionText } from '../../text/sectionText';
import { rowsOf } from '../../text/separate';
import { isWhole, readFrame } from './frame';
import type { StackHeader } from './stackHeader';
import { withoutRemark } from './withoutRemark';

/** Lines over which a mail or a page may spread one row. */
const mostLines = 4;
const longestPart = 400;
/** Lines over which `kP` may spread the parameters of one function. */
const mostParameters = 64;
const none: readonly never[] = [];
const hasName = /!|\+0x|\(|\b0x[0-9a-f`]{3,17}$/;

/**
 * The rows that begin on a line: one, or all of those that pasting joined; none when the line is no row. `line` is its text, without
 * what a reader wrote behind it; `index` the ordinal of the first in its stack.
 */
export function readStackRow(
  text: SectionText,
  at: number,
  line: string,
  header: StackHeader,
  index: number,
  context: Context,
): readonly Frame[] {
  const parts = rowsOf(line);
  if (parts.length === 1) {
    const frame = readRow(text, at, line, header, index, context);
    return frame ? [frame] : none;
  }
  return parts.flatMap((part, offset) => readFrame(part.trim(), header, index + offset, at, context) ?? []);
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
  const frame = readFrame(line, header, index, at, context);
  // Where there is no name, what looks like the site may be the last column before a break.
  const isDone = frame && (isWhole(frame, header) || hasName.test(line));
  return isDone ? frame : readWrapped(text, at, line, header, index, context);
}

/** A row that a mail or a page broke in two or more: together, and only together, they have all columns. */
function readWrapped(
  text: SectionText,
  at: number,
  line: string,
  header: StackHeader,
  index: number,
  context: Context,
): Frame | undefined {
  if (!/^[0-9a-f]/i.test(line)) return undefined;
  let joined = line;
  let below = at;
  for (let count = 1; count < mostLines; count++) {
    below = text.next(below);
    const rest = withoutRemark(text.trimmed(below));
    if (rest === '' || rest.length > longestPart) return undefined;
    const alone = readFrame(rest, header, index, below, context);
    if (alone && isWhole(alone, header)) return undefined;
    joined += ` ${rest}`;
    const frame = hasName.test(rest) ? readFrame(joined, header, index, at, context) : undefined;
    if (frame) return isWhole(frame, header) ? { ...frame, lines: [at, below] } : undefined;
  }
  return undefined;
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
