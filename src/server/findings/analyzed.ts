/** One version of one text, understood: what features, views and reports work on. */
import type { Encoding, Finding, Lines, Signature, Verdict } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import type { Transcript } from '../transcript/transcript';

/** What is known first: enough for the Problems panel. */
export interface Found {
  readonly uri: string;
  /** Of the open document; 0 for a file read by path. */
  readonly version: number;
  readonly encoding: Encoding;
  readonly transcript: Transcript;
  readonly analysis: Analysis;
  /** Ranked, settings applied. */
  readonly findings: readonly Finding[];
  /** Only these lines are shown: a slice of a large file. `transcript` and `findings` hold what lies there, `analysis` everything. */
  readonly within?: Lines;
}

export interface Analyzed extends Found {
  /** One for each session, the most serious first. */
  readonly verdicts: readonly Verdict[];
  /** What equal crashes and hangs have in common. */
  readonly signatures: readonly Signature[];
}
