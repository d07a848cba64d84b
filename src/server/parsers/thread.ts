/**
 * `!thread`, and the THREAD blocks of `!process`.
 *
 *     THREAD fffffadfcca9a040 Cid 1328.1348 Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Unknown) KernelMode Non-Alertable
 *         fffffadfccf732d0  SynchronizationEvent
 *     Owning Process            fffffadfcc712040       Image:         rrdtool.exe
 *     Wait Start TickCount      6545162        Ticks: 367515 (0:01:35:42.421)
 *     Stack Init fffffadfc4a95e00 Current fffffadfc4a953b0
 *
 * Documentation: "!thread".
 */
import type { Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { StackRecord } from '../model/stack';
import type { StartAddress, ThreadRecord, WaitObject } from '../model/thread';
import type { SectionText } from '../text/sectionText';
import { intern } from '../text/intern';
import type { Span } from '../text/span';
import { stackHeader } from './lines/stackHeader';
import { readHeaderless, readStack } from './lines/stackRows';
import { addressIn, defined, durationMs, pointerIn } from './lines/values';
import { nothing, type Parser } from './parser';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Omit<Writable<ThreadRecord>, 'waitObjects' | 'irps'> & {
  waitObjects: WaitObject[];
  irps: ThreadRecord['irps'][number][];
};

const head =
  /^THREAD ([0-9a-f`]{8,17})\s+(?:Cid:? ([0-9a-f]+)\.([0-9a-f]+))?\s*(?:Teb: ([0-9a-f`]+))?\s*(?:Win32Thread: ([0-9a-f`]+))?\s*(.*)$/i;
const wait = /^WAIT(?:: \((\w+)\)\s+(KernelMode|UserMode)?\s*(Non-Alertable|Alertable)?)?/;
const running = /^([A-Z][A-Z_]{3,})\b(?: on processor (\d+))?/;
const waitObject =
  /^([0-9a-f`]{8,17})\s+((?:Synchronization|Notification)(?:Event|Timer)|Mutant|Semaphore|Thread|ProcessObject|QueueObject|Gate|Timer2SynchronizationObject|Unknown|\w+Object)\b(.*)$/i;
const irpEntry = /^([0-9a-f`]{8,17}): \([0-9a-f]+,[0-9a-f]+\)\s*(?:Flags: ([0-9a-f]+))?/i;

/** The second half of `Waiting for reply to ALPC Message … : queued at port … : owned by process …`. */
const brokenWait = /^[0-9a-f`]{8,17} : (?:owned by process|queued at port) /i;
/** A message below `Pending LPC Reply Message:`, with its list entry. */
const message = /^[0-9a-f`]{8,17}: \[[0-9a-f`]{8,17},[0-9a-f`]{8,17}\]$/i;

/** The fields below the first line, by what their line begins with. */
const fields: readonly (readonly [
  start: string,
  read: (line: string, draft: Draft, context: Context, at: number) => boolean,
])[] = [
  ['Not impersonating', (_, draft) => assign(draft, { impersonation: 'none' })],
  [
    'Impersonation token',
    (line, draft) => assign(draft, { impersonation: intern(line.slice(line.indexOf(':') + 1).trim()) }),
  ],
  ['DeviceMap', (line, draft, context) => assign(draft, { deviceMap: addressIn(context, last(line)) })],
  [
    'Owning Process',
    (line, draft, context) => {
      const match = /^Owning Process\s+([0-9a-f`]+)(?:\s+Image:\s*(.*))?$/i.exec(line);
      return (
        match !== null &&
        assign(draft, { process: pointerIn(context, match[1]), image: internOptional(match[2]) })
      );
    },
  ],
  [
    'Attached Process',
    (line, draft, context) =>
      assign(draft, { attachedProcess: pointerIn(context, /^Attached Process\s+(\S+)/.exec(line)?.[1]) }),
  ],
  [
    'Wait Start TickCount',
    (line, draft, _, at) => {
      const match = /^Wait Start TickCount\s+(\d+)(?:\s+Ticks: (\d+)(?:\s*\(([^)]*)\))?)?/.exec(line);
      if (!match) return false;
      const ticks = match[2] === undefined ? undefined : Number(match[2]);
      const waitMs = match[3] === undefined ? undefined : durationMs(match[3]);
      return assign(draft, { waitStartTick: Number(match[1]), ticks, waitMs, waitLines: [at, at] });
    },
  ],
  [
    'Context Switch Count',
    (line, draft) => {
      const ideal = /IdealProcessor: (\d+)/.exec(line)?.[1];
      const count = /^Context Switch Count\s+(\d+)/.exec(line)?.[1];
      return assign(draft, {
        contextSwitches: count === undefined ? undefined : Number(count),
        idealProcessor: ideal === undefined ? undefined : Number(ideal),
      });
    },
  ],
  ['UserTime', (line, draft) => assign(draft, { userTimeMs: durationMs(last(line)) })],
  ['KernelTime', (line, draft) => assign(draft, { kernelTimeMs: durationMs(last(line)) })],
  [
    'Win32 Start Address',
    (line, draft, context, at) =>
      assign(draft, { win32StartAddress: startAddress(line.slice(19), context, [at, at]) }),
  ],
  [
    'Start Address',
    (line, draft, context, at) =>
      assign(draft, { startAddress: startAddress(line.slice(13), context, [at, at]) }),
  ],
  ['Stack Init', readStackRange],
  ['Base ', readStackRange],
  [
    'Priority ',
    (line, draft) => {
      const priority: Record<string, number> = {};
      for (const [, name = '', value] of line.matchAll(/(\w+(?: Floor)?) (-?\d+)/g))
        priority[name] = Number(value);
      return assign(draft, { priority });
    },
  ],
  ['Kernel stack not resident', () => true],
  ['SuspendCount', () => true],
  ['FreezeCount', () => true],
  ['Waiting for reply to', () => true],
  ['WaitTime (', () => true],
  ['Initial Sp', () => true],
  ['LPC Server', () => true],
  ['Pending LPC Reply Message', () => true],
  ['Fiber Data', () => true],
  ['Scheduling Group', () => true],
  ['*** Stack Information', () => true],
];

export const threadParser: Parser = {
  commands: /^!(?:\w+\.)?thread\b/i,
  openers: [{ kind: 'thread', starts: ['THREAD '] }],
  parse(text, context, from) {
    let at = from;
    while (at < text.count && !head.test(text.trimmed(at))) at++;
    const draft = at < text.count ? readHeadOrWrapped(text, at, context) : undefined;
    if (!draft) return text.continued ? continuedStack(text, context, from) : nothing;
    text.recogniseAll(draft.lines);
    const stack = readBody(text, draft, context);
    return {
      records: stack ? [defined({ ...draft, stackFollows: true as const }), stack] : [defined(draft)],
    };
  },
};

/** A thread longer than a section: its stack goes on without a header. */
function continuedStack(text: SectionText, context: Context, from: number): ReturnType<Parser['parse']> {
  const rest = readHeaderless(text, from, context);
  return rest ? { records: [rest.stack] } : nothing;
}

/** The THREAD line, with the next one when it was broken before the state. */
function readHeadOrWrapped(text: SectionText, at: number, context: Context): Draft | undefined {
  const draft = readHead(text.trimmed(at), at, context);
  if (!draft || draft.state !== undefined) return draft;
  const below = text.next(at);
  const joined = readHead(`${text.trimmed(at)} ${text.trimmed(below)}`, at, context);
  return joined?.state === undefined ? draft : { ...joined, lines: [at, below] };
}

function readHead(line: string, at: number, context: Context): Draft | undefined {
  const match = head.exec(line);
  const address = addressIn(context, match?.[1]);
  if (!match || !address) return undefined;
  const [, , process, thread, teb, win32Thread, state = ''] = match;
  const draft: Draft = { kind: 'thread', lines: [at, at], address, waitObjects: [], irps: [] };
  if (process !== undefined && thread !== undefined)
    draft.cid = { process: Number.parseInt(process, 16), thread: Number.parseInt(thread, 16) };
  assign(draft, { teb: pointerIn(context, teb), win32Thread: pointerIn(context, win32Thread) });
  readState(state, draft);
  return draft;
}

function readState(state: string, draft: Draft): void {
  const waiting = wait.exec(state);
  if (waiting) {
    const [, reason, mode, alertable] = waiting;
    assign(draft, {
      state: 'WAIT',
      waitReason: internOptional(reason),
      waitMode: mode === 'KernelMode' || mode === 'UserMode' ? mode : undefined,
      alertable: alertable === undefined ? undefined : alertable === 'Alertable',
    });
    return;
  }
  const match = running.exec(state);
  if (match)
    assign(draft, {
      state: internOptional(match[1]),
      processor: match[2] === undefined ? undefined : Number(match[2]),
    });
}

/** Lines that are not understood before the block is taken to have ended. */
const patience = 4;

function readBody(text: SectionText, draft: Draft, context: Context): StackRecord | undefined {
  let stack: StackRecord | undefined;
  let foreign = 0;
  const [first, headEnd] = draft.lines;
  let lastLine = headEnd;
  for (let at = headEnd + 1; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    if (stackHeader(line) !== undefined && !stack) {
      const read = readStack(text, at, context);
      if (!read) continue;
      stack = read.stack;
      lastLine = read.next - 1;
      at = lastLine;
      foreign = 0;
    } else if (readLine(line, at, draft, context)) {
      text.recognise(at);
      lastLine = at;
      foreign = 0;
    } else foreign++;
  }
  draft.lines = [first, lastLine];
  return stack;
}

function readLine(line: string, at: number, draft: Draft, context: Context): boolean {
  for (const [start, read] of fields) if (line.startsWith(start)) return read(line, draft, context, at);
  if (line.startsWith('IRP List')) return true;
  if (brokenWait.test(line) || message.test(line)) return true;
  const irp = irpEntry.exec(line);
  const irpAddress = addressIn(context, irp?.[1]);
  if (irp && irpAddress) {
    draft.irps.push({
      address: irpAddress,
      ...(irp[2] !== undefined && { flags: Number.parseInt(irp[2], 16) }),
      lines: [at, at],
    });
    return true;
  }
  const object = readWaitObject(line, at, context);
  if (object) draft.waitObjects.push(object);
  return object !== undefined;
}

function readWaitObject(line: string, at: number, context: Context): WaitObject | undefined {
  const match = waitObject.exec(line);
  const address = addressIn(context, match?.[1]);
  if (!match || !address) return undefined;
  const owner = addressIn(context, /owning thread ([0-9a-f`]+)/i.exec(match[3] ?? '')?.[1]);
  const limit = /Limit (0x[0-9a-f]+)/i.exec(match[3] ?? '')?.[1];
  return {
    address,
    type: intern(match[2] ?? ''),
    ...(owner && { owner }),
    ...(limit !== undefined && { limit: Number(limit) }),
    lines: [at, at],
  };
}

function readStackRange(line: string, draft: Draft, context: Context): boolean {
  const value = (pattern: RegExp): Address | undefined => addressIn(context, pattern.exec(line)?.[1]);
  const range = {
    stackInit: value(/\bInit ([0-9a-f`]{8,17})/i),
    stackCurrent: value(/\bCurrent ([0-9a-f`]{8,17})/i),
    stackBase: value(/\bBase ([0-9a-f`]{8,17})/i),
    stackLimit: value(/\bLimit ([0-9a-f`]{8,17})/i),
  };
  assign(draft, defined(range));
  return Object.keys(range).length > 0;
}

function startAddress(rest: string, context: Context, lines: Span): StartAddress | undefined {
  const text = rest.trim();
  const named = /^(\S.*?)\s+\(?(0x[0-9a-f`]+|[0-9a-f`]{8,17})\)?$/i.exec(text);
  const address = addressIn(context, named ? named[2] : text);
  return {
    ...(named?.[1] !== undefined && { symbol: intern(named[1]) }),
    ...(address && { address }),
    lines,
  };
}

function assign(draft: Draft, values: { readonly [K in keyof Draft]?: Draft[K] | undefined }): boolean {
  Object.assign(draft, values);
  return true;
}

function last(line: string): string {
  return line.slice(line.lastIndexOf(' ') + 1);
}

function internOptional(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : intern(text.trim());
}
