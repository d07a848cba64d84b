/**
 * Digests on their way from one thread to another: nearly all are those of surveyed THREADs, and go as columns of numbers, one string of
 * addresses, and words and stacks that are sent once. Copying them as objects takes longer than making them.
 */
import type { Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { ThreadSurvey } from '../parsers/index';
import type { Source } from '../text/source';
import { Column } from './column';
import { digestSection, surveySection, type SectionDigest } from './digest';

/** What is sent for some sections. The packs of one `DigestPacker` are opened by one `DigestUnpacker`, in their order. */
export interface DigestPack {
  /** For each section 0 where it is sent whole, else its lines and what `add` puts behind them. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** 16 digits each. */
  readonly addresses: string;
  /** What was not sent before. */
  readonly words: readonly string[];
  readonly stacks: readonly (readonly string[])[];
  readonly whole: readonly SectionDigest[];
}

/** Words that are remembered. A text with more has few that repeat: its sections are sent whole. */
const mostWords = 200_000;

export class DigestPacker {
  private readonly wordIds = new Map<string, number>();
  private readonly stackIds = new Map<readonly string[], number>();

  /** Begins a pack. It must be finished before the next one begins. */
  begin(before: Context): Packing {
    return new Packing(before, this.wordIds, this.stackIds);
  }
}

class Packing {
  private readonly numbers = new Column(new Float64Array(4096));
  private readonly whole: SectionDigest[] = [];
  private readonly words: string[] = [];
  private readonly stacks: (readonly string[])[] = [];
  private addresses = '';

  /** `context` reaches the next section. */
  constructor(
    private context: Context,
    private readonly wordIds: Map<string, number>,
    private readonly stackIds: Map<readonly string[], number>,
  ) {}

  /** Digests the next section. */
  section(source: Source, index: number): void {
    const survey = this.wordIds.size < mostWords ? surveySection(source, index, this.context) : undefined;
    if (survey && this.add(survey)) return; // a THREAD leaves the context as it is
    const { digest } = digestSection(source, index, this.context);
    this.numbers.push(0);
    this.whole.push(digest);
    ({ context: this.context } = digest);
  }

  finish(): DigestPack {
    const { addresses, words, stacks, whole } = this;
    return { numbers: this.numbers.all(), addresses, words, stacks, whole };
  }

  /** False for a thread with fields that few have. */
  private add({ thread, stack, lines, blank }: ThreadSurvey): boolean {
    const { cid, waitLines, reply, win32StartAddress, waitObjects } = thread;
    if (reply || win32StartAddress || waitObjects.some(({ owner }) => owner)) return false;
    this.put(lines, blank, thread.lines[1], cid?.process, cid?.thread);
    for (const address of [thread.address, thread.teb, thread.stackBase, thread.stackLimit, stack?.end])
      this.address(address);
    for (const word of [thread.state, thread.waitReason, thread.waitMode, thread.image]) this.word(word);
    this.put(waitLines?.[0], thread.waitStartTick, thread.ticks, thread.waitMs);
    this.put(stack && idOf(stack.symbols, this.stackIds, this.stacks));
    this.word(stack?.dialect);
    this.put(waitObjects.length);
    for (const object of waitObjects) {
      this.address(object.address);
      this.word(object.type);
      this.put(object.limit, object.lines[0]);
    }
    return true;
  }

  private put(...values: readonly (number | undefined)[]): void {
    for (const value of values) this.numbers.push(value ?? -1);
  }

  private address(address: Address | undefined): void {
    this.numbers.push(address === undefined ? 0 : 1);
    if (address !== undefined) this.addresses += address;
  }

  private word(word: string | undefined): void {
    this.put(word === undefined ? undefined : idOf(word, this.wordIds, this.words));
  }
}

/** The number of a value; one that has none yet gets the next, and is sent. */
function idOf<T>(value: T, ids: Map<T, number>, sent: T[]): number {
  let id = ids.get(value);
  if (id === undefined) {
    ids.set(value, (id = ids.size));
    sent.push(value);
  }
  return id;
}
