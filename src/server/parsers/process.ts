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
import type { Address } from '../../shared/address';
import type { ProcessRecord } from '../model/process';
import { initialContext, type Context } from '../model/context';
import { intern } from '../text/intern';
import type { Span } from '../text/span';
import { addressIn, defined, durationMs, pointerIn } from './lines/values';
import { nothing, type Parser } from './parser';

/** What the lines of a block say; a record is made of it at the end: one that grows is larger and slower. */
type Facts = {
  -readonly [K in Exclude<keyof ProcessRecord, 'kind' | 'lines' | 'address'>]-?: ProcessRecord[K] | undefined;
};

const opening = /^PROCESS ([0-9a-f`]{8,17})(?=\s|$)(.*)$/i;
const noise =
  /^(?:\*{4} NT ACTIVE PROCESS DUMP \*{4}|Searching for Process with Cid == [0-9a-f]+|No active threads|Unable to read|VadRoot |\S+ MutantState |DeviceMap |Token |UserTime |KernelTime |QuotaPoolUsage|Working Set Sizes|PeakWorkingSetSize|VirtualSize|PeakVirtualSize|PageFaultCount|MemoryPriority|BasePriority|CommitCharge|Job |Silo |DebugPort|FreezeCount|Process Lock|Cid handle table|Implicit process is now)/;

/** Of page directories: never sign-extended. */
const physical: Context = { ...initialContext, mode: 'user' };

/** `word` stands in every line that has the pattern. */
type Field = readonly [
  word: string,
  pattern: RegExp,
  set: (value: string, facts: Facts, context: Context) => unknown,
];

const fields: readonly Field[] = [
  [
    'SessionId: ',
    /\bSessionId: (\w+)/,
    (value, facts) => /^\d+$/.test(value) && (facts.sessionId = Number(value)),
  ],
  ['Cid: ', /(?:^|\s)Cid: ([0-9a-f]+)/i, (value, facts) => (facts.cid = Number.parseInt(value, 16))],
  [
    'ParentCid: ',
    /\bParentCid: ([0-9a-f]+)/i,
    (value, facts) => (facts.parentCid = Number.parseInt(value, 16)),
  ],
  ['Peb: ', /\bPeb: ([0-9a-f`]+)/i, (value, facts, context) => (facts.peb = pointerIn(context, value))],
  ['DirBase: ', /\bDirBase: ([0-9a-f`]+)/i, (value, facts) => (facts.dirBase = pointerIn(physical, value))],
  [
    'ObjectTable: ',
    /\bObjectTable: ([0-9a-f`]+)/i,
    (value, facts, context) => (facts.objectTable = pointerIn(context, value)),
  ],
  ['HandleCount:', /\bHandleCount:\s+(\d+)\./, (value, facts) => (facts.handleCount = Number(value))],
  ['Image: ', /^Image: (\S.*)$/, (value, facts) => (facts.image = intern(value))],
  ['ElapsedTime', /^ElapsedTime\s+(\S.*)$/, (value, facts) => (facts.elapsedMs = durationMs(value))],
];

export const processParser: Parser = {
  commands: /^!(?:\w+\.)?process\b/i,
  openers: [
    { kind: 'process', starts: ['**** NT ACTIVE PROCESS DUMP'], joins: ['command'] },
    { kind: 'process', starts: ['PROCESS '], opens: (_bytes, at, end) => end - at > 15 && end - at < 200 },
  ],
  parse(text, context, from) {
    const facts = { ...unknown };
    let head: { readonly at: number; readonly address: Address } | undefined;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      if (line === '') continue;
      const opened = head ? undefined : readHead(line, context);
      if (opened) head = { at, address: opened.address };
      const isRead = head !== undefined && readFields(opened ? opened.rest : line, facts, context);
      if (isRead || opened || noise.test(line)) {
        text.recognise(at);
        last = at;
      }
    }
    return head ? { records: [recordOf(head.address, [head.at, last], facts)] } : nothing;
  },
};

const unknown: Facts = {
  sessionId: undefined,
  cid: undefined,
  parentCid: undefined,
  peb: undefined,
  dirBase: undefined,
  objectTable: undefined,
  handleCount: undefined,
  image: undefined,
  elapsedMs: undefined,
};

function recordOf(address: Address, lines: Span, facts: Facts): ProcessRecord {
  const { sessionId, cid, parentCid, peb, dirBase, objectTable, handleCount, image, elapsedMs } = facts;
  const kind = 'process' as const;
  const listed = {
    kind,
    lines,
    address,
    sessionId,
    cid,
    parentCid,
    peb,
    dirBase,
    objectTable,
    handleCount,
    image,
  };
  return elapsedMs === undefined ? defined(listed) : defined({ ...listed, elapsedMs });
}

function readHead(
  line: string,
  context: Context,
): { readonly address: Address; readonly rest: string } | undefined {
  const match = opening.exec(line);
  const address = addressIn(context, match?.[1]);
  return match && address ? { address, rest: (match[2] ?? '').trim() } : undefined;
}

function readFields(line: string, facts: Facts, context: Context): boolean {
  let any = false;
  for (const field of fields) {
    const value = line.includes(field[0]) ? field[1].exec(line)?.[1] : undefined;
    if (value === undefined) continue;
    field[2](value, facts, context);
    any = true;
  }
  return any;
}
