/**
 * Digests a text in chunks, in several places at once, and hands the digests out in the order of the text.
 *
 * A digest needs the context that reaches its section, which is known only when everything before is digested. A chunk therefore
 * begins with the context that is known when it is given out; context seldom changes, and whoever takes a digest looks whether its
 * context is the one that has come about.
 */
import type { Context } from '../model/context';
import type { Source } from '../text/source';
import type { SectionDigest } from './digest';
import { DigestPacker } from './digestPack';
import { DigestUnpacker } from './digestUnpack';
import { breathe, type Pace } from './pace';

/** Digests sections somewhere else: in other threads. */
export interface DigestPool {
  /** Bytes of the shortest text that is worth its help. */
  readonly least: number;
  /** Bytes of text that are worth a request: some milliseconds of work. */
  readonly chunk: number;
  /**
   * Digests sections [first, last), with `before` as the context that reaches the first; the digests are made when they are asked for.
   * Undefined when everybody has enough to do; rejects when it cannot be done there.
   */
  digest(
    source: Source,
    first: number,
    last: number,
    before: Context,
  ): Promise<Iterable<SectionDigest>> | undefined;
}

/** A digest, and the context that it was made with. */
export interface Assumed {
  readonly incoming: Context;
  readonly digest: SectionDigest;
}

interface Chunk {
  readonly first: number;
  readonly last: number;
  /** The context that it was given out with, and what came of it. */
  before?: Context;
  digests?: Iterable<SectionDigest>;
}

/** Chunks that may be done before their turn, so that memory stays bounded. */
const mostAhead = 16;
/** Of these, how many are done here. */
const mostHere = 4;

export class DigestAhead {
  private readonly chunks: readonly Chunk[];
  /** The first chunk that nobody has taken, and the first that was not handed out. */
  private free = 0;
  private turn = 0;
  private wake: () => void = () => undefined;
  /** What is done here waits packed, too: as objects it would outlive every look of the garbage collector. */
  private readonly packer = new DigestPacker();
  private readonly unpacker = new DigestUnpacker();

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
  ): Promise<{ readonly last: number; readonly digests: Iterable<Assumed> } | undefined> {
    const chunk = this.chunks[this.turn];
    if (!chunk) return undefined;
    this.giveOut(context);
    while (chunk.before && !chunk.digests) {
      const mine = this.free - this.turn < mostHere ? this.chunks[this.free] : undefined;
      if (mine) await this.digest(mine, context, pace);
      else await new Promise<void>((resolve) => (this.wake = resolve));
      this.giveOut(context);
    }
    this.turn++;
    this.free = Math.max(this.free, this.turn); // what nobody has taken is done in its turn
    const { last, digests, before } = chunk;
    delete chunk.digests; // what was handed out is not held here
    return { last, digests: digests && before ? assumed(digests, before) : [] };
  }

  /** Nobody else begins before the first chunk has said what machine this is. */
  private giveOut(context: Context): void {
    while (this.turn > 0 && this.free - this.turn < mostAhead) {
      const chunk = this.chunks[this.free];
      const digests = chunk && this.pool.digest(this.source, chunk.first, chunk.last, context);
      if (!digests) return;
      this.free++;
      chunk.before = context;
      const done = (made: Iterable<SectionDigest>): void => {
        chunk.digests = made;
        this.wake();
      };
      digests.then(done, () => {
        done([]);
      });
    }
  }

  private async digest(chunk: Chunk, context: Context, pace: Pace): Promise<void> {
    this.free++;
    chunk.before = context;
    const packing = this.packer.begin(context);
    for (let index = chunk.first; index < chunk.last; index++) {
      const pausing = breathe(pace);
      if (pausing) await pausing;
      packing.section(this.source, index);
    }
    chunk.digests = this.unpacker.unpack(packing.finish(), context);
  }
}

function* assumed(digests: Iterable<SectionDigest>, before: Context): Iterable<Assumed> {
  let incoming = before;
  for (const digest of digests) {
    yield { incoming, digest };
    incoming = digest.context;
  }
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
