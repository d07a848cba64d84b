/** FILE_OBJECT as `!fileobj` prints it. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface FileObjectRecord extends RecordBase {
  readonly kind: 'fileObject';
  readonly path?: string;
  /** `LockOperation Set`: NtLockFile was called on it some time; it is never reset. */
  readonly lockOperation?: boolean;
  readonly device?: Address;
  readonly driver?: string;
  readonly vpb?: Address;
  readonly access?: readonly string[];
  readonly flags?: number;
  readonly flagsLines?: Span;
  readonly flagNames?: readonly string[];
  readonly busy?: boolean;
  readonly waiters?: number;
  readonly waitersLines?: Span;
  readonly fsContext?: Address;
  readonly fsContext2?: Address;
  readonly currentByteOffset?: number;
  readonly sectionObjectPointers?: Address;
}
