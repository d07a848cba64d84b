/**
 * The JSON a triage writes: `kdscope triage FILE --format json`. A public contract, versioned by `schema`: additions only.
 *
 * Lines are 1-based and inclusive. Addresses, pointers, stack arguments, register and memory values and bugcheck parameters are
 * strings of 16 lower-case hex digits; codes, flags, counts, offsets, Cids and ticks are numbers. What the text does not say is
 * left out, never null.
 */
import type { Address } from './address';

export const schema = 'kdscope/1';

/** First and last line, 1-based and inclusive. */
export type Lines = readonly [first: number, last: number];

/** How a statement is known: printed; arithmetic over printed values; a judgement the text supports but does not show. */
export type Grade = 'observed' | 'derived' | 'inferred';
export type Severity = 'error' | 'warning' | 'info' | 'hint';
/** Where a finding is shown: in the Problems panel; in hover and views; as a mark on a thread or a frame. */
export type Surface = 'diagnostic' | 'card' | 'badge';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type SessionKind =
  'user-live' | 'user-dump' | 'kernel-live' | 'kernel-local' | 'kernel-dump' | 'unknown';
export type Machine = 'x86' | 'x64' | 'arm64' | 'ia64';

/** How many lines were understood. `recognised` means that the shape of the line itself matched. */
export interface Coverage {
  readonly lines: number;
  readonly blank: number;
  readonly recognised: number;
  readonly prose: readonly Lines[];
  readonly unrecognised: readonly Lines[];
}

export interface Clock {
  /** One tick in milliseconds, calibrated from `Ticks: 367515 (0:01:35:42.421)`. */
  readonly tickMs?: number;
  /**
   * The tick count at the moment of an output: wait start + ticks waited; `at`: that moment in UTC (ISO 8601), where a session time with
   * its uptime stands above.
   */
  readonly snapshots: readonly { readonly tick: number; readonly lines: Lines; readonly at?: string }[];
  /** Between the first and the last snapshot of one boot. */
  readonly skewMs?: number;
  /** The times of day that are printed, in the order of the text. */
  readonly instants?: readonly Instant[];
  /** From these lines on, another boot of the target is shown, or another dump. */
  readonly restarts?: readonly Lines[];
}

/** A time of day that the text prints. */
export interface Instant {
  /**
   * Whose clock it is: of the target (`Debug session time`), of the computer on which the debugger runs, of the latter when an event
   * happened (`.lastevent`, `.echotimestamps`), or of a trace.
   */
  readonly clock: 'target' | 'debugger' | 'event' | 'trace';
  readonly printed: string;
  /** In UTC, ISO 8601; absent where no time zone is printed. */
  readonly at?: string;
  /** How long the target had been running: `System Uptime`. */
  readonly uptimeMs?: number;
  readonly event?: 'connected' | 'shutdown';
  readonly lines: Lines;
}

export interface SessionInfo {
  readonly id: string;
  readonly lines: Lines;
  readonly kind: SessionKind;
  readonly machine?: Machine;
  readonly debuggerVersion?: string;
  readonly osBuild?: string;
  readonly dump?: string;
  readonly clock?: Clock;
}

export interface BlockInfo {
  readonly session: string;
  readonly prompt?: string;
  readonly command?: string;
  readonly lines: Lines;
  readonly context: { readonly processor?: number; readonly machine?: Machine; readonly thread?: number };
}

export interface ThingInfo {
  readonly id: string;
  readonly kind: string;
  readonly address: Address;
  readonly label: string;
  /** Indexes into `records`, in the order of the text. */
  readonly observations: readonly number[];
  /** Where each observation stands, in the same order. */
  readonly lines: readonly Lines[];
}

/** One record as its parser wrote it, with absolute lines. The fields by kind are listed in the documentation of the JSON. */
export interface TriageRecord {
  readonly kind: string;
  readonly lines: Lines;
  readonly block: number;
  readonly address?: Address;
  readonly [field: string]: unknown;
}

/** A sum that anyone can repeat: terms are hex addresses or signed offsets (`+0x80`), `equals` is what the text prints. */
export interface Check {
  readonly terms: readonly string[];
  readonly equals: string;
}

export interface Proof {
  readonly claim: string;
  readonly lines: Lines;
  readonly grade?: Grade;
  readonly check?: Check;
}

export interface Missing {
  readonly what: string;
  readonly command?: string;
}

export interface Finding {
  /** `s1/wait-on-file-object-lock:fffffadfcca9a040`: stable as long as the text says the same. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly surface: Surface;
  readonly grade: Grade;
  readonly message: string;
  readonly lines: Lines;
  /** Set when the finding lies in another file than the transcript. */
  readonly uri?: string;
  readonly proof: readonly Proof[];
  readonly related: readonly { readonly message: string; readonly lines: Lines; readonly uri?: string }[];
  /** Other explanations, and what would tell them apart. */
  readonly alternatives?: readonly string[];
  readonly missing: readonly Missing[];
  readonly next: readonly string[];
  /** Things the finding speaks of, by id: views select by them. */
  readonly things?: readonly string[];
}

export interface WaitNode {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly detail?: string;
  readonly lines?: Lines;
  /** Named in the text and never described there. */
  readonly ghost?: boolean;
}

export interface WaitEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** `lock-order` is no wait: the order in which a thread took two locks. */
  readonly kind: 'waits-for' | 'held-by' | 'serves' | 'blocked-by' | 'lock-order';
  readonly label: string;
  readonly grade: Grade;
  readonly lines: Lines;
  readonly why: string;
  readonly check?: Check;
}

export interface Cycle {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** The weakest grade among its edges. */
  readonly grade: Grade;
  readonly breakAt?: string;
  readonly why: string;
  readonly caveats: readonly string[];
}

export interface WaitGraph {
  readonly nodes: readonly WaitNode[];
  readonly edges: readonly WaitEdge[];
  readonly cycles: readonly Cycle[];
}

export interface StoryStep {
  readonly id: string;
  /** Steps known to come before this one: a partial order. */
  readonly after: readonly string[];
  readonly lane: string;
  readonly what: string;
  readonly symbol?: string;
  readonly lines: Lines;
  readonly grade: Grade;
  readonly why?: string;
  /** Printed time only. */
  readonly at?: number;
}

export interface Story {
  readonly id: string;
  readonly kind: 'apc-delivery' | 'wait' | 'io';
  readonly title: string;
  readonly lines: Lines;
  /** What the order rests on. With `stack-nesting` there is order and no clock. */
  readonly order: 'stack-nesting' | 'ticks' | 'timestamps';
  readonly lanes: readonly { readonly id: string; readonly label: string }[];
  readonly steps: readonly StoryStep[];
}

/** One decision on the way to a signature, in the order in which they were made. */
export interface SignatureStep {
  /** `head`: what stopped it; `kept`: a part of the signature; `skipped`: left out; `end`: why it ends here. */
  readonly action: 'head' | 'kept' | 'skipped' | 'end';
  /** As printed. */
  readonly frame: string;
  /** What it contributes, where it is kept. */
  readonly part?: string;
  readonly why: string;
  readonly lines: Lines;
}

/** What equal crashes, or equal hangs, have in common, whatever the version, the build and the architecture. */
export interface Signature {
  /** `s0/signature:17`: session and line. */
  readonly id: string;
  readonly kind: 'crash' | 'ring' | 'apc';
  /** `0x3B c0000005 | example!Read`. */
  readonly value: string;
  /** A ring and an APC are judgements; a crash is read from the stack. */
  readonly grade: Grade;
  /** What stopped, or hangs. */
  readonly lines: Lines;
  readonly steps: readonly SignatureStep[];
}

/** A command of a plan: why it is asked for, or why it is left out. */
export interface PlannedCommand {
  readonly command: string;
  readonly why: string;
}

/** What one session shows, and what it rests on. */
export interface Verdict {
  readonly session: string;
  /** `trouble`: suspicious, and neither a crash nor a hang; `note`: remarks only; `clear`: no pattern. */
  readonly kind: 'crash' | 'hang' | 'trouble' | 'note' | 'clear';
  /** What happened. */
  readonly what: string;
  readonly grade: Grade;
  readonly lines?: Lines;
  /** What seems to have led to it, where a pattern says so. */
  readonly cause?: { readonly what: string; readonly grade: Grade; readonly lines: Lines };
  /** Ids, the most important first. */
  readonly findings: readonly string[];
  readonly proof: readonly Proof[];
  /** What speaks against it, or limits it. */
  readonly against: readonly Proof[];
  /** Other explanations, and what would tell them apart. */
  readonly alternatives: readonly string[];
  /** Where such a crash is looked into. */
  readonly advice?: string;
  readonly missing: readonly Missing[];
  /** The fewest commands that would settle it, the most useful first; those that change the context last. */
  readonly next: readonly PlannedCommand[];
  /** The same in one line, ready to paste. */
  readonly nextLine?: string;
  /** Commands that cannot work on this kind of target, and the reason. */
  readonly leftOut: readonly PlannedCommand[];
}

export interface TextProblem {
  readonly lines: Lines;
  readonly message: string;
}

export interface Triage {
  readonly schema: typeof schema;
  readonly tool: { readonly name: 'kdscope'; readonly version: string };
  readonly file: string;
  readonly encoding: Encoding;
  readonly note?: string;
  readonly coverage: Coverage;
  readonly sessions: readonly SessionInfo[];
  readonly blocks: readonly BlockInfo[];
  readonly things: readonly ThingInfo[];
  readonly records: readonly TriageRecord[];
  /** One for each session, the most serious first. */
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
  readonly waitGraph: WaitGraph;
  readonly stories: readonly Story[];
  /** One for each crash; of a text without crashes, one for each ring of waits or delivered APC. */
  readonly signatures: readonly Signature[];
  readonly problems: readonly TextProblem[];
  readonly omitted: readonly { readonly what: string; readonly why: string }[];
}

/** What a file that cannot be read becomes when several files are triaged. */
export interface TriageError {
  readonly schema: typeof schema;
  readonly file: string;
  readonly error: string;
}
