/** The THREAD block of a thread that another output names by its address. */
import type { ThreadRecord } from '../../model/thread';
import type { Entry, Transcript } from '../transcript';

/** At its first printing; `id` is that of the thing. Reads only the sections in which the thread is described. */
export function printedThread(transcript: Transcript, id: string): Entry<ThreadRecord> | undefined {
  if (!transcript.things.has('thread')) return undefined; // a list of a hundred thousand requests names as many
  for (const [line] of transcript.things.get(id)?.lines ?? [])
    for (const { section } of transcript.at(line))
      for (const entry of transcript.threadsIn([section]))
        if (id === `${entry.session.id}/thread:${entry.record.address}`) return entry;
  return undefined;
}
