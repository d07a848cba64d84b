/** Requests that nobody keeps on purpose: a thread that waits long for one of these waits for something that went wrong. */
import type { MergedIrp } from '../../transcript/irps';

/** IRP_MJ_READ, IRP_MJ_DIRECTORY_CONTROL, the control codes and power: requests that drivers keep until something happens. */
const kept: ReadonlySet<number> = new Set([0x03, 0x0c, 0x0d, 0x0e, 0x0f, 0x16]);

/** Those that wait for input, for a change or for a connection are left out. */
export function endsSoon({ current }: MergedIrp): boolean {
  const { major, driver = '' } = current?.location ?? {};
  if (major === undefined) return false;
  return !kept.has(major) ? !/\\(?:Npfs|Msfs)$/i.test(driver) : major === 0x03 && isDisk.test(driver);
}

/** File systems and storage: a read ends when the medium answers. */
const isDisk =
  /^\\(?:FileSystem\\(?:Ntfs|Refs|ReFSv1|fastfat|exfat|cdfs|udfs|rdbss|mrxsmb\w*)|Driver\\(?:disk|partmgr|volmgr\w*|volsnap|stor\w+|atapi|cdrom|classpnp|iaStor\w*|nvme\w*))$/i;
