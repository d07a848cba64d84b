/** WT06: threads wait for an ERESOURCE; `!locks` lists them and its owners. */
import { commandAddress, formatAddress, type Address } from '../../shared/address';
import type { Missing, Proof } from '../../shared/triage';
import type { LockOwner, LockRecord } from '../model/lock';
import type { Analysis } from '../transcript/analysis';
import { placeOf } from '../transcript/recordLabel';
import { thingId, type Entry } from '../transcript/transcript';
import { owning, resourceWaiters } from '../transcript/waits/resourceEdges';
import type { Draft, Rule } from './rule';
import { holder, labelOf, threadCommands } from './support/waiters';

const mostNamed = 4;

export const resourceContention: Rule = {
  id: 'resource-contention',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Threads wait for an ERESOURCE: !locks lists the waiters and, where it can tell, the owners.',
  *check(analysis) {
    const last = new Map<string, Entry<LockRecord>>();
    for (const entry of analysis.transcript.each('lock'))
      if (entry.record.address) last.set(`${entry.session.id}/${entry.record.address}`, entry);
    for (const entry of last.values())
      if (resourceWaiters(entry.record).length > 0) yield draft(analysis, entry);
  },
};

function draft(analysis: Analysis, entry: Entry<LockRecord>): Draft {
  const { transcript, waitGraph } = analysis;
  const { session, record } = entry;
  const { state } = record;
  const waiters = resourceWaiters(record);
  const owners = owning(record);
  const address = record.address ? commandAddress(record.address) : '';
  const known = owners.flatMap(({ thread }) => thread ?? []);
  const name = (thread: Address): string => labelOf(waitGraph, thingId(session, 'thread', thread));
  return {
    session: session.id,
    subject: record.address ?? '',
    lines: transcript.lines(entry, [record.lines[0], record.lines[0]]),
    grade: 'observed',
    message: `${waiters.length} thread${waiters.length === 1 ? ' waits' : 's wait'} for ERESOURCE ${placeOf(record) ?? ''}, ${state === 'shared' ? 'owned shared' : state === 'exclusive' ? 'owned exclusively' : 'owned'} ${ownerWords(known.slice(0, mostNamed).map(name), owners)}${alone(analysis, session, known)}.`,
    proof: [
      ...waiters.slice(0, mostNamed).map(({ thread, access, lines }): Proof => ({
        claim: `${name(thread)} waits for ${access} access`,
        lines: transcript.lines(entry, lines),
        grade: 'observed',
      })),
      ...owners.slice(0, mostNamed).map(({ thread, value, lines }): Proof => ({
        claim: thread
          ? `${name(thread)} owns it, ${holder(analysis, thingId(session, 'thread', thread)).words}`
          : `the owner is the pointer ${formatAddress(value)}, its two low bits set, and the debugger names no thread for it`,
        lines: transcript.lines(entry, lines),
        grade: 'observed',
      })),
    ],
    related: [],
    alternatives: [
      'Threads that wait for a resource start their wait anew after a timeout, so that a short time of waiting does not show that the wait is short.',
    ],
    missing: missing(known.length === owners.length && owners.length > 0, address),
    next: [`!locks -v ${address}`, ...threadCommands(known.slice(0, mostNamed))],
    things: [
      ...(record.address ? [thingId(session, 'lock', record.address)] : []),
      ...known.slice(0, mostNamed).map((thread) => thingId(session, 'thread', thread)),
    ],
  };
}

/** What the owner does, where there is one. */
function alone(analysis: Analysis, session: Entry['session'], owners: readonly Address[]): string {
  const [owner, ...others] = owners;
  if (!owner || others.length > 0) return '';
  const { state, words } = holder(analysis, thingId(session, 'thread', owner));
  return state === 'unknown' ? '' : `, ${words}`;
}

function ownerWords(names: readonly string[], owners: readonly LockOwner[]): string {
  if (names.length === 0) return 'by a thread that the text does not name';
  const rest = owners.length - names.length;
  return `by ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function missing(ownersKnown: boolean, address: string): Missing[] {
  return ownersKnown ? [] : [{ what: 'which thread owns the resource', command: `!locks -v ${address}` }];
}
