/**
 * `!locks` in kernel mode: ERESOURCEs with their owners and waiters.
 *
 *     Resource @ nt!CmpRegistryLock (0xfffff80002a3e0a0)    Exclusively owned
 *         Contention Count = 45
 *         NumberOfExclusiveWaiters = 1
 *          Threads: fffffa8006a5f660-01<*> 80ed0023-01<*> *** Actual Thread 80ed0020
 *          Threads Waiting On Exclusive Access:
 *                   fffffa80042c5b60       fffffa8004c7eb60
 *     2263 total locks, 3 locks currently held
 *
 * When a wait for one times out, a checked kernel prints it so; the first thread owns it, others are there because they wait for shared access:
 *
 *     Resource @ fc664ee0
 *      ActiveCount = 0001  Flags = IsOwnedExclusive ExclusiveWaiter
 *      NumberOfExclusiveWaiters = 0001
 *       Thread = ffaf5410, Count = 01
 *
 * Documentation: "!locks (!kdext*.locks)", "Resource Time Outs".
 */
import type { Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { LockOwner, LockRecord, LockWaiter } from '../model/lock';
import { flat, intern } from '../text/intern';
import { decimalDigits, type Sweeper } from './lines/sweep';
import { addressIn, defined, pointerIn } from './lines/values';
import { walk } from './lines/walk';
import type { Parser } from './parser';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Omit<Writable<LockRecord>, 'owners' | 'waiters'> & {
  owners: LockOwner[];
  waiters: LockWaiter[];
  /** What a row of addresses says: who owns, who waits for which access. */
  list?: 'owners' | LockWaiter['access'];
};

const head =
  /^Resource @ (?:(\S+) \((0x[0-9a-f`]+)\)|(?:0x)?([0-9a-f`]{8,17}))(?:\s+(Exclusively owned|Shared (\d+) owning threads?|Available)|$)/i;
const counter =
  /^(Contention ?Count|NumberOf(?:Exclusive|Shared)Waiters|ActiveCount)\s*=\s*(0x)?([0-9a-f]+)\b/i;
const ownerEntry =
  /([0-9a-f`]{8,17})-([0-9a-f]+)(<\*>)?(?:\s*\*{3} Actual Thread (?:0x)?([0-9a-f`]{8,17}))?/gi;
/** Of a time-out. */
const flags = /^ActiveCount\s*=\s*([0-9a-f]+)\s+Flags\s*=(?:\s+(.*))?$/i;
const holder = /^Thread\s*=\s*([0-9a-f`]{8,17}), Count\s*=\s*([0-9a-f]+)$/i;
const waiting = /^Threads Waiting On (Exclusive|Shared) Access/i;
const actual = /^\*{3} Actual Thread (?:0x)?([0-9a-f`]{8,17})$/i;
const addresses = /^(?:[0-9a-f`]{8,17}(?:\s+|$))+$/i;
const around =
  /^(?:\*{4} DUMP OF ALL RESOURCE OBJECTS \*{4}|(?:KD: )?Scanning for held locks\.*|\d+ total locks(?:, \d+ locks currently held)?|Scanned \d+ critical sections|\*{3} Unknown owner, possibly FileSystem|No resource performance data.*)$/i;

/** Below the THREAD blocks of `-v`. */
const total = /^\d+ total locks(?:, \d+ locks currently held)?$/i;

const sweeper: Sweeper = {
  first: decimalDigits,
  sweep(text, at, line) {
    if (!total.test(line)) return undefined;
    text.recognise(at);
    return { records: [{ kind: 'notice', lines: [at, at], what: 'other', text: flat(line) }], next: at + 1 };
  },
};

export const locksParser: Parser = {
  commands: /^!(?:kdext\w*\.|ntsdexts\.)?locks\b/i,
  sweeper,
  openers: [
    { kind: 'lock', starts: ['**** DUMP OF ALL RESOURCE OBJECTS'] },
    { kind: 'lock', starts: ['Resource @ '], joins: ['lock'] },
  ],
  parse(text, context, from) {
    const locks: Draft[] = [];
    walk(text, from, (line, at) => {
      const opened = readHead(line, at, context);
      if (opened) locks.push(opened);
      const open = locks.at(-1);
      if (!opened && !(open && readLine(line, at, open, context))) return around.test(line);
      if (open) open.lines = [open.lines[0], at];
      return true;
    });
    return {
      records: locks.map(({ list: _list, ...lock }) => ({ ...lock, owners: lock.owners.map(withThread) })),
    };
  },
};

function readHead(line: string, at: number, context: Context): Draft | undefined {
  const match = head.exec(line);
  if (!match) return undefined;
  const [, symbol, named, bare, state = '', owners] = match;
  return defined({
    kind: 'lock' as const,
    address: addressIn(context, named ?? bare),
    lines: [at, at] as const,
    symbol: symbol === undefined ? undefined : intern(symbol),
    state: state === '' ? ('unknown' as const) : stateOf(state),
    sharedOwners: owners === undefined ? undefined : Number(owners),
    owners: [],
    waiters: [],
  });
}

function stateOf(text: string): LockRecord['state'] {
  if (/^e/i.test(text)) return 'exclusive';
  return /^s/i.test(text) ? 'shared' : 'available';
}

function readLine(line: string, at: number, draft: Draft, context: Context): boolean {
  if (readTimeOut(line, at, draft, context)) return true;
  const counted = counter.exec(line);
  if (counted) {
    const [, name = '', hex, digits = ''] = counted;
    const value = Number.parseInt(digits, hex === undefined ? 10 : 16);
    if (/^contention/i.test(name)) draft.contentionCount = value;
    else if (/exclusive/i.test(name)) draft.exclusiveWaiters = value;
    else if (/shared/i.test(name)) draft.sharedWaiters = value;
    return true;
  }
  const access = waiting.exec(line)?.[1]?.toLowerCase();
  if (access !== undefined) {
    draft.list = access === 'shared' ? 'shared' : 'exclusive';
    return true;
  }
  if (line.startsWith('Threads:')) draft.list = 'owners';
  return readThreads(line, at, draft, context);
}

/** What a time-out prints: the flags, then the table of owners with its empty entries. */
function readTimeOut(line: string, at: number, draft: Draft, context: Context): boolean {
  const [, active, words = ''] = flags.exec(line) ?? [];
  if (active !== undefined) {
    draft.state = /IsOwnedExclusive/i.test(words)
      ? 'exclusive'
      : Number.parseInt(active, 16) > 0
        ? 'shared'
        : 'available';
    return true;
  }
  const [, thread, count = ''] = holder.exec(line) ?? [];
  const value = pointerIn(context, thread);
  if (value) {
    const owns = draft.state !== 'exclusive' || draft.owners.length === 0;
    if (!owns) draft.sharedWaiters = (draft.sharedWaiters ?? 0) + 1;
    draft.owners.push({ value, count: Number.parseInt(count, 16), owns, lines: [at, at] });
  }
  return thread !== undefined;
}

/** A row of owners or waiters; long lists go on in rows of their own. */
function readThreads(line: string, at: number, draft: Draft, context: Context): boolean {
  const { list } = draft;
  if (list === 'owners') {
    const named = addressIn(context, actual.exec(line)?.[1]);
    const before = draft.owners.at(-1);
    if (named && before) draft.owners[draft.owners.length - 1] = { ...before, thread: named };
    const found = [...line.matchAll(ownerEntry)].flatMap((match) => readOwner(match, at, context) ?? []);
    draft.owners.push(...found);
    return found.length > 0 || named !== undefined || line === 'Threads:';
  }
  if (list === undefined || !addresses.test(line)) return false;
  for (const word of line.split(/\s+/)) {
    const thread = addressIn(context, word);
    if (thread) draft.waiters.push({ thread, access: list, lines: [at, at] });
  }
  return true;
}

function readOwner(
  [, text, count = '', mark, thread]: RegExpExecArray,
  at: number,
  context: Context,
): LockOwner | undefined {
  const value = addressIn(context, text);
  if (!value) return undefined;
  const named = addressIn(context, thread);
  return {
    value,
    ...(named && { thread: named }),
    count: Number.parseInt(count, 16),
    owns: mark !== undefined,
    lines: [at, at],
  };
}

/** Both low bits set: a pointer made the owner; only the debugger can say which thread that is. */
function withThread(owner: LockOwner): LockOwner {
  return owner.thread || isOwnerPointer(owner.value) ? owner : { ...owner, thread: owner.value };
}

function isOwnerPointer(value: Address): boolean {
  return (Number.parseInt(value.slice(-1), 16) & 3) === 3;
}
