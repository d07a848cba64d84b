/** `PROCESS …` as `!process` prints it, and the parts of `!peb`. */
import type { Address } from '../../shared/address';
import type { RecordBase } from './recordBase';

export interface ProcessRecord extends RecordBase {
  readonly kind: 'process';
  readonly address: Address;
  readonly cid?: number;
  readonly parentCid?: number;
  readonly sessionId?: number;
  readonly peb?: Address;
  readonly dirBase?: Address;
  readonly objectTable?: Address;
  readonly handleCount?: number;
  readonly image?: string;
  readonly elapsedMs?: number;
}

export interface PebRecord extends RecordBase {
  readonly kind: 'peb';
  readonly commandLine?: string;
  readonly imageFile?: string;
}
