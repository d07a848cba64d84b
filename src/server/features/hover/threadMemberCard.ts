/**
 * A thread that waits for an object inside itself: which member of KTHREAD or ETHREAD it is.
 *
 *     THREAD ffffe0014e2a1840  Cid 0a34.0f18  Teb: … WAIT: (WrLpcReply) UserMode Non-Alertable
 *         ffffe0014e2a1e78  Semaphore Limit 0x1
 */
import { distance } from '../../../shared/address';
import { buildNumber } from '../../reference/kernelBuild';
import { knowsBuild, membersAt } from '../../reference/structs';
import { recordAt, waitObjectAt } from '../spot';
import type { Card } from './card';
import { code, escaped, lines } from './markdown';

/** Bytes; no ETHREAD is longer. */
const largest = 0x1000;
/** What the debugger calls the object, and the type that its member has. */
const types = [
  ['Semaphore', '_KSEMAPHORE'],
  ['Event', '_KEVENT'],
  ['Timer', '_KTIMER'],
] as const;

export const threadMemberCard: Card = (spot) => {
  const thread = recordAt(spot, 'thread')?.record.address;
  const object = waitObjectAt(spot);
  const machine = spot.session?.machine;
  if (!thread || !object || (machine !== 'x86' && machine !== 'x64')) return undefined;
  const offset = distance(thread, object.address) ?? 0;
  const type = types.find(([kind]) => object.type.endsWith(kind))?.[1];
  if (type === undefined || offset <= 0 || offset >= largest) return undefined;
  const build = buildNumber(spot.session?.osBuild);
  const members = ['KTHREAD', 'ETHREAD'].flatMap((struct) =>
    membersAt(struct, machine, offset, type, build).map((member) => `${struct}.${member}`),
  );
  if (members.length === 0) return undefined;
  const names = members.map(code).join(' or ');
  const where = code(`0x${offset.toString(16)}`);
  return lines(
    `Inside the thread itself: + ${where} is ${names}, ${certainty(machine, build)}.`,
    meaningOf(members),
  );
};

function certainty(machine: 'x86' | 'x64', build: number | undefined): string {
  if (build === undefined)
    return 'in the builds of Windows whose layout is known; the text does not say which this is';
  return knowsBuild('ETHREAD', machine, build)
    ? `in Windows build ${build}`
    : `in the builds of Windows whose layout is known; build ${build} is not among them`;
}

/** Only when all candidates say the same. */
function meaningOf(members: readonly string[]): string | undefined {
  const said = new Set(members.map((member) => meanings[member.slice(member.indexOf('.') + 1)]));
  const [meaning] = said;
  return said.size === 1 && meaning !== undefined ? escaped(meaning) : undefined;
}

const sharedSemaphore =
  'The semaphore of a wait for the reply to an LPC or ALPC message, or for a keyed event: these waits share it.';

const meanings: Readonly<Record<string, string>> = {
  AlpcWaitSemaphore: sharedSemaphore,
  LpcReplySemaphore: sharedSemaphore,
  KeyedWaitSemaphore: sharedSemaphore,
  SuspendSemaphore: 'The thread is suspended.',
  SuspendEvent: 'The thread is suspended.',
  Timer: 'The timer of the wait itself: a sleep, or a timeout.',
};
