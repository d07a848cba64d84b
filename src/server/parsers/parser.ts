/** What every parser is: one file for one debugger command. */
import type { Context } from '../model/context';
import type { TranscriptRecord } from '../model/record';
import type { Opener } from '../text/section';
import type { SectionText } from '../text/sectionText';
import type { Span } from '../text/span';
import type { Sweeper } from './lines/sweep';

export interface Problem {
  readonly lines: Span;
  readonly message: string;
}

/** Parsing never fails: it answers what it understood. Lines that it understood are marked in the section's text. */
export interface Parsed {
  readonly records: readonly TranscriptRecord[];
  readonly problems?: readonly Problem[];
  /** Given when the output settles something for what follows. */
  readonly context?: Context;
}

export interface Parser {
  /** The commands whose output this reads, as typed, without the prompt. */
  readonly commands?: RegExp;
  /** How its records announce themselves where no command is seen; the kind of an opener is the kind of the section. */
  readonly openers?: readonly Opener[];
  /** Reads what it knows wherever it stands, in the lines that the section's own parser left. */
  readonly sweeper?: Sweeper;
  /** As `sweeper`, for lines that nothing else prints: nobody else looks at them. */
  readonly sure?: Sweeper;
  /** It has looked at every line for what any output may say of a crash. */
  readonly readsCrashText?: true;
  /** Reads lines [from, count). */
  parse(text: SectionText, context: Context, from: number): Parsed;
}

export const nothing: Parsed = { records: [] };
