/** Typed data: structures, variables, expressions, tables. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface StructField {
  /** Bytes from the start of the structure that holds it; undefined in `dx`, and for elements of an array. */
  readonly offset?: number;
  readonly name: string;
  /** The value or the type, as printed. */
  readonly value: string;
  /** 0 for the fields of the structure itself. */
  readonly depth: number;
  readonly lines: Span;
}

/** `dt`, `dx`, `!do`: a structure with its fields. */
export interface StructRecord extends RecordBase {
  readonly kind: 'struct';
  readonly type?: string;
  readonly fields: readonly StructField[];
}

/** `dv`: the local variables of a frame. */
export interface LocalsRecord extends RecordBase {
  readonly kind: 'locals';
  readonly variables: readonly {
    readonly name: string;
    readonly value: string;
    /** A type, where `/t` asked for it. */
    readonly type?: string;
    /** An address or a register, where `/v` asked for it. */
    readonly location?: string;
    readonly lines: Span;
  }[];
}

/** `?`, `??`, `.formats`: what an expression comes to. */
export interface EvaluationRecord extends RecordBase {
  readonly kind: 'evaluation';
  readonly value?: Address;
  /** As printed: `int 0n7`, `2012576336 = 77f5f250`. */
  readonly text: string;
}

/** Rows below a header and a ruler. */
export interface TableRecord extends RecordBase {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly rows: number;
}
