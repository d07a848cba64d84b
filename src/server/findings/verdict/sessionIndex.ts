/** Blocks and things by session: counted once for a text, however many sessions it has. */
import type { BlockInfo } from '../../../shared/triage';
import type { Transcript } from '../../transcript/transcript';

export interface SessionIndex {
  readonly blocks: readonly BlockInfo[];
  /** How many things of each kind are described. */
  readonly things: ReadonlyMap<string, number>;
}

interface Draft {
  readonly blocks: BlockInfo[];
  readonly things: Map<string, number>;
}

const known = new WeakMap<Transcript, ReadonlyMap<string, SessionIndex>>();
const nothing: SessionIndex = { blocks: [], things: new Map() };

export function sessionIndex(transcript: Transcript, session: string): SessionIndex {
  const index = known.get(transcript) ?? build(transcript);
  known.set(transcript, index);
  return index.get(session) ?? nothing;
}

function build({ blocks, things }: Transcript): ReadonlyMap<string, SessionIndex> {
  const index = new Map<string, Draft>();
  const of = (session: string): Draft => {
    const draft = index.get(session) ?? { blocks: [], things: new Map<string, number>() };
    index.set(session, draft);
    return draft;
  };
  for (const block of blocks) of(block.session).blocks.push(block);
  for (const { session, kind, count } of things.counts()) {
    const counts = of(session).things;
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return index;
}
