/** Memory Manager's view of a mapped file: `!ca`. */
import type { Address } from '../../shared/address';
import type { FieldLine } from './listing';
import type { RecordBase } from './recordBase';

/** A CONTROL_AREA with its segment and subsections. */
export interface ControlAreaRecord extends RecordBase {
  readonly kind: 'controlArea';
  readonly segment?: Address;
  readonly fileObject?: Address;
  /** The path of the mapped file, as printed. */
  readonly file?: string;
  readonly flags?: number;
  readonly flagNames: readonly string[];
  /** Counters of the control area: names as printed, values in hex without prefix. */
  readonly fields: readonly FieldLine[];
  readonly segmentFields: readonly FieldLine[];
  readonly subsections: readonly { readonly address: Address; readonly fields: readonly FieldLine[] }[];
}
