/** What a check of a source file answers. */
import type { Lines, Severity } from '../../shared/triage';

export interface SourceFinding {
  readonly rule: 'stack-iosb-may-pend';
  readonly severity: Extract<Severity, 'warning' | 'info'>;
  readonly message: string;
  /** The call, 1-based and inclusive. */
  readonly lines: Lines;
  /** Zero-based UTF-16 columns: of the first character on the first line, and behind the last one on the last line. */
  readonly columns: readonly [start: number, end: number];
  /** The name of the local IO_STATUS_BLOCK. */
  readonly variable: string;
  /** The system service called: `ZwWriteFile`. */
  readonly service: string;
  readonly related: readonly { readonly message: string; readonly lines: Lines }[];
  /** Each one alone cures it. */
  readonly fixes: readonly string[];
}
