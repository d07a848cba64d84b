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
const sum = /^\d+ stack\(s\) with \d+ thread\(s\) displayed/;

const sweeper: Sweeper = {
  first: decimalDigits,
  sweep(text, at, line, context): Swept | undefined {
    if (sum.test(line)) {
      text.recognise(at);
      return {
        records: [{ kind: 'notice', lines: [at, at], what: 'other', text: flat(line) }],
        next: at + 1,
      };
    }
    return head.test(line) ? readShared(text, at, context) : undefined;
  },
};

function readShared(text: SectionText, from: number, context: Context): Swept | undefined {
  const frames: Frame[] = [];
  let last = from;
  for (let at = from + 1; at < text.count; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    const frame = readFrame(line, { dialect: 'minimal' }, frames.length, at, context);
    if (!frame) break;
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
