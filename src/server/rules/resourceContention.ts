/** WT06: threads wait for an ERESOURCE; `!locks`, MEX or their stacks show it, and where somebody prints it, its owners. */
import { commandAddress, formatAddress, type Address } from '../../shared/address';
import type { Missing, Proof } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import { thingId } from '../transcript/transcript';
import type { ResourceOwner, ResourceState } from '../transcript/waits/resources';
import type { Draft, Rule } from './rule';
import { holder, labelOf, threadCommands } from './support/waiters';

const mostNamed = 4;

export const resourceContention: Rule = {
  id: 'resource-contention',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'Threads wait for an ERESOURCE: !locks, MEX or their stacks show it, and its owners where they are printed.',
  *check(analysis) {
    for (const state of analysis.resources.states)
      yield state.owners.length > 0 || state.state !== 'unknown'
        ? draft(analysis, state)
        : { ...draft(analysis, state), severity: 'info' };
    const { unknown } = analysis.resources;
    for (const session of new Set(unknown.map((wait) => wait.session)))
      yield unknownDraft(unknown.filter((wait) => wait.session === session));
  },
};

function draft(analysis: Analysis, resource: ResourceState): Draft {
  const { waitGraph } = analysis;
  const { session, address, label, lines, state, owners, waiters } = resource;
  const known = owners.flatMap(({ thread }) => thread ?? []);
  const name = (thread: Address): string => labelOf(waitGraph, thingId(session, 'thread', thread));
  const inferred = waiters.every(({ grade }) => grade === 'inferred');
  const derived = waiters.every(({ grade }) => grade !== 'observed');
  return {
    session: session.id,
    subject: address,
    lines,
    grade: inferred ? 'inferred' : derived ? 'derived' : 'observed',
    message: capital(
      `${waiters.length === 1 ? `${labelOf(waitGraph, waiters[0]?.id ?? '')} waits` : `${waiters.length} threads wait`} for ${label}, ${state === 'shared' ? 'owned shared' : state === 'exclusive' ? 'owned exclusively' : 'owned'} ${ownerWords(known.slice(0, mostNamed).map(name), owners)}${alone(analysis, session, known)}.`,
    ),
    proof: [
      ...waiters.slice(0, mostNamed).map(({ id, access, lines: at, grade, why }): Proof => ({
        claim:
          grade === 'observed'
            ? `${labelOf(waitGraph, id)} waits for ${access} access`
            : why.replace('The thread', labelOf(waitGraph, id)),
        lines: at,
        grade,
      })),
      ...owners.slice(0, mostNamed).map(({ thread, value, lines: at }): Proof => ({
        claim: thread
          ? `${name(thread)} owns it, ${holder(analysis, thingId(session, 'thread', thread)).words}`
          : `the owner is the pointer ${formatAddress(value)}, its two low bits set, and the debugger names no thread for it`,
        lines: at,
        grade: 'observed',
      })),
    ],
    related: [],
    alternatives: [
      'Threads that wait for a resource start their wait anew after a timeout, so that a short time of waiting does not show that the wait is short.',
    ],
    missing: missing(known.length === owners.length && owners.length > 0, commandAddress(address)),
    next: [`!locks -v ${commandAddress(address)}`, ...threadCommands(known.slice(0, mostNamed))],
    things: [
      thingId(session, 'lock', address),
      ...known.slice(0, mostNamed).map((thread) => thingId(session, 'thread', thread)),
    ],
  };
}

/** Waits for resources that no output names: one finding for all of a session. */
function unknownDraft(waits: Analysis['resources']['unknown']): Draft {
  const [first] = waits;
  if (!first) throw new RangeError('no wait');
  const { session, lines, label } = first;
  const many = waits.length > 1;
  return {
    session: session.id,
    subject: 'unknown',
    severity: 'info',
    lines,
    grade: 'observed',
    message: `${many ? `${waits.length} threads wait` : `${label} waits`} for ${many ? 'ERESOURCEs' : 'an ERESOURCE'}; which, and who owns ${many ? 'them' : 'it'}, no output shows.`,
    proof: waits.slice(0, mostNamed).map((wait) => ({
      claim: wait.why.replace('The thread', wait.label),
      lines: wait.lines,
      grade: wait.grade,
    })),
    related: [],
    alternatives: ['Short waits for resources are usual in a system that is not stuck.'],
    missing: [{ what: 'the resources that are held, their owners and waiters', command: '!locks' }],
    next: [],
    things: waits.slice(0, mostNamed).map(({ id }) => id),
  };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What the owner does, where there is one. */
function alone(analysis: Analysis, session: ResourceState['session'], owners: readonly Address[]): string {
  const [owner, ...others] = owners;
  if (!owner || others.length > 0) return '';
  const { state, words } = holder(analysis, thingId(session, 'thread', owner));
  if (state === 'unknown') return '';
  return `, ${words}${state === 'terminated' ? ' without releasing it: nobody else can acquire it any more' : ''}`;
}

function ownerWords(names: readonly string[], owners: readonly ResourceOwner[]): string {
  if (names.length === 0) return 'by a thread that the text does not name';
  const rest = owners.length - names.length;
  return `by ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function missing(ownersKnown: boolean, address: string): Missing[] {
  return ownersKnown ? [] : [{ what: 'which thread owns the resource', command: `!locks -v ${address}` }];
}
