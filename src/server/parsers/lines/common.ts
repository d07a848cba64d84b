/** Lines that any command's output may contain: elisions, errors, symbol messages. */
import type { TranscriptRecord } from '../../model/record';
import type { SectionText } from '../../text/sectionText';

const elision = /^(?:\[\s*(?:\.{2,}|…)\s*\]|\.{2,}|…|<snip>|\[snip\]|\(snip\))$/i;

/** `[...]`, `...`, `<snip>` on a line of its own. */
export function isElision(line: string): boolean {
  return line.length < 12 && elision.test(line);
}

const progress = /^\.{1,64}$/;
const loading = /^(?:Loading |\.{2,64}$)/;
const symbolMessage = /^\*\*\* (?:ERROR|WARNING): /;
const failure =
  /^(?:Cannot debug pid (\d+)|Debuggee initialization failed|Unable to [^.]+?|[A-Z][\w ]+ failed), (?:NTSTATUS|HRESULT|Win32 error) (0x[0-9a-f]+|0n\d+|\d+)\s*$/i;
const quoted = /^["“„«'‘](.+)["”»'’]$/;
const reply =
  /^(?:No export \w+ found|Couldn't resolve error at|Unable to (?:read|get|load|find|enumerate|open)\b|\^ (?:Syntax|Extra character|Bad|Memory access|Range) |Memory access error|Page [0-9a-f]+ not present in the dump file|GetContextState failed|GetUlongFromAddress|GetPointerFromAddress|ReadMemory error|KDTARGET: )/;

/** Printed above a stack that does not begin where the thread stands. */
const stackOfContext = /^\*\*\* Stack trace for last set context\b/;
/** `.  0  Id: 1f04.6e78 Suspend: 0 Teb: 00000086`9ff0a000 Unfrozen`, above each stack of `~*k`. */
const userThread = /^[.#]?\s*\d+\s+Id: [0-9a-f]+\.[0-9a-f]+\s+Suspend: -?\d+\s+Teb:? [0-9a-f`]+/i;

/** Reads the lines of a section that its parser left, as far as any output may hold them. */
export function readCommonLines(text: SectionText, from: number): TranscriptRecord[] {
  const records: TranscriptRecord[] = [];
  for (let at = from; at < text.count; at++) {
    if (text.isKnown(at)) continue;
    const line = text.trimmed(at);
    if (line === '') continue;
    const record = readDots(text, line, at) ?? readMessage(text, line, at);
    if (!record) continue;
    text.recogniseAll(record.lines);
    records.push(record);
  }
  return records;
}

/** Dots below `Loading Kernel Symbols` are progress; others say that somebody left lines out. */
function readDots(text: SectionText, line: string, at: number): TranscriptRecord | undefined {
  let above = at - 1;
  while (above >= 0 && text.isBlank(above)) above--;
  if (progress.test(line) && above >= 0 && loading.test(text.trimmed(above)))
    return { kind: 'notice', lines: [at, at], what: 'other', text: 'loading' };
  return isElision(line) ? { kind: 'elision', lines: [at, at] } : undefined;
}

function readMessage(text: SectionText, line: string, at: number): TranscriptRecord | undefined {
  const failed = failure.exec(line);
  if (failed) {
    const next = text.next(at);
    const status = quoted.exec(text.trimmed(next))?.[1];
    return {
      kind: 'error',
      lines: [at, status === undefined ? at : next],
      message: line,
      status: Number((failed[2] ?? '').replace(/^0n/i, '')),
      ...(failed[1] !== undefined && { pid: Number(failed[1]) }),
      ...(status !== undefined && { text: status }),
    };
  }
  if (stackOfContext.test(line)) return { kind: 'notice', lines: [at, at], what: 'unwind', text: line };
  if (userThread.test(line)) return { kind: 'notice', lines: [at, at], what: 'other', text: line };
  if (symbolMessage.test(line)) return { kind: 'notice', lines: [at, at], what: 'symbols', text: line };
  if (line.startsWith("WARNING: ")) return { kind: 'notice', lines: [at, at], what: 'other', text: line };
  return reply.test(line) ? { kind: 'error', lines: [at, at], message: line } : undefined;
}
