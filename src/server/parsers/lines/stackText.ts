/**
 * The rows below `STACK_TEXT:`, which have no header: what they are is read from the first.
 *
 *     fffff880`0653b3a0 fffff880`05a091ac : fffffa80`4aac7b00 … : iqvw64e+0x3fd2
 *     f72f7488 804f7bad 00000003 f72f77e4 00000000 nt!RtlpBreakWithStatusInstruction
 */
import type { Context } from '../../model/context';
import type { SectionText } from '../../text/sectionText';
import { rowsOf } from '../../text/separate';
import { headerFromRow, type StackHeader } from './stackHeader';
import { readRows, type ReadStack } from './stackRows';

/** Lines between the field and its first row: warnings, symbol messages, inline frames. */
const patience = 6;

const hasName = /!|\+0x/;

/** Reads the stack below line `above`; undefined when no row follows soon. */
export function readStackText(text: SectionText, above: number, context: Context): ReadStack | undefined {
  const first = text.next(above);
  let at = first;
  for (let count = 0; at < text.count && count < patience; count++, at = text.next(at)) {
    const line = text.trimmed(at);
    if (/^[A-Z]+_[A-Z0-9_]+:/.test(line)) return undefined;
    const header = headerOf(text, at, line);
    // The rows always begin with a frame: one address alone is the rest of a row that was cut.
    if (!header || header.dialect === 'minimal') continue;
    const isWarning = text.trimmed(first).startsWith('WARNING: ');
    return readRows(text, isWarning ? first : at, isWarning ? first : at, header, context);
  }
  return undefined;
}

function headerOf(text: SectionText, at: number, line: string): StackHeader | undefined {
  const header = headerFromRow(rowsOf(line)[0] ?? line);
  if (header && hasName.test(line)) return header;
  // A mail breaks long rows in two or three.
  const next = text.next(at);
  const two = `${line} ${text.trimmed(next)}`;
  return headerFromRow(two) ?? headerFromRow(`${two} ${text.trimmed(text.next(next))}`) ?? header;
}
