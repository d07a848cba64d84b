/**
 * What the debugger prints in the middle of any command's output: stops, registers, the instruction there, exception records; and the
 * analysis of a crash, which it also prints by itself.
 */
import type { Context } from '../../model/context';
import type { TranscriptRecord } from '../../model/record';
import type { SectionText } from '../../text/sectionText';
import { readAnalyses } from './analysisFields';
import { readBoxLine } from './boxes';
import { readDisassembly } from './disassembly';
import { lineAbove, readException, readExceptionRecord } from './exceptionText';
import { readRegisters } from './registers';
import { readRemark } from './remarks';
import { pointerIn } from './values';

const listing = /^u[bfpru]?\b/;
const origin = /\.(trap|cxr|tss)\s+(?:\/\w+\s+)?(?:0x)?([0-9a-f`]{8,17})/i;

/** Reads the lines of a section that its own parser left. */
export function readCrashText(text: SectionText, context: Context): TranscriptRecord[] {
  const records = readAnalyses(text, 0, context);
  const asked = text.kind === 'command' && listing.test(context.command ?? '');
  for (let at = text.nextUnread(0); at < text.count; at = text.nextUnread(at + 1)) {
    const found = readBlock(text, at, context, asked);
    for (const record of found) {
      records.push(record);
      at = Math.max(at, record.lines[1]);
    }
  }
  return records;
}

function readBlock(
  text: SectionText,
  at: number,
  context: Context,
  asked: boolean,
): readonly TranscriptRecord[] {
  const registers = readRegisters(text, at);
  if (registers) return [...originOf(text, at, context), registers];
  const box = readBoxLine(text, at);
  if (box !== false) return box === true ? none : [box];
  const found =
    readDisassembly(text, at, context, asked) ??
    readExceptionRecord(text, at, context) ??
    readException(text, at) ??
    readRemark(text, at);
  return found ? [found] : none;
}

const none: readonly never[] = [];

/** The structure that a command names and these registers were read from; `!analyze` names its own. */
function originOf(text: SectionText, at: number, context: Context): TranscriptRecord[] {
  const match = origin.exec(lineAbove(text, at));
  const address = pointerIn(context, match?.[2]);
  if (!match || !address || text.kind !== 'command' || !origin.test(context.command ?? '')) return [];
  const kind = match[1]?.toLowerCase() === 'cxr' ? 'contextRecord' : 'trapFrame';
  return [{ kind, lines: [at, at], address }];
}
