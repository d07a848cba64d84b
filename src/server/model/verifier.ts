/** Driver Verifier and Application Verifier: `!verifier`, `VERIFIER STOP`. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { FieldLine } from './listing';
import type { RecordBase } from './recordBase';
import type { TraceRow } from './trace';

export interface VerifierRecord extends RecordBase {
  readonly kind: 'verifier';
  /** A `VERIFIER STOP`: its code, its message and four parameters. */
  readonly stop?: {
    readonly code: number;
    readonly pid?: number;
    readonly message: string;
    readonly parameters: readonly { readonly value: Address; readonly meaning: string }[];
  };
  /** The options that `Verify Level` or `Verify Flags Level` encodes. */
  readonly level?: number;
  readonly options: readonly { readonly name: string; readonly enabled: boolean; readonly mask?: number }[];
  readonly counters: readonly FieldLine[];
  readonly modules: readonly { readonly name: string; readonly state: string; readonly lines: Span }[];
  readonly allocations: readonly {
    readonly address: Address;
    readonly size: number;
    readonly tag: string;
    readonly caller?: Address;
    readonly lines: Span;
  }[];
  readonly trace: readonly TraceRow[];
}
