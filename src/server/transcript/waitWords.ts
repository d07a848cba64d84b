/** What threads do, in words: state, what they wait for, and how long. */
import { formatAddress } from '../../shared/address';
import type { ThreadRecord, WaitObject } from '../model/thread';
import type { Analysis } from './analysis';
import type { FileWait } from './fileWaits';
import { describeHit, isPlace } from './things';
import { duration } from './time';
import type { Entry, Transcript } from './transcript';
import { ownObject, type OwnObject } from './waits/ownObject';

/** Objects inside the thread itself. */
const ownWords: Readonly<Record<OwnObject, string>> = {
  timeout: 'its own timer',
  reply: 'its own semaphore for replies and keyed events',
  suspension: 'its own suspend event',
  own: 'an object inside itself',
};
/** How many wait objects are named one by one. */
const named = 3;

export class WaitWords {
  private readonly transcript: Transcript;
  private readonly fileWaits: ReadonlyMap<WaitObject, FileWait>;

  constructor({ transcript, fileWaits }: Pick<Analysis, 'transcript' | 'fileWaits'>) {
    this.transcript = transcript;
    this.fileWaits = new Map(fileWaits.map((wait) => [wait.object, wait]));
  }

  /** `waits for FILE_OBJECT fffffadf`ccf73250 + 0x80 (Lock), 1 h 35 min 42.4 s; KernelMode, Non-Alertable`. */
  thread(entry: Entry<ThreadRecord>): string {
    const { waitObjects, waitMs, state, processor } = entry.record;
    const time = waitMs === undefined ? '' : `, ${duration(waitMs)}`;
    if (waitObjects.length > 0) return `waits for ${this.objects(entry)}${time}${mode(entry.record)}`;
    if (state === 'WAIT') return `waits${reason(entry.record)}${time}${mode(entry.record)}`;
    if (state === undefined) return 'state not printed';
    return `${state}${processor === undefined ? '' : ` on processor ${processor}`}`;
  }

  /** What the thread waits for, without state and time. */
  objects(entry: Entry<ThreadRecord>): string {
    const { waitObjects, reply } = entry.record;
    if (reply?.message) return `the reply to ALPC message ${formatAddress(reply.message)}`;
    if (reply?.messageId !== undefined) return `the reply to LPC message ${reply.messageId.toString(16)}`;
    const words = waitObjects.slice(0, named).map((object) => this.object(entry, object));
    const rest = waitObjects.length - words.length;
    return rest > 0
      ? `${waitObjects.length} objects: ${words.join(', ')} and ${rest} more`
      : words.join(', ');
  }

  private object({ session, record }: Entry<ThreadRecord>, object: WaitObject): string {
    const own = ownObject(record, object, session.machine);
    if (own) return `${ownWords[own]} (${formatAddress(object.address)})`;
    const wait = this.fileWaits.get(object);
    if (wait)
      return `FILE_OBJECT ${formatAddress(wait.fileObject)} + 0x${wait.offset.toString(16)} (${wait.field})`;
    const inside = this.transcript.things
      .at(object.address)
      .find(({ thing }) => thing.session === session.id && !isPlace(thing.kind));
    return inside ? describeHit(inside) : `${object.type} ${formatAddress(object.address)}`;
  }
}

function mode({ waitMode, alertable }: ThreadRecord): string {
  const parts = [waitMode, alertable === undefined ? undefined : alertable ? 'Alertable' : 'Non-Alertable'];
  const said = parts.filter((part) => part !== undefined).join(', ');
  return said === '' ? '' : `; ${said}`;
}

function reason({ waitReason }: ThreadRecord): string {
  return waitReason === undefined || waitReason === 'Unknown' ? '' : ` (${waitReason})`;
}
