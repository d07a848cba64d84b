/** Opens what a `DigestPacker` has packed: the digests that `digestSections` would have made here. */
import type { Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { StackDialect } from '../model/stack';
import type { ThreadRecord, WaitObject } from '../model/thread';
import type { ThreadSurvey } from '../parsers/index';
import { digestSurvey, type SectionDigest } from './digest';
import type { DigestPack } from './digestPack';

const digits = 16;

/** Opens the packs of one packer, in their order: each may speak of words and stacks that came with an earlier one. */
export class DigestUnpacker {
  private readonly words: string[] = [];
  private readonly stacks: (readonly string[])[] = [];

  /** The digests of sections, with `before` as the context that reaches the first: made when they are asked for. */
  unpack(pack: DigestPack, before: Context): Iterable<SectionDigest> {
    for (const word of pack.words) this.words.push(word);
    for (const stack of pack.stacks) this.stacks.push(stack);
    return digestsOf(new Unpacking(pack, this.words, this.stacks), before);
  }
}

function* digestsOf(opened: Unpacking, before: Context): Iterable<SectionDigest> {
  let context = before;
  while (opened.hasMore) {
    const survey = opened.survey();
    const digest = survey ? digestSurvey(survey, context) : opened.whole();
    if (!digest) return;
    yield digest;
    ({ context } = digest);
  }
}

class Unpacking {
  private at = 0;
  private address = 0;
  private wholes = 0;

  constructor(
    private readonly pack: DigestPack,
    private readonly words: readonly string[],
    private readonly stacks: readonly (readonly string[])[],
  ) {}

  get hasMore(): boolean {
    return this.at < this.pack.numbers.length;
  }

  whole(): SectionDigest | undefined {
    return this.pack.whole[this.wholes++];
  }

  /** The survey of the next section, in the order in which `Packing.add` wrote it; undefined for one that was sent whole. */
  survey(): ThreadSurvey | undefined {
    const lines = this.number();
    if (lines === 0) return undefined;
    const blank = this.number();
    const last = this.number();
    const [process, threadId] = [this.number(), this.number()];
    const address = this.nextAddress();
    const [teb, stackBase, stackLimit, end] = [
      this.nextAddress(),
      this.nextAddress(),
      this.nextAddress(),
      this.nextAddress(),
    ];
    const [state, waitReason, waitMode, image] = [this.word(), this.word(), this.word(), this.word()];
    const [waitLine, waitStartTick, ticks, waitMs] = [
      this.number(),
      this.optional(),
      this.optional(),
      this.optional(),
    ];
    const symbols = this.stacks[this.number()];
    const dialect = this.word() as StackDialect | undefined;
    // Fields that are absent are undefined here, as in a survey.
    const thread: { [K in keyof ThreadRecord]: ThreadRecord[K] | undefined } = {
      kind: 'thread',
      lines: [0, last],
      address,
      cid: process < 0 ? undefined : { process, thread: threadId },
      teb,
      state,
      waitReason,
      waitMode: waitMode as ThreadRecord['waitMode'],
      waitObjects: this.objects(),
      irps: [],
      image,
      waitStartTick,
      ticks,
      waitMs,
      waitLines: waitLine < 0 ? undefined : [waitLine, waitLine],
      stackBase,
      stackLimit,
    };
    return {
      thread: thread as ThreadRecord,
      ...(symbols && dialect && { stack: { symbols, end, dialect } }),
      lines,
      blank,
    };
  }

  private objects(): WaitObject[] {
    const objects: WaitObject[] = [];
    for (let left = this.number(); left > 0; left--) {
      const address = this.nextAddress();
      const type = this.word() ?? '';
      const limit = this.optional();
      const at = this.number();
      if (address) objects.push({ address, type, ...(limit !== undefined && { limit }), lines: [at, at] });
    }
    return objects;
  }

  private number(): number {
    return this.pack.numbers[this.at++] ?? 0;
  }

  private optional(): number | undefined {
    const value = this.number();
    return value < 0 ? undefined : value;
  }

  private word(): string | undefined {
    return this.words[this.number()];
  }

  private nextAddress(): Address | undefined {
    if (this.number() === 0) return undefined;
    const from = this.address;
    this.address += digits;
    return this.pack.addresses.slice(from, this.address) as Address;
  }
}
