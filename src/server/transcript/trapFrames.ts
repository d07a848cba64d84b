/**
 * The trap frames that rows of stacks name, and what an address inside one is.
 *
 *     ffffd000`20a3e8f0 fffff803`7c1d0f13 : … : nt!KiSystemServiceCopyEnd+0x13 (TrapFrame @ ffffd000`20a3e960)
 *
 * They are looked up in the stacks near an address: a system prints one for nearly every thread, and few are asked for.
 */
import { distance, isNarrow, type Address } from '../../shared/address';
import type { Lines, Machine } from '../../shared/triage';
import type { Frame, StackRecord } from '../model/stack';
import { structSize } from '../reference/structs';
import type { FieldName } from './layouts';
import { isKind, type Entry, type Transcript } from './transcript';

export interface TrapFrameHit {
  readonly base: Address;
  readonly offset: number;
  readonly field?: FieldName;
  /** The row that names it. */
  readonly frame: Frame;
  readonly lines: Lines;
}

/** A thread may be printed any number of times. */
const mostPrintings = 8;

/** `loose`: the stacks that stand below no THREAD. */
export function trapFrameAt(
  transcript: Transcript,
  loose: readonly Entry<StackRecord>[],
  session: string,
  address: Address,
): TrapFrameHit | undefined {
  for (const stack of [...stacksAround(transcript, session, address), ...loose]) {
    if (stack.session.id !== session) continue;
    const hit = within(transcript, stack, address);
    if (hit) return hit;
  }
  return undefined;
}

/** Above this, stacks without a THREAD are not asked: there are too many of them to read again for one address. */
const mostRecords = 20_000;

/** The stacks whose rows name a trap frame and that stand below no THREAD. */
export function looseTrapStacks(transcript: Transcript): Entry<StackRecord>[] {
  const found: Entry<StackRecord>[] = [];
  if (transcript.recordCount > mostRecords) return found;
  for (const entry of transcript.each('stack', 'thread'))
    if (entry.record.frames.some(({ trapFrame }) => trapFrame !== undefined)) found.push(entry);
  return found;
}

/** The printed stacks of the thread whose kernel stack holds an address. */
function* stacksAround(
  transcript: Transcript,
  session: string,
  address: Address,
): Iterable<Entry<StackRecord>> {
  for (const { thing } of transcript.things.at(address)) {
    if (thing.kind !== 'threadStack' || thing.session !== session) continue;
    for (const [line] of thing.lines.slice(0, mostPrintings))
      for (const entry of transcript.at(line)) {
        const stack = isKind(entry, 'thread') ? transcript.stackOf(entry) : undefined;
        if (stack) yield stack;
      }
  }
}

function within(
  transcript: Transcript,
  stack: Entry<StackRecord>,
  address: Address,
): TrapFrameHit | undefined {
  const { session, record } = stack;
  for (const frame of record.frames) {
    const base = frame.trapFrame;
    const offset = base && distance(base, address);
    if (!base || offset === undefined || offset < 0 || offset >= sizeOf(session.machine, frame)) continue;
    const field = transcript.things.fieldIn(session.id, 'KTRAP_FRAME', session.machine, offset);
    return { base, offset, ...(field && { field }), frame, lines: transcript.lines(stack, frame.lines) };
  }
  return undefined;
}

/** In bytes. A trap from kernel mode on x86 ends at HardwareEsp, where the interrupted stack begins. */
function sizeOf(machine: Machine | undefined, { returnAddress }: Frame): number {
  if (machine === 'x86') return returnAddress && !isNarrow(returnAddress) ? 0x8c : 0x74;
  return machine === 'x64' ? Math.max(...structSize('KTRAP_FRAME', machine)) : 1;
}
