/** Power as `!poaction` prints it. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

/** A power IRP that is under way. */
export interface PowerIrp {
  readonly irp: Address;
  /** `set/D0,`, `wait-wake/S4`. */
  readonly request: string;
  readonly pdo?: Address;
  readonly lines: Span;
}

export interface PowerActionRecord extends RecordBase {
  readonly kind: 'powerAction';
  readonly irps: readonly PowerIrp[];
  /** The workers of power IRPs. */
  readonly threads: readonly { readonly thread: Address; readonly irp?: Address; readonly lines: Span }[];
}
