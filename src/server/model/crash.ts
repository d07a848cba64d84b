/** What a debugger says of a crash: the bug check, what `!analyze` made of it, and the exceptions it stopped at. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface BugcheckParameter {
  readonly value: Address;
  /** What the debugger prints behind it, wrapped lines joined. */
  readonly meaning?: string;
  readonly lines: Span;
}

export interface BugcheckRecord extends RecordBase {
  readonly kind: 'bugcheck';
  /** Absent where the title was lost. */
  readonly code?: number;
  /** As printed. */
  readonly name?: string;
  /** Up to four. */
  readonly parameters: readonly BugcheckParameter[];
  /** Who printed it: the debugger by itself, `.bugcheck`, or `!analyze`. */
  readonly stage: 'banner' | '.bugcheck' | '!analyze';
}

export interface AnalysisRecord extends RecordBase {
  readonly kind: 'analysis';
  /** `PROCESS_NAME` and `Analysis.CPU.mSec` alike, as printed; of a value on several lines the first ones that were read. */
  readonly fields: Readonly<Record<string, string>>;
  readonly exception?: number;
  readonly module?: string;
  readonly image?: string;
  readonly bucket?: string;
  readonly stackCommand?: string;
  readonly process?: string;
  readonly symbol?: string;
}

/** `(5220.5b30): Access violation - code c0000005 (first chance)`. */
export interface ExceptionRecord extends RecordBase {
  readonly kind: 'exception';
  readonly code: number;
  readonly name: string;
  readonly cid?: { readonly process: number; readonly thread: number };
  readonly chance?: 'first' | 'second';
  /** `Subcode: 0x2 FAST_FAIL_STACK_COOKIE_CHECK_FAILURE`. */
  readonly subcode?: string;
}

/** `LastErrorValue: (Win32) 0x57 (87) - The parameter is incorrect.` */
export interface ErrorCodeRecord extends RecordBase {
  readonly kind: 'errorCode';
  readonly code: number;
  readonly space: 'win32' | 'ntstatus' | 'hresult';
  /** `LastErrorValue`, `Error code` … */
  readonly of: string;
  /** In whatever language. */
  readonly text?: string;
}
