/** Lines that any command's output may contain: elisions, errors, symbol messages. */
import type { TranscriptRecord } from '../../model/record';
import type { NoticeRecord } from '../../model/session';
import { flat } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { anyOf } from './anyOf';

const elision =
  /^(?:\[\s*(?:\.{2,}|…)\s*\]|\.{2,}|(?:\. ){2,}\.|…|<snip>|\[snip\]|\(snip\)|<!-- ?snip ?-->)$/i;

/** `[...]`, `...`, `<snip>` on a line of its own. */
export function isElision(line: string): boolean {
  return line.length < 16 && elision.test(line);
}

const progress = /^(?:\. ?){1,200}$/;
/** More dots than anybody types to say that something was left out. */
const manyDots = 12;
/** Lines after which a debugger prints dots. */
const beforeDots =
  /^(?:Loading |Reloading |SYMSRV: |DBGHELP: |DBGENG: |\*\*\* (?:ERROR|WARNING): |KD: Scanning |Press ctrl-c |Run !sym noisy )/;
const failure =
  /^(?:Cannot debug pid (\d+)|Debuggee initialization failed|Could not open dump file \[[^\]]*\]|Unable to [^.]+?|[A-Z][\w ]+ failed), (?:NTSTATUS|HRESULT|Win32 error) (0x[0-9a-f]+|0n\d+|\d+)\s*$/i;
const quoted = /^["“„«'‘](.+)["”»'’]$/;
const reply =
  /^\.{0,64}(?:No export \w+ found|Couldn't resolve error at|[Uu]nable to (?:read|get|load|find|enumerate|open|add module)\b|\^ (?:Syntax|Extra character|Bad|Memory access|Range) |Memory access error|Page [0-9a-f]+ not present in the dump file|GetContextState failed|Get\w{3,24}FromAddress\b|IRP signature does not match|[0-9a-fx`]{8,19}: (?:Unable to |Could not read |Not a valid )|ReadMemory error|KDTARGET: |PEB is paged out \(|Bad allocation size @|LPC is now emulated over ALPC\.|[0-9a-f`]{8,17} is not a valid Method(?:Desc|Table)\b|[0-9a-f]{8} Exception in \S+ debugger extension\.)/;

/** It could not find an image by its name, and asks for it: five lines, printed where a minidump lacks a module. */
const imageWanted =
  /^(?:".{1,260}" was not found in the image list\.|Debugger will attempt to load ".{1,260}" at given base [0-9a-f`]{8,17}\.|Please provide the full image name, including the extension\b.*|for more reliable results\. ?Base address and size overrides can be given as|\.reload (?:<|&lt;)image\.ext.*)$/;

/** What a debugger says between the lines of whatever it prints. */
const notices: readonly (readonly [RegExp, NoticeRecord['what']])[] = [
  [/^Mex External [\d.]+ Loaded!$/, 'banner'],
  // What a reader drew between two outputs.
  [/^(?:[_*~#] ?){10,}$|^(?:[_*~-] ){6,}[_*~-]$/, 'other'],
  [/^\*\*\* (?:ERROR|WARNING): /, 'symbols'],
  [/^\*\*\* Stack trace for last set context\b/, 'unwind'],
  [/^WARNING: \S/, 'other'],
  [imageWanted, 'symbols'],
  // What `!analyze` reads from the framework when a power request was late.
  [/^(?:This is a bugcheck caused by a WDF driver timing out\.|Reason: waiting for \S)/, 'other'],
  // A log that a command opens or closes, in the middle of a session.
  [/^(?:Opened log file '|Closing open log file )/, 'other'],
  // Above each stack of `~*k`: `.  0  Id: 1f04.6e78 Suspend: 0 Teb: 00000086`9ff0a000 Unfrozen`.
  [/^[.#]?\s*\d+\s+Id: [0-9a-f]+\.[0-9a-f]+\s+Suspend: -?\d+\s+Teb:? [0-9a-f`]+/i, 'other'],
  // A command that lost its prompt: `!process` on a line of its own, above what it printed.
  [/^![A-Za-z]\w*(?:\.\w+)?(?:\s+[0-9a-f`x@$.*-]{1,24}){0,4}(?:\s+[A-Z][a-z]{1,24}|\s:)?$/, 'other'],
];

const isNotice = anyOf(notices.map(([pattern]) => pattern));

/** Reads the lines of a section that its parser left, as far as any output may hold them. */
export function readCommonLines(text: SectionText, from: number): TranscriptRecord[] {
  const records: TranscriptRecord[] = [];
  /** The last line of dots that was progress. */
  let dots = -1;
  for (let at = text.nextUnread(from); at < text.count; at = text.nextUnread(at + 1)) {
    const line = text.trimmed(at);
    if (
      line.startsWith('.') &&
      progress.test(line) &&
      (line.length >= manyDots || isProgress(text, at, dots))
    ) {
      dots = at;
      text.recognise(at);
      records.push({ kind: 'notice', lines: [at, at], what: 'other', text: 'loading' });
      continue;
    }
    const record =
      isElision(line) || isColumnOfDots(text, at, line)
        ? ({ kind: 'elision', lines: [at, at] } as const)
        : readMessage(text, line, at);
    if (!record) continue;
    text.recogniseAll(record.lines);
    records.push(record);
  }
  return records;
}

/** Single dots below each other stand for what was left out; one alone may be anything. */
function isColumnOfDots(text: SectionText, at: number, line: string): boolean {
  return line === '.' && (text.trimmed(at - 1) === '.' || text.trimmed(at + 1) === '.');
}

/**
 * A few dots below `Loading Kernel Symbols`, and below such dots, are progress, and so are those before a target that stopped; others say
 * that somebody left lines out.
 */
function isProgress(text: SectionText, at: number, dots: number): boolean {
  if (text.trimmed(at + 1).startsWith('Break instruction exception')) return true;
  for (let above = at - 1, passed = 0; above >= 0 && passed < 2; above--) {
    const line = text.trimmed(above);
    if (line === '') continue;
    if (above === dots || beforeDots.test(line)) return true;
    // One line of another origin may stand between, but no output of a command.
    if (/!|\+0x|:$/.test(line)) return false;
    passed++;
  }
  return false;
}

function readMessage(text: SectionText, line: string, at: number): TranscriptRecord | undefined {
  const failed = line.includes(', ') ? failure.exec(line) : null;
  if (failed) {
    const next = text.next(at);
    const status = quoted.exec(text.trimmed(next))?.[1];
    return {
      kind: 'error',
      lines: [at, status === undefined ? at : next],
      message: flat(line),
      status: Number((failed[2] ?? '').replace(/^0n/i, '')),
      ...(failed[1] !== undefined && { pid: Number(failed[1]) }),
      ...(status !== undefined && { text: flat(status) }),
    };
  }
  const notice = isNotice(line) ? notices.find(([pattern]) => pattern.test(line)) : undefined;
  if (notice) return { kind: 'notice', lines: [at, at], what: notice[1], text: flat(line) };
  return reply.test(line) ? { kind: 'error', lines: [at, at], message: flat(line) } : undefined;
}
