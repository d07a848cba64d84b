/** One version of a text while it is understood: built, then judged by the settings, as long as somebody wants it. */
import type { Settings } from '../../shared/settings';
import type { Encoding } from '../../shared/triage';
import type { Analyzed, Found } from '../findings/analyzed';
import { findingSteps } from '../findings/triageFindings';
import { verdictsOf } from '../findings/verdict/verdicts';
import { signaturesOf } from '../signature/signatures';
import type { CancellationToken } from '../sources/sourceHost';
import type { Source } from '../text/source';
import { Analysis } from '../transcript/analysis';
import { buildTranscript, type ParseCache } from '../transcript/build';
import type { DigestPool } from '../transcript/digestAhead';
import { Cancelled, type Pace } from '../transcript/pace';
import { inTurns, SlicedPace } from './pace';

/** Told the part of the text that is understood, from 0 to 1. */
export type Progress = (part: number) => void;

/** What is read, as it was when the reading began. */
export interface ReadText {
  readonly uri: string;
  readonly version: number;
  readonly encoding: Encoding;
  readonly source: Source;
  readonly cache: ParseCache;
  readonly pool: DigestPool | undefined;
}

/** What the text has become since then. `lost`: closed, or its lines are others; `grown`: they are the same, and more follow. */
export type Standing = 'current' | 'grown' | 'lost';

export interface ReadingHost {
  standing(): Standing;
  breathe(): Promise<void>;
  /** The findings, and then the rest. */
  answer(analyzed: Analyzed): void;
  readonly progress: Progress | undefined;
}

/** What is said by one choice of settings; undefined when stopped. */
export interface Judging {
  readonly settings: Settings;
  /** Comes first. */
  readonly found: Promise<Found | undefined>;
  readonly done: Promise<Analyzed | undefined>;
}

interface Wish {
  readonly token: CancellationToken | undefined;
  answer: Promise<unknown>;
}

export class Reading {
  private readonly wishes = new Set<Wish>();
  private analysis: Promise<Analysis | undefined> | undefined;
  private judging: Judging | undefined;
  private stopped = false;

  constructor(
    private readonly text: ReadText,
    private readonly host: ReadingHost,
  ) {}

  get version(): number {
    return this.text.version;
  }

  /** What it says is wrong by now. */
  get isLost(): boolean {
    return this.host.standing() === 'lost';
  }

  /** It answers nothing new. */
  get isOver(): boolean {
    return this.stopped || this.isLost;
  }

  /** Somebody waits who has not given up. */
  get isWanted(): boolean {
    return this.living().length > 0;
  }

  /** Resolves when those who wait now have their answer, or have all given up. */
  async left(): Promise<void> {
    await Promise.allSettled(this.living().map(({ answer }) => answer));
  }

  /** Resolves to undefined when it was stopped. */
  ask<T>(
    wanted: (judging: Judging) => Promise<T | undefined>,
    settings: () => Settings,
    token: CancellationToken | undefined,
  ): Promise<T | undefined> {
    const wish: Wish = { token, answer: Promise.resolve() };
    this.wishes.add(wish);
    const answer = this.understand(wanted, settings).finally(() => this.wishes.delete(wish));
    wish.answer = answer;
    return answer;
  }

  private async understand<T>(
    wanted: (judging: Judging) => Promise<T | undefined>,
    settings: () => Settings,
  ): Promise<T | undefined> {
    const analysis = await (this.analysis ??= this.unlessStopped(this.build()));
    return analysis && wanted(this.judge(analysis, settings()));
  }

  private living(): Wish[] {
    return [...this.wishes].filter(({ token }) => token?.isCancellationRequested !== true);
  }

  private async build(): Promise<Analysis> {
    const { source, cache, pool } = this.text;
    const { progress } = this.host;
    const pace = this.pace(() => !this.isWanted);
    return new Analysis(
      await buildTranscript(source, cache, told(pace, source.sections.length, progress), pool),
    );
  }

  /** Findings depend on the settings, the analysis does not. Of the current text, verdicts follow even if nobody waits for them. */
  private judge(analysis: Analysis, settings: Settings): Judging {
    if (this.judging?.settings === settings) return this.judging;
    const pace = this.pace(() => this.host.standing() === 'grown' && !this.isWanted);
    const found = this.unlessStopped(this.findingsOf(analysis, settings, pace));
    const done = found.then((known) => known && this.unlessStopped(this.conclude(known, settings, pace)));
    // Who only asks for findings does not wait for the rest; who does is told why it failed.
    done.catch(() => undefined);
    return (this.judging = { settings, found, done });
  }

  private async findingsOf(analysis: Analysis, settings: Settings, pace: Pace): Promise<Found> {
    const { uri, version, encoding } = this.text;
    await inTurns(analysis.prepare(), pace);
    const findings = await inTurns(findingSteps(analysis, settings.rules), pace);
    const found = { uri, version, encoding, transcript: analysis.transcript, analysis, findings };
    this.host.answer({ ...found, verdicts: [], signatures: [] });
    return found;
  }

  private async conclude(found: Found, settings: Settings, pace: Pace): Promise<Analyzed> {
    const { analysis, findings } = found;
    const signatures = await inTurns(signaturesOf(analysis, settings.signature), pace);
    const verdicts = await inTurns(verdictsOf(analysis, findings, signatures), pace);
    const analyzed = { ...found, verdicts, signatures };
    this.host.answer(analyzed);
    return analyzed;
  }

  private pace(isUnwanted: () => boolean): SlicedPace {
    const { host } = this;
    return new SlicedPace(
      () => host.breathe(),
      () => this.isLost || isUnwanted(),
    );
  }

  private unlessStopped<T>(work: Promise<T>): Promise<T | undefined> {
    return work.catch((error: unknown) => {
      this.stopped = true;
      if (error instanceof Cancelled) return undefined;
      throw error;
    });
  }
}

/** Counts the sections, which is how often a build asks whether to pause; tells it when it does. */
function told(pace: Pace, sections: number, progress: Progress | undefined): Pace {
  if (!progress) return pace;
  let done = 0;
  return {
    get cancelled() {
      return pace.cancelled;
    },
    pause() {
      done++;
      const pausing = pace.pause();
      if (pausing) progress(Math.min(1, done / sections));
      return pausing;
    },
  };
}
