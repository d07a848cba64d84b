/** What a debugger says about itself and its commands: banner lines, command echo, errors, elisions, pasted source. */
import type { Machine } from '../../shared/triage';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

/** One typed command with its prompt. */
export interface CommandRecord extends RecordBase {
  readonly kind: 'command';
  readonly prompt: string;
  readonly command: string;
}

/** `[...]`, `...`, `<snip>`: somebody left lines out here. */
export interface ElisionRecord extends RecordBase {
  readonly kind: 'elision';
}

/** A command that could not do its work: `Cannot debug pid 4904, NTSTATUS 0xC000010A`. */
export interface ErrorRecord extends RecordBase {
  readonly kind: 'error';
  readonly message: string;
  readonly status?: number;
  /** Decimal, as printed. */
  readonly pid?: number;
  /** The status text that follows in quotes, in whatever language. */
  readonly text?: string;
}

/** Everything else that a debugger prints about the session: banner, `Effective machine: …`, progress, symbol messages. */
export interface NoticeRecord extends RecordBase {
  readonly kind: 'notice';
  /** `time`: what `.echotimestamps` puts before an event. */
  readonly what: 'banner' | 'machine' | 'search' | 'symbols' | 'time' | 'unwind' | 'other';
  readonly text: string;
  readonly machine?: Machine;
}

/** A C prototype pasted between outputs, as in the WDK's own notation. */
export interface PrototypeRecord extends RecordBase {
  readonly kind: 'prototype';
  readonly name: string;
  readonly returns: string;
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly lines: Span }[];
}

/** A C statement quoted between outputs: `KeWaitForSingleObject(queueEvent, Executive, KernelMode, FALSE, 0);`. */
export interface SourceLineRecord extends RecordBase {
  readonly kind: 'sourceLine';
  readonly text: string;
  /** The first call in the statement, when there is one. */
  readonly function?: string;
  readonly arguments?: readonly string[];
  /** A variable that the statement declares. */
  readonly declares?: { readonly type: string; readonly name: string };
}
