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
import { beginsRegisters, readRegisters } from './registers';
import { readRemark } from './remarks';
import { pointerIn } from './values';

const listing = /^u[bfpru]?\b/;
const origin = /\.(trap|cxr|tss)\s+(?:\/\w+\s+)?(?:0x)?([0-9a-f`]{8,17})/i;

/** Reads the lines of a section that its own parser left. */
export function readCrashText(text: SectionText, context: Context): TranscriptRecord[] {
  const records = readAnalyses(text, 0, context);
  const asked = text.kind === 'command' && listing.test(context.command ?? '');
  for (let at = 0; at < text.count; at++) {
    if (text.isKnown(at)) continue;
    const line = text.trimmed(at);
    if (line === '') continue;
    const found = readBlock(text, at, line, context, asked);
    records.push(...found);
    for (const { lines } of found) at = Math.max(at, lines[1]);
  }
  return records;
}

function readBlock(
  text: SectionText,
  at: number,
  line: string,
  context: Context,
  asked: boolean,
): TranscriptRecord[] {
  if (beginsRegisters(line)) {
    const registers = readRegisters(text, at);
    return registers ? [...originOf(text, at, context), registers] : [];
  }
  const box = readBoxLine(text, at);
  if (box !== false) return box === true ? [] : [box];
  const found =
    readDisassembly(text, at, context, asked) ??
    readExceptionRecord(text, at, context) ??
    readException(text, at) ??
    readRemark(text, at);
  return found ? [found] : [];
}

/** The structure that a command names and these registers were read from; `!analyze` names its own. */
function originOf(text: SectionText, at: number, context: Context): TranscriptRecord[] {
  const match = origin.exec(lineAbove(text, at));
  const address = pointerIn(context, match?.[2]);
  if (!match || !address || text.kind !== 'command' || !origin.test(context.command ?? '')) return [];
  const kind = match[1]?.toLowerCase() === 'cxr' ? 'contextRecord' : 'trapFrame';
  return [{ kind, lines: [at, at], address }];
}
