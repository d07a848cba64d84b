/** I/O request packets as `!irp` and `!irpfind -v` print them. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface IrpLocation {
  /** Counted from 1, the lowest driver; undefined where lines were left out before it. */
  readonly index?: number;
  readonly current: boolean;
  readonly major?: number;
  readonly minor?: number;
  readonly flags?: number;
  readonly control?: number;
  readonly device?: Address;
  readonly file?: Address;
  readonly completionRoutine?: Address;
  /** The symbol printed for the completion routine. */
  readonly completionSymbol?: string;
  readonly context?: Address;
  /** `\FileSystem\Ntfs`. */
  readonly driver?: string;
  readonly args?: readonly Address[];
  /** `Success`, `Error`, `Cancel`, `pending` as printed behind the addresses. */
  readonly notes: readonly string[];
  readonly lines: Span;
}

export interface IrpRecord extends RecordBase {
  readonly kind: 'irp';
  readonly stackCount?: number;
  readonly currentLocation?: number;
  readonly currentLocationAddress?: Address;
  readonly thread?: Address;
  readonly mdl?: Address;
  readonly systemBuffer?: Address;
  /** The IRP that this one is a part of. */
  readonly masterIrp?: Address;
  readonly flags?: number;
  readonly threadListEntry?: { readonly flink?: Address; readonly blink?: Address; readonly lines: Span };
  readonly cancelRoutine?: { readonly address: Address; readonly symbol?: string; readonly lines: Span };
  readonly userIosb?: Address;
  readonly userEvent?: Address;
  readonly pendingReturned?: boolean;
  readonly complete?: boolean;
  readonly locations: readonly IrpLocation[];
  /** Lines were left out inside the list of locations. */
  readonly elided: boolean;
  readonly headerLines: Span;
}
