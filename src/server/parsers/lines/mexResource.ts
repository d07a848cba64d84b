/**
 * ERESOURCEs as MEX prints them: `!eresource`, and what `!t` writes behind the row that acquires one.
 *
 *     nt!_ERESOURCE @ ffff8b0352014a90 [verbose]
 *     Contention count: 1
 *     Exclusive owner:
 *         Process Thread                 Time
 *         System  ffff8b0351756040 13m:47.640
 *     Exclusive Waiters: 0
 *
 *     5 ffff8287`1d947300 fffff804653c1116 nt!ExAcquireResourceExclusiveLite+0x1fe Thread: ffff8b0351756040 (System) exclusive owner of EResource: ffff8b0352014a90
 */
import type { Address } from '../../../shared/address';
import type { Context } from '../../model/context';
import type { LockOwner, LockRecord, LockWaiter } from '../../model/lock';
import type { StackRecord } from '../../model/stack';
import type { SectionText } from '../../text/sectionText';
import { mexDurationMs } from './mexDuration';
import { addressIn } from './values';

type Draft = { -readonly [K in keyof LockRecord]: LockRecord[K] } & {
  owners: LockOwner[];
  waiters: LockWaiter[];
};

const head = /^nt!_ERESOURCE @ ([0-9a-f`]{8,17})(?: \[\w+\])?$/i;
const contention = /^Contention count: (\d+)$/i;
const list = /^(Exclusive|Shared) (Owner|Waiter)s?:(?: (\d+))?$/i;
/** A process, a thread, how long it waits, and in which function. */
const row = /^\S.{0,60}?\s+([0-9a-f]{16}|[0-9a-f]{8})\s+(\S+)(?:\s+\S+!\S.*)?$/i;
const note =
  /\sThread: ([0-9a-f]{8,16}) \([^()]{0,64}\) (exclusive|shared) owner of EResource: ([0-9a-f]{8,16})\b/i;

/** Reads the blocks of `!eresource`, line by line. */
export class MexResources {
  readonly records: LockRecord[] = [];
  private open: Draft | undefined;
  private listed: { readonly access: LockWaiter['access']; readonly owns: boolean } | undefined;

  /** True for a line that it understood. */
  read(line: string, at: number, context: Context): boolean {
    const address = addressIn(context, head.exec(line)?.[1]);
    if (address) {
      this.open = { kind: 'lock', address, lines: [at, at], state: 'unknown', owners: [], waiters: [] };
      this.listed = undefined;
      this.records.push(this.open);
      return true;
    }
    const { open } = this;
    if (!open || !(this.readList(line, open) || this.readThread(line, at, open, context))) return false;
    open.lines = [open.lines[0], at];
    return true;
  }

  private readList(line: string, open: Draft): boolean {
    const contended = contention.exec(line)?.[1];
    if (contended !== undefined) {
      open.contentionCount = Number(contended);
      return true;
    }
    const [, word = '', what, count] = list.exec(line) ?? [];
    if (what === undefined) return false;
    const access = word.toLowerCase() === 'shared' ? 'shared' : 'exclusive';
    this.listed = { access, owns: what.toLowerCase() === 'owner' };
    if (!this.listed.owns && count !== undefined) {
      if (access === 'shared') open.sharedWaiters = Number(count);
      else open.exclusiveWaiters = Number(count);
    }
    return true;
  }

  private readThread(line: string, at: number, open: Draft, context: Context): boolean {
    const [, text, time] = (this.listed && row.exec(line)) ?? [];
    const thread = addressIn(context, text);
    if (!thread || !this.listed || mexDurationMs(time) === undefined) return false;
    const { access, owns } = this.listed;
    const lines = [at, at] as const;
    if (owns) {
      open.owners.push({ value: thread, thread, owns, lines });
      open.state = access;
    } else open.waiters.push({ thread, access, lines });
    return true;
  }
}

/** The ERESOURCE that a thread of `!t` waits for, where MEX names its owner behind the row. */
export function resourceOfStack(
  text: SectionText,
  thread: Address,
  { frames }: StackRecord,
  context: Context,
): LockRecord | undefined {
  for (const { symbol, lines } of frames) {
    const [, owner, state = '', resource] = note.exec(text.trimmed(lines[0])) ?? [];
    const [value, address] = [addressIn(context, owner), addressIn(context, resource)];
    if (!value || !address) continue;
    return {
      kind: 'lock',
      address,
      lines,
      state: state.toLowerCase() === 'shared' ? 'shared' : 'exclusive',
      owners: [{ value, thread: value, owns: true, lines }],
      waiters: [{ thread, access: symbol.includes('Shared') ? 'shared' : 'exclusive', lines }],
    };
  }
  return undefined;
}
