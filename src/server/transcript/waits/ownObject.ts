/** Objects inside the waiting thread itself: the timer of its timeout, its reply semaphore, its suspend event. Nobody else holds them. */
import { distance } from '../../../shared/address';
import type { Machine } from '../../../shared/triage';
import type { ThreadRecord, WaitObject } from '../../model/thread';
import { membersAt, structSize } from '../../reference/structs';

export type OwnObject = 'timeout' | 'reply' | 'suspension' | 'own';

/** What an object that a thread waits on is to that very thread; undefined when it lies elsewhere. */
export function ownObject(
  { address, waitReason }: Pick<ThreadRecord, 'address' | 'waitReason'>,
  object: Pick<WaitObject, 'address' | 'type'>,
  machine: Machine | undefined,
): OwnObject | undefined {
  if (machine !== 'x86' && machine !== 'x64') return undefined;
  const offset = distance(address, object.address);
  if (offset === undefined || offset <= 0 || offset >= Math.max(...structSize('ETHREAD', machine), 0))
    return undefined;
  const isField = (struct: string, type: string, name: RegExp): boolean =>
    membersAt(struct, machine, offset, type).some((member) => name.test(member));
  // Layouts after those of the table: what lies inside the smallest thread of all is its own whatever it is.
  const inside = offset < Math.min(...structSize('KTHREAD', machine));
  if (object.type.endsWith('Timer') && (inside || isField('KTHREAD', '_KTIMER', /^Timer$/))) return 'timeout';
  if (waitReason === 'Suspended' && (inside || isField('KTHREAD', '_KEVENT', /^SuspendEvent$/)))
    return 'suspension';
  if (isField('ETHREAD', '_KSEMAPHORE', /^(?:LpcReply|AlpcWait|KeyedWait)Semaphore$/)) return 'reply';
  return inside ? 'own' : undefined;
}
