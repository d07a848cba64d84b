/**
 * `!us` of MEX: stacks by how many threads share them, as addresses with their symbols.
 *
 *     2 threads [stats]: ffffa389b2f06080 ffffa389b2f0c080
 *         fffff80151a3a756 nt!KiSwapContext+0x76
 *         00007ff8346aaa68 ntdll!RtlUserThreadStart+0x28
 *
 *     12 stack(s) with 40 thread(s) displayed (40 Total threads)
 *
 * Documentation: "MEX Debugging Extension for WinDbg".
 */
import type { Context } from '../model/context';
import type { Frame, StackRecord } from '../model/stack';
import { flat } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { readFrame } from './lines/frame';
import { decimalDigits, type Sweeper, type Swept } from './lines/sweep';
import { nothing, type Parser } from './parser';

const head = /^\d+ threads?(?: \[stats\])?: \S/;
/** `!uniqstack`: what it left out, the numbers of the threads below. */
const duplicates = /^Duplicate callstacks: \d+/;
const numbers = /^\d+(?:,? \d+)*,?$/;
const sum = /^\d+ stack\(s\) (?:with \d+ threads?(?:\(s\))? displayed|were not displayed because )/;

const sweeper: Sweeper = {
  first: `${decimalDigits}D`,
  sweep(text, at, line, context): Swept | undefined {
    if (sum.test(line) || duplicates.test(line)) {
      const below = text.next(at);
      const last = duplicates.test(line) && numbers.test(text.trimmed(below)) ? below : at;
      text.recognise(at);
      text.recognise(last);
      return {
        records: [{ kind: 'notice', lines: [at, last], what: 'other', text: flat(line) }],
        next: last + 1,
      };
    }
    return head.test(line) ? readShared(text, at, context) : undefined;
  },
};

/** Lines between two rows, blank ones and others: a symbol message, a print of a driver. */
const patience = 4;

function readShared(text: SectionText, from: number, context: Context): Swept | undefined {
  const frames: Frame[] = [];
  let last = from;
  for (let at = from + 1; at < text.count && at - last <= patience; at++) {
    const line = text.trimmed(at);
    if (head.test(line)) break;
    const frame =
      line === '' ? undefined : readFrame(line, { dialect: 'minimal' }, frames.length, at, context);
    if (!frame) continue;
    const { returnAddress, ...rest } = frame;
    frames.push({ ...rest, ...(returnAddress && { instruction: returnAddress }) });
    text.recognise(at);
    last = at;
  }
  if (frames.length === 0) return undefined;
  text.recognise(from);
  const stack: StackRecord = { kind: 'stack', lines: [from, last], dialect: 'kc', frames, warnings: [] };
  return { records: [stack], next: last + 1 };
}

export const uniqueStacksParser: Parser = { parse: () => nothing, sweeper };
