/**
 * `!process`, and the PROCESS blocks of its listings.
 *
 *     PROCESS fffffadfcc712040
 *         SessionId: 0  Cid: 1328    Peb: 7efdf000  ParentCid: 1354
 *         DirBase: 5ea6c000  ObjectTable: fffffa80041d19d0  HandleCount:  68.
 *         Image: rrdtool.exe
 *
 * Documentation: "!process".
 */
import type { ProcessRecord } from '../model/process';
import type { Context } from '../model/context';
import { intern } from '../text/intern';
import { addressIn, defined, durationMs, pointerIn } from './lines/values';
import { nothing, type Parser } from './parser';

type Draft = { -readonly [K in keyof ProcessRecord]: ProcessRecord[K] };

const head = /^PROCESS ([0-9a-f`]{8,17})(?=\s|$)(.*)$/i;
const noise =
  /^(?:\*{4} NT ACTIVE PROCESS DUMP \*{4}|Searching for Process with Cid == [0-9a-f]+|No active threads|Unable to read|VadRoot |\S+ MutantState |DeviceMap |Token |UserTime |KernelTime |QuotaPoolUsage|Working Set Sizes|PeakWorkingSetSize|VirtualSize|PeakVirtualSize|PageFaultCount|MemoryPriority|BasePriority|CommitCharge|Job |Silo |DebugPort|FreezeCount|Process Lock|Cid handle table|Implicit process is now)/;

const fields: readonly (readonly [RegExp, (value: string, draft: Draft, context: Context) => void])[] = [
  [/\bSessionId: (\w+)/, (value, draft) => /^\d+$/.test(value) && (draft.sessionId = Number(value))],
  [/(?:^|\s)Cid: ([0-9a-f]+)/i, (value, draft) => (draft.cid = Number.parseInt(value, 16))],
  [/\bParentCid: ([0-9a-f]+)/i, (value, draft) => (draft.parentCid = Number.parseInt(value, 16))],
  [
    /\bPeb: ([0-9a-f`]+)/i,
    (value, draft, context) => Object.assign(draft, defined({ peb: pointerIn(context, value) })),
  ],
  [
    /\bDirBase: ([0-9a-f`]+)/i,
    (value, draft, context) =>
      Object.assign(draft, defined({ dirBase: pointerIn({ ...context, mode: 'user' }, value) })),
  ],
  [
    /\bObjectTable: ([0-9a-f`]+)/i,
    (value, draft, context) => Object.assign(draft, defined({ objectTable: pointerIn(context, value) })),
  ],
  [/\bHandleCount:\s+(\d+)\./, (value, draft) => (draft.handleCount = Number(value))],
  [/^Image: (\S.*)$/, (value, draft) => (draft.image = intern(value))],
  [
    /^ElapsedTime\s+(\S.*)$/,
    (value, draft) => Object.assign(draft, defined({ elapsedMs: durationMs(value) })),
  ],
];

export const processParser: Parser = {
  commands: /^!(?:\w+\.)?process\b/i,
  openers: [
    { kind: 'process', starts: ['**** NT ACTIVE PROCESS DUMP'], joins: ['command'] },
    { kind: 'process', starts: ['PROCESS '], opens: (_bytes, at, end) => end - at > 15 && end - at < 200 },
  ],
  parse(text, context, from) {
    let draft: Draft | undefined;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      if (line === '') continue;
      const opened = draft ? undefined : readHead(line, at, context);
      draft ??= opened;
      const rest = opened ? (head.exec(line)?.[2] ?? '').trim() : line;
      if ((draft && readFields(rest, draft, context)) || opened || noise.test(line)) {
        text.recognise(at);
        last = at;
      }
    }
    if (!draft) return nothing;
    draft.lines = [draft.lines[0], last];
    return { records: [draft] };
  },
};

function readHead(line: string, at: number, context: Context): Draft | undefined {
  const address = addressIn(context, head.exec(line)?.[1]);
  return address && { kind: 'process', lines: [at, at], address };
}

function readFields(line: string, draft: Draft, context: Context): boolean {
  let any = false;
  for (const [pattern, set] of fields) {
    const value = pattern.exec(line)?.[1];
    if (value === undefined) continue;
    set(value, draft, context);
    any = true;
  }
  return any;
}
