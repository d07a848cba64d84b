/** The printed thread in whose kernel stack an address lies. */
import type { Address } from '../../../shared/address';
import type { ThreadRecord } from '../../model/thread';
import type { Entry, Transcript } from '../../transcript/transcript';

export function threadOfStack(
  transcript: Transcript,
  session: string,
  address: Address,
): Entry<ThreadRecord> | undefined {
  for (const { thing } of transcript.things.at(address)) {
    if (thing.kind !== 'threadStack') continue;
    for (const [line] of thing.lines)
      for (const { section } of transcript.at(line))
        for (const entry of transcript.threadsIn([section]))
          if (entry.session.id === session && entry.record.stackLimit === thing.address) return entry;
  }
  return undefined;
}
