/** Objects and handles as `!object` and `!handle` print them. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface DirectoryEntry {
  readonly address: Address;
  readonly type: string;
  readonly name: string;
  readonly lines: Span;
}

export interface ObjectRecord extends RecordBase {
  readonly kind: 'object';
  readonly address: Address;
  /** `Device`, `File`, `Key` … */
  readonly type?: string;
  readonly typeObject?: Address;
  readonly header?: Address;
  readonly handleCount?: number;
  readonly pointerCount?: number;
  readonly directory?: Address;
  readonly name?: string;
  /** Of a symbolic link. */
  readonly target?: string;
  /** Of a directory. */
  readonly entries: readonly DirectoryEntry[];
}

export interface HandleRecord extends RecordBase {
  readonly kind: 'handle';
  /** Sign-extended where the kernel prints `800007ac`. */
  readonly handle: number;
  readonly object?: Address;
  readonly type?: string;
  readonly grantedAccess?: number;
  readonly name?: string;
  readonly handleCount?: number;
  readonly pointerCount?: number;
  /** `Protected`, `Inherit`, `Audit`. */
  readonly attributes: readonly string[];
  readonly free?: true;
}
