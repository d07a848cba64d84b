/**
 * The lines of a THREAD above its stack, one by one: who it is, what it waits for, since when.
 *
 *     THREAD fffffadfcca9a040 Cid 1328.1348 Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Unknown) KernelMode Non-Alertable
 *         fffffadfccf732d0  SynchronizationEvent
 *     Owning Process            fffffadfcc712040       Image:         rrdtool.exe
 */
import type { Address } from '../../../shared/address';
import type { Context } from '../../model/context';
import type { StartAddress, ThreadRecord, WaitObject } from '../../model/thread';
import { intern } from '../../text/intern';
import type { Span } from '../../text/span';
import { byFirst } from './byFirst';
import { readReply } from './replyWait';
import { addressIn, defined, durationMs, pointerIn } from './values';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** A thread while it is read: what was not printed may be undefined. */
export type ThreadDraft = Omit<Writable<ThreadRecord>, 'waitObjects' | 'irps'> & {
  waitObjects: WaitObject[];
  irps: ThreadRecord['irps'][number][];
};

/** The THREAD line. */
export const threadHead =
  /^THREAD ([0-9a-f`]{8,17})\s+(?:Cid:? ([0-9a-f]+)\.([0-9a-f]+))?\s*(?:Teb: ([0-9a-f`]+))?\s*(?:Win32Thread: ([0-9a-f`]+))?\s*(.*)$/i;
const wait = /^WAIT(?:: \((\w+)\)\s+(KernelMode|UserMode)?\s*(Non-Alertable|Alertable)?)?/;
const running = /^([A-Z][A-Z_]{3,})\b(?: on processor (\d+))?/;
const waitObject =
  /^([0-9a-f`]{8,17})\s+((?:Synchronization|Notification)(?:Event|Timer)|Mutant|Semaphore|Thread|ProcessObject|QueueObject|Gate|Timer2SynchronizationObject|Unknown|\w+Object)\b(.*)$/i;
const irpEntry = /^([0-9a-f`]{8,17}): \([0-9a-f]+,[0-9a-f]+\)\s*(?:Flags: ([0-9a-f]+))?/i;

/** A message below `Pending LPC Reply Message:`, with its list entry. */
const message = /^[0-9a-f`]{8,17}: \[[0-9a-f`]{8,17},[0-9a-f`]{8,17}\]$/i;

/** The fields below the first line, by what their line begins with. */
const fields: readonly (readonly [
  start: string,
  read: (line: string, draft: ThreadDraft, context: Context, at: number) => boolean,
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
  ['Waiting for reply to', readReplyTo],
  ['Current LPC port', readReplyTo],
  ['WaitTime (', () => true],
  ['Initial Sp', () => true],
  ['LPC Server', () => true],
  ['Pending LPC Reply Message', () => true],
  ['Fiber Data', () => true],
  ['Scheduling Group', () => true],
  ['*** Stack Information', () => true],
];

const fieldsOf = byFirst(fields, ([start]) => start);

/** The THREAD line; what it lacks when it was broken is absent. */
export function readThreadHead(line: string, at: number, context: Context): ThreadDraft | undefined {
  const match = threadHead.exec(line);
  const address = addressIn(context, match?.[1]);
  if (!match || !address) return undefined;
  const [, , process, thread, teb, win32Thread, state = ''] = match;
  const draft: ThreadDraft = { kind: 'thread', lines: [at, at], address, waitObjects: [], irps: [] };
  if (process !== undefined && thread !== undefined)
    draft.cid = { process: Number.parseInt(process, 16), thread: Number.parseInt(thread, 16) };
  assign(draft, { teb: pointerIn(context, teb), win32Thread: pointerIn(context, win32Thread) });
  readState(state, draft);
  return draft;
}

function readState(state: string, draft: ThreadDraft): void {
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

/** One line below it, up to the stack. Tells whether it is one that a thread may have. */
export function readThreadLine(line: string, at: number, draft: ThreadDraft, context: Context): boolean {
  for (const [start, read] of fieldsOf(line))
    if (line.startsWith(start)) return read(line, draft, context, at);
  if (line.startsWith('IRP List')) return true;
  if (readReplyTo(line, draft, context, at) || message.test(line)) return true;
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

const stackAddress = /\b(Init|Current|Base|Limit) ([0-9a-f`]{8,17})/gi;
const stackField = {
  init: 'stackInit',
  current: 'stackCurrent',
  base: 'stackBase',
  limit: 'stackLimit',
} as const;

function readReplyTo(line: string, draft: ThreadDraft, context: Context, at: number): boolean {
  const reply = readReply(line, at, draft.reply, context);
  return reply !== undefined && assign(draft, { reply });
}

function readStackRange(line: string, draft: ThreadDraft, context: Context): boolean {
  const found: Partial<Record<(typeof stackField)[keyof typeof stackField], Address | undefined>> = {};
  for (const [, word = '', value] of line.matchAll(stackAddress))
    found[stackField[word.toLowerCase() as keyof typeof stackField]] ??= addressIn(context, value);
  return assign(draft, defined(found));
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

function assign(
  draft: ThreadDraft,
  values: { readonly [K in keyof ThreadDraft]?: ThreadDraft[K] | undefined },
): boolean {
  Object.assign(draft, values);
  return true;
}

function last(line: string): string {
  return line.slice(line.lastIndexOf(' ') + 1);
}

function internOptional(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : intern(text.trim());
}
