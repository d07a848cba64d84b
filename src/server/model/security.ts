/** TEB and token: who a thread is, as `!teb` and `!token` print it. */
import type { Address } from '../../shared/address';
import type { RecordBase } from './recordBase';
import type { Cid } from './thread';

export interface TebRecord extends RecordBase {
  readonly kind: 'teb';
  readonly address: Address;
  readonly cid?: Cid;
  readonly peb?: Address;
  readonly stackBase?: Address;
  readonly stackLimit?: Address;
  readonly lastError?: number;
  readonly lastStatus?: number;
  readonly ownedLocks?: number;
}

export interface TokenRecord extends RecordBase {
  readonly kind: 'token';
  readonly user?: string;
  readonly sessionId?: number;
  readonly groups: number;
  readonly privileges: readonly { readonly name: string; readonly enabled: boolean }[];
  readonly impersonationLevel?: string;
  /** `Primary`, `Impersonation`. */
  readonly type?: string;
}
