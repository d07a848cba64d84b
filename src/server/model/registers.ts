/** Registers, and the structures they are read from: trap frame, context record, exception record. */
import type { Address } from '../../shared/address';
import type { RecordBase } from './recordBase';

export interface RegistersRecord extends RecordBase {
  readonly kind: 'registers';
  /** By name, as printed but in lower case and without backticks; a wide or unreadable register keeps its own form. */
  readonly values: Readonly<Record<string, string>>;
  /** `nv up ei pl nz na pe nc`. */
  readonly flags?: string;
  /** `ErrCode`, which an x86 trap frame holds. */
  readonly errorCode?: number;
}

/** Where registers come from: `.trap`, `TRAP_FRAME:`. */
export interface TrapFrameRecord extends RecordBase {
  readonly kind: 'trapFrame';
}

/** `.cxr`, `CONTEXT:`. */
export interface ContextRecordRecord extends RecordBase {
  readonly kind: 'contextRecord';
}

/** `.exr`, `EXCEPTION_RECORD:`. */
export interface ExceptionRecordRecord extends RecordBase {
  readonly kind: 'exceptionRecord';
  readonly exceptionAddress?: Address;
  readonly symbol?: string;
  readonly code?: number;
  /** `Access violation`. */
  readonly codeName?: string;
  readonly flags?: number;
  readonly parameters: readonly Address[];
  /** `Attempt to read from address 41414141`, `Subcode: …`. */
  readonly notes: readonly string[];
}
