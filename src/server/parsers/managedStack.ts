/**
 * `!clrstack` and `!dumpstack` of SOS.
 *
 *     OS Thread Id: 0x6e78 (0)
 *             Child SP               IP Call Site
 *     00000086A017E2C0 00007ffb924e29b8 ILStubClass.IL_STUB_PInvoke(IntPtr, Byte*)
 *     00007F2AE37B57D0 00007f305abc6360 [HelperMethodFrame_1OBJ: 00007f2ae37b57d0] System.Threading.Monitor.Enter(System.Object)
 *         PARAMETERS:
 *             this (<CLR reg>) = 0x0000020f3b0428a8
 *     0012e8d4 79eefb8c mscorwks!CallDescrWorker+0x33, calling mscorwks!X        !dumpstack
 *
 * Documentation: "SOS debugging extension".
 */
import type { Context } from '../model/context';
import type { Frame, StackRecord } from '../model/stack';
import { flat, intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import type { Sweeper, Swept } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const header =
  /^(?:Child[- ]SP|ESP|ChildEBP|RSP)\s+(?:E?IP|RIP|RetAddr)\s+(?:Call Site|Caller, Callee|Function)?$/i;
/** A header that nothing else prints, whose rows were cut off. */
const certain = /^Child SP\s+IP\s+Call Site$/;
const threadLine = /^OS Thread Id: 0x[0-9a-f]+(?: \(\d+\))?/i;
const currentFrame = /^Current frame: \S/;
const row = /^([0-9a-f]{8,16})\s+([0-9a-f]{8,16})(?:\s+(\S.*))?$/i;
const source = /^(.*\S)\s+\[([^[\]]* @ )(\d+)\]$/;
const label = /^(?:PARAMETERS|LOCALS):$/;
const variable = /^(?:.{1,200} = (?:0x[0-9a-f]+|<no data>|<unable to get data>)|<no data>)$/i;
const noWalk = 'Unable to walk the managed stack. ';
const patience = 2;

const sweeper: Sweeper = {
  first: 'OCERcU',
  sweep(text, from, line, context) {
    if (threadLine.test(line) || currentFrame.test(line)) {
      text.recognise(from);
      return {
        records: [{ kind: 'notice', lines: [from, from], what: 'other', text: flat(line) }],
        next: from + 1,
      };
    }
    if (line.startsWith(noWalk)) return readNoWalk(text, from, line);
    if (line.length >= 100 || !header.test(line)) return undefined;
    const read = readRows(text, from, context);
    if (read || !certain.test(line)) return read;
    text.recognise(from);
    return { records: [], next: from + 1 };
  },
};

/** `Unable to walk the managed stack. …`: a paragraph, broken where SOS breaks it. */
function readNoWalk(text: SectionText, from: number, line: string): Swept {
  let last = from;
  while (last < from + 2 && last + 1 < text.count && !text.trimmed(last).endsWith('process')) last++;
  if (!text.trimmed(last).endsWith('process')) last = from;
  text.recogniseAll([from, last]);
  return {
    records: [{ kind: 'notice', lines: [from, last], what: 'unwind', text: flat(line) }],
    next: last + 1,
  };
}

function readRows(
  text: SectionText,
  from: number,
  context: Context,
): { records: StackRecord[]; next: number } | undefined {
  const frames: Frame[] = [];
  let last = from;
  for (let at = from + 1, foreign = 0; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    const frame = readRow(line, frames.length, at, context);
    if (frame) frames.push(frame);
    else if (frames.length === 0 || (!label.test(line) && !variable.test(line))) {
      foreign++;
      continue;
    }
    foreign = 0;
    last = at;
    text.recognise(at);
  }
  if (frames.length === 0) return undefined;
  text.recognise(from);
  return {
    records: [{ kind: 'stack', lines: [from, last], dialect: 'dotnet', frames, warnings: [] }],
    next: last + 1,
  };
}

function readRow(line: string, index: number, at: number, context: Context): Frame | undefined {
  const match = row.exec(line);
  const frame = addressIn(context, match?.[1]);
  const instruction = addressIn(context, match?.[2]);
  if (!match || !frame || !instruction) return undefined;
  const placed = source.exec(match[3] ?? '');
  const symbol = placed?.[1] ?? match[3] ?? match[2] ?? '';
  return {
    index,
    frame,
    instruction,
    symbol: intern(symbol),
    ...(placed && { source: { path: flat((placed[2] ?? '').slice(0, -3)), line: Number(placed[3]) } }),
    lines: [at, at],
  };
}

export const managedStackParser: Parser = { parse: () => nothing, sweeper };
