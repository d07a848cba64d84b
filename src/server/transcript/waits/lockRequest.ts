/** A lock request that can only wait: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK without SL_FAIL_IMMEDIATELY, pending. */
import { isPending, type MergedIrp } from '../irps';

const lockControl = 0x11;
const lockMinor = 1;
const failImmediately = 1;
const exclusiveLock = 2;

export function isWaitingLock(irp: MergedIrp): boolean {
  const location = irp.current?.location;
  return (
    location?.major === lockControl &&
    location.minor === lockMinor &&
    ((location.flags ?? 0) & failImmediately) === 0 &&
    isPending(irp)
  );
}

export function isExclusive({ current }: MergedIrp): boolean {
  return ((current?.location.flags ?? 0) & exclusiveLock) !== 0;
}
