/** WT12: threads wait for a fast or guarded mutex; the mutex names its owner where `dt` shows it. */
import { addOffset, commandAddress, formatAddress } from '../../shared/address';
import type { WaitEdge } from '../../shared/triage';
import type { ThreadRecord } from '../model/thread';
import { fieldOffset } from '../reference/structs';
import type { Analysis } from '../transcript/analysis';
import { functionName, waitRoutine } from '../transcript/frames';
import { thingId, type Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import {
  addressOf,
  andOthers,
  edgeProof,
  edgesBy,
  holder,
  howLong,
  isLong,
  label,
  labelOf,
  sessionOf,
  threadCommands,
  waitersOf,
} from './support/waiters';

const acquires = /^(?:K[ei]Acquire(?:Guarded|Fast)Mutex|Ex[ip]?AcquireFastMutex)\w*$/;
/** The fields by which `dt` names an owner; what `!locks` lists has a rule of its own. */
const ownerField = /^Owner(?:Thread)?$/;

export const mutexOwner: Rule = {
  id: 'mutex-owner',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Threads wait for a fast or guarded mutex; the mutex records its owner, which dt shows.',
  *check(analysis) {
    const { waitGraph, transcript } = analysis;
    const incoming = edgesBy(waitGraph, 'to');
    const shown = new Set<string>();
    for (const held of waitGraph.edges) {
      if (held.kind !== 'held-by' || !ownerField.test(held.label)) continue;
      const waits = incoming.get(held.from) ?? [];
      for (const { from } of waits) shown.add(from);
      yield owned(analysis, held, waits);
    }
    for (const stack of transcript.stacksCalling(acquires)) {
      const thread = transcript.threadOf(stack);
      if (!thread || shown.has(thingId(thread.session, 'thread', thread.record.address))) continue;
      yield unowned(analysis, thread, stack);
    }
  },
};

function owned(analysis: Analysis, held: WaitEdge, waits: readonly WaitEdge[]): Draft | undefined {
  const [first] = waitersOf(analysis.transcript, waits);
  if (!first) return undefined;
  const id = held.from;
  const { entry: owner, state, name: thread, words } = holder(analysis, held.to);
  const stuck = isLong(first.record) && (state === 'waits' || state === 'terminated');
  const command = threadCommands([addressOf(held.to)]);
  return {
    session: sessionOf(id),
    subject: addressOf(id),
    lines: held.lines,
    grade: 'derived',
    ...(!stuck && { severity: 'info' as const, surface: 'card' as const }),
    message: `${andOthers(label(first), waits.length)} wait${waits.length === 1 ? 's' : ''}${howLong(first.record)} for ${labelOf(analysis.waitGraph, id)}, owned by ${thread}, ${words}.`,
    proof: [...waits.slice(0, 8).map(edgeProof), edgeProof(held)],
    related: [],
    missing: owner
      ? []
      : [{ what: 'what the owner does', ...(command[0] !== undefined && { command: command[0] }) }],
    next: owner ? [] : command,
    things: [id, held.to],
  };
}

/** The event that the thread waits on lies in the mutex, at the same offset in every version of Windows. */
function unowned(
  { transcript }: Analysis,
  thread: Entry<ThreadRecord>,
  stack: Parameters<Analysis['transcript']['threadOf']>[0],
): Draft | undefined {
  const { machine } = thread.session;
  const [object] = thread.record.waitObjects;
  const { frames } = stack.record;
  const wait = frames.findIndex((frame) => waitRoutine.test(functionName(frame)));
  const caller = wait < 0 ? undefined : frames[wait + 1];
  if (!object || !caller || !acquires.test(functionName(caller)) || (machine !== 'x86' && machine !== 'x64'))
    return undefined;
  const [offset, ...others] = [
    ...new Set([
      ...fieldOffset('FAST_MUTEX', machine, 'Event'),
      ...fieldOffset('FAST_MUTEX', machine, 'Gate'),
      ...fieldOffset('KGUARDED_MUTEX', machine, 'Gate'),
    ]),
  ];
  if (offset === undefined || others.length > 0) return undefined;
  const mutex = addOffset(object.address, -offset);
  const type = functionName(caller).includes('Guarded') ? '_KGUARDED_MUTEX' : '_FAST_MUTEX';
  const ask = `dt nt!${type} ${commandAddress(mutex)}`;
  const lines = transcript.lines(thread, object.lines);
  return {
    session: thread.session.id,
    subject: mutex,
    lines,
    grade: 'derived',
    severity: 'info',
    surface: 'card',
    message: `${label(thread)} waits${howLong(thread.record)} in ${functionName(caller)} for the mutex at ${formatAddress(mutex)}, whose Owner the text does not show.`,
    proof: [
      {
        claim: `the event that it waits on lies at +0x${offset.toString(16)} of the mutex`,
        lines,
        grade: 'derived',
        check: { terms: [mutex, `+0x${offset.toString(16)}`], equals: object.address },
      },
      {
        claim: `it waits in ${functionName(caller)}`,
        lines: transcript.lines(stack, caller.lines),
        grade: 'observed',
      },
    ],
    related: [],
    missing: [{ what: 'the owner of the mutex', command: ask }],
    next: [ask],
    things: [thingId(thread.session, 'thread', thread.record.address)],
  };
}
