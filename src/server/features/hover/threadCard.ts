/** The head of a thread and its wait: state, reason, mode, and what the objects are. */
import { formatAddress } from '../../../shared/address';
import type { ThreadRecord } from '../../model/thread';
import { dispatcherObject, threadState, waitReason } from '../../reference/waitReasons';
import { threadLabel } from '../../transcript/describe';
import { thingId, type Entry } from '../../transcript/transcript';
import { WaitWords } from '../../transcript/waitWords';
import { covers } from '../position';
import { recordAt, waitObjectAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, lines, paragraphs } from './markdown';

const mostFindings = 5;

export const threadCard: Card = (spot) => {
  const entry = recordAt(spot, 'thread');
  if (!entry) return undefined;
  const [head] = spot.analyzed.transcript.lines(entry);
  const object = waitObjectAt(spot);
  if (spot.line !== head && !object) return undefined;
  const { analysis } = spot.analyzed;
  return paragraphs(
    `${bold(code(threadLabel(entry.record)))}: ${escaped(new WaitWords(analysis).thread(entry))}`,
    object ? objectWords(object) : explained(entry.record),
    // On the object's address its own card shows the sum.
    object && spot.token?.kind === 'address' ? undefined : fileWaitWords(spot, entry),
    findingsOnThread(spot, entry),
  );
};

function explained({ state, waitReason: reason, waitMode, alertable }: ThreadRecord): string | undefined {
  const mode =
    waitMode === 'UserMode'
      ? 'The wait is for user mode: ending the thread interrupts it, and its kernel stack may be paged out.'
      : waitMode === 'KernelMode'
        ? 'The wait is for kernel mode: nothing but its object, its timeout or a special kernel APC reaches it.'
        : undefined;
  return (
    lines(
      state && item(state, threadState(state)?.explanation),
      reason && item(reason, waitReason(reason)?.explanation),
      state === 'WAIT' ? mode : undefined,
      state === 'WAIT' && alertable === true
        ? 'Alertable: an alert or a user APC ends the wait early.'
        : undefined,
    ) || undefined
  );
}

function objectWords({ type, owner, limit }: ThreadRecord['waitObjects'][number]): string {
  return lines(
    item(type, dispatcherObject(type)?.explanation),
    owner && `Owned by thread ${code(formatAddress(owner))}, as printed.`,
    limit === undefined ? undefined : `Limit ${limit}.`,
  );
}

function item(name: string, explanation: string | undefined): string | undefined {
  return explanation === undefined ? undefined : `${code(name)}: ${escaped(explanation)}`;
}

/** The wait that is understood further than its object. */
function fileWaitWords({ analyzed: { analysis } }: Spot, entry: Entry<ThreadRecord>): string | undefined {
  const wait = analysis.fileWaits.find((candidate) => candidate.entry.index === entry.index);
  if (!wait) return undefined;
  const sum = code(
    `${formatAddress(wait.fileObject)} + 0x${wait.offset.toString(16)} = ${formatAddress(wait.object.address)}`,
  );
  const means =
    wait.field === 'Lock'
      ? 'the Lock of a FILE_OBJECT: another request on this synchronous file object is in progress'
      : 'the Event of a FILE_OBJECT: the completion of a request on it';
  return `${sum}, ${means}${wait.service ? `; inside ${code(wait.service.name)}` : ''}.`;
}

/** What was found about the thread on other lines. */
function findingsOnThread(
  { analyzed, line }: Spot,
  { session, record }: Entry<ThreadRecord>,
): string | undefined {
  const id = thingId(session, 'thread', record.address);
  const others = analyzed.findings
    .filter(({ things, lines: span }) => things?.includes(id) === true && !covers(span, line))
    .map(({ rule, lines: [first] }) => `${code(rule)} (line ${first})`);
  return others.length === 0
    ? undefined
    : `Also found about this thread: ${others.slice(0, mostFindings).join(', ')}.`;
}
