/**
 * Digests a text in chunks, in several places at once, and hands the digests out in the order of the text.
 *
 * A digest needs the context that reaches its section, which is known only when everything before is digested. A chunk therefore
 * begins with the context that is known when it is given out; context seldom changes, and whoever takes a digest looks whether its
 * context is the one that has come about.
 */
import type { Context } from '../model/context';
import type { Source } from '../text/source';
import { digestSection, type SectionDigest } from './digest';
import { breathe, type Pace } from './pace';

/** Digests sections somewhere else: in other threads. */
export interface DigestPool {
  /** Bytes of the shortest text that is worth its help. */
  readonly least: number;
  /** Bytes of text that are worth a request: some milliseconds of work. */
  readonly chunk: number;
  /**
   * Digests sections [first, last), with `before` as the context that reaches the first. Undefined when everybody has enough to do;
   * rejects when it cannot be done there.
   */
  digest(
    source: Source,
    first: number,
    last: number,
    before: Context,
  ): Promise<readonly SectionDigest[]> | undefined;
}

/** A digest, and the context that it was made with. */
export interface Assumed {
  readonly incoming: Context;
  readonly digest: SectionDigest;
}

interface Chunk {
  readonly first: number;
  readonly last: number;
  digests?: readonly Assumed[];
}

/** Chunks that may be done before their turn, so that memory stays bounded. */
const mostAhead = 4;

export class DigestAhead {
  private readonly chunks: readonly Chunk[];
  /** The first chunk that nobody has taken, and the first that was not handed out. */
  private free = 0;
  private turn = 0;
  private wake: () => void = () => undefined;

  constructor(
    private readonly source: Source,
    private readonly pool: DigestPool,
  ) {
    this.chunks = chunksOf(source, pool.chunk);
  }

  /**
   * The next sections, up to `last`, and their digests; fewer where they could not be made elsewhere. `context` is what is settled by
   * now. Works on later chunks while another thread has the next one. Undefined at the end of the text; throws `Cancelled`.
   */
  async next(
    context: Context,
    pace: Pace,
  ): Promise<{ readonly last: number; readonly digests: readonly Assumed[] } | undefined> {
    const chunk = this.chunks[this.turn];
    if (!chunk) return undefined;
    while (!chunk.digests) {
      this.giveOut(context);
      const mine = this.free - this.turn < mostAhead ? this.chunks[this.free] : undefined;
      if (mine) {
        this.free++;
        mine.digests = await this.digest(mine, context, pace);
      } else await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const { last, digests } = chunk;
    this.turn++;
    chunk.digests = []; // what was handed out is not held here
    return { last, digests };
  }

  /** Nobody else begins before the first chunk has said what machine this is. */
  private giveOut(context: Context): void {
    while (this.turn > 0 && this.free - this.turn < mostAhead) {
      const chunk = this.chunks[this.free];
      const digests = chunk && this.pool.digest(this.source, chunk.first, chunk.last, context);
      if (!digests) return;
      this.free++;
      const done = (made: readonly SectionDigest[]): void => {
        chunk.digests = assumed(made, context);
        this.wake();
      };
      digests.then(done, () => {
        done([]);
      });
    }
  }

  private async digest(chunk: Chunk, context: Context, pace: Pace): Promise<readonly Assumed[]> {
    const digests: Assumed[] = [];
    let incoming = context;
    for (let index = chunk.first; index < chunk.last; index++) {
      const pausing = breathe(pace);
      if (pausing) await pausing;
      const { digest } = digestSection(this.source, index, incoming);
      digests.push({ incoming, digest });
      incoming = digest.context;
    }
    return digests;
  }
}

function assumed(digests: readonly SectionDigest[], context: Context): Assumed[] {
  return digests.map((digest, index) => ({ incoming: digests[index - 1]?.context ?? context, digest }));
}

function chunksOf({ sections }: Source, size: number): Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0, last = 0; first < sections.length; first = last) {
    const start = sections[first]?.start ?? 0;
    while (last < sections.length && (sections[last]?.end ?? 0) - start < size) last++;
    last = Math.max(last, first + 1);
    chunks.push({ first, last });
  }
  return chunks;
}

/** Digests sections [first, last) one after the other: what a `DigestPool` does with the sections it is given. */
export function digestSections(
  source: Source,
  first: number,
  last: number,
  before: Context,
): readonly SectionDigest[] {
  const digests: SectionDigest[] = [];
  let context = before;
  for (let index = first; index < last; index++) {
    const { digest } = digestSection(source, index, context);
    digests.push(digest);
    ({ context } = digest);
  }
  return digests;
}
