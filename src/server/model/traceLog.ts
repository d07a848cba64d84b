/** A trace buffer as `!wmitrace.logdump` and its kin print it. */
import type { RecordBase } from './recordBase';

export interface TraceLogRecord extends RecordBase {
  readonly kind: 'traceLog';
  readonly messages: number;
  /** The times of the first and the last message as printed; they have no time zone. */
  readonly messageTimes?: readonly string[];
}
