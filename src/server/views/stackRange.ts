/** The whole stack around a raw listing: its limits as the thread or the TEB prints them, and how much of it is in use. */
import { addOffset, distance, type Address } from '../../shared/address';
import type { RawStackModel } from '../../shared/viewModel';
import type { RawStackRecord } from '../model/stack';
import type { Thing } from '../transcript/things';
import type { Entry, Transcript } from '../transcript/transcript';

export function stackRange(
  transcript: Transcript,
  { record, session }: Entry<RawStackRecord>,
): RawStackModel['range'] {
  const [low, high] = extent(record.slots.map(({ address }) => address));
  if (low === undefined || high === undefined) return undefined;
  const found = transcript.things
    .at(low)
    .find(({ thing }) => thing.kind === 'threadStack' && thing.session === session.id);
  const lines = found?.thing.lines[0];
  if (!found || !lines) return undefined;
  const { address: limit, label, size } = found.thing;
  const last = Math.min(size, (distance(limit, high) ?? 0) + record.pointerSize);
  const used = usedBytes(transcript, found.thing);
  return {
    label,
    limit,
    base: addOffset(limit, size),
    size,
    ...(used !== undefined && { used }),
    listed: [found.offset, Math.max(found.offset, last)],
    lines,
  };
}

function extent(addresses: readonly Address[]): readonly (Address | undefined)[] {
  let [low] = addresses;
  let high = low;
  for (const address of addresses) {
    if (low === undefined || address < low) low = address;
    if (high === undefined || address > high) high = address;
  }
  return [low, high];
}

/** From the `Current` that the thread prints to the base: of a thread that does not run, what it uses. */
function usedBytes(transcript: Transcript, { address, size, lines }: Thing): number | undefined {
  const entry = transcript
    .at(lines[0]?.[0] ?? 0)
    .find(({ record }) => record.kind === 'thread' && record.stackLimit === address);
  const thread = entry?.record.kind === 'thread' ? entry.record : undefined;
  // A thread that runs has moved on since its stack pointer was saved.
  const current = thread?.state === 'RUNNING' ? undefined : thread?.stackCurrent;
  const offset = current && distance(address, current);
  return offset !== undefined && offset >= 0 && offset <= size ? size - offset : undefined;
}
