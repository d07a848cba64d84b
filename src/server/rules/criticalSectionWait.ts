/** WT07: threads wait for a critical section, or its owner is a thread that no longer exists. */
import { commandAddress } from '../../shared/address';
import type { Missing, Proof } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import { thingId, type Transcript } from '../transcript/transcript';
import type { SectionState } from '../transcript/waits/criticalSections';
import type { Draft, Rule } from './rule';
import { addressOf, andOthers } from './support/waiters';

/** Commands that list every thread of the process. */
const listsAll = /^~(?:\s*\*.*)?\s*$/;

export const criticalSectionWait: Rule = {
  id: 'critical-section-wait',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'Threads wait for a critical section whose owner is printed, or the owner is in no complete list of the threads.',
  *check(analysis) {
    if (analysis.criticalSections.length === 0) return;
    const lists = threadLists(analysis.transcript);
    for (const section of analysis.criticalSections) {
      const orphaned = section.ownerInvalid || isOrphaned(section, lists);
      if (section.waits.length > 0 || orphaned) yield draft(analysis, section, orphaned);
    }
  },
};

function draft({ transcript }: Analysis, section: SectionState, orphaned: boolean): Draft {
  const { entry, address, label, owner, ownerInvalid, waits } = section;
  const lines = transcript.lines(entry);
  const inferred = waits.length > 0 && waits.every(({ grade }) => grade === 'inferred');
  return {
    session: entry.session.id,
    subject: address,
    lines: [lines[0], lines[0]],
    grade: inferred ? 'inferred' : 'derived',
    ...(inferred && !orphaned && { severity: 'info' as const }),
    message: message(section, orphaned),
    proof: [
      ...waits.slice(0, most).map(({ waiter, why, lines: at, grade }): Proof => ({
        claim: why.replace('The thread', waiter.label),
        lines: at,
        grade,
      })),
      {
        claim: `${label} is locked, its owner is ${ownerOf(section)}${ownerInvalid ? ', which the debugger does not find in the process' : ''}`,
        lines,
        grade: 'observed',
      },
    ],
    related: owner?.lines ? [{ message: `the owner, ${owner.label}`, lines: owner.lines }] : [],
    alternatives: [
      ...(inferred ? [otherSection] : []),
      ...(ownerInvalid ? [overwritten] : orphaned ? [otherMoment] : []),
    ],
    missing: orphaned ? [ending] : owner?.lines ? [] : [{ what: 'the stack of the owner', command: '~*kb' }],
    next: commands(section, orphaned),
    things: [thingId(entry.session, 'criticalSection', address), ...(owner ? [owner.id] : [])],
  };
}

/** A kernel debugger shows it in the context of its process. */
function commands({ address, owner }: SectionState, orphaned: boolean): string[] {
  const show = `!cs ${commandAddress(address)}`;
  if (owner?.process !== undefined)
    return [`.thread /p /r ${commandAddress(addressOf(owner.id))}; ${show}; kb`];
  return [show, '!cs -l -o', ...(orphaned ? [] : ['~*kb'])];
}

const otherSection =
  'The thread waits for a critical section that no output shows: its argument is not on the stack.';
const otherMoment = 'The list of threads was taken at another moment, or is not complete.';
const overwritten = 'The critical section was overwritten, or was deleted while it was owned.';
const ending: Missing = {
  what: 'how the owner ended: Application Verifier (Locks) stops a thread that ends while it owns one',
};
const most = 8;

function message(section: SectionState, orphaned: boolean): string {
  const { label, waits } = section;
  const [first] = waits;
  const waiting = first
    ? `${andOthers(first.waiter.label, waits.length)} wait${waits.length === 1 ? 's' : ''} for ${label},`
    : `${label} is`;
  const gone = orphaned
    ? `, which is ${section.ownerInvalid ? 'no thread' : 'not among the listed threads'} of the process: it may have ended without leaving it`
    : '';
  const said = `${waiting} owned by ${ownerOf(section)}${gone}.`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function ownerOf({ owner }: SectionState): string {
  return owner?.label ?? 'a thread that the text does not name';
}

/** The thread ids of every complete list, by session. */
function threadLists(transcript: Transcript): ReadonlyMap<string, ReadonlySet<number>> {
  const lists = new Map<string, Set<number>>();
  for (const { session, context, record } of transcript.each('userThread')) {
    if (!listsAll.test(context.command ?? '')) continue;
    const known = lists.get(session.id) ?? new Set();
    lists.set(session.id, known.add(record.cid.thread));
  }
  return lists;
}

/** One thread alone may be a list that was cut. */
function isOrphaned(
  { entry, owner }: SectionState,
  lists: ReadonlyMap<string, ReadonlySet<number>>,
): boolean {
  const list = lists.get(entry.session.id);
  return owner !== undefined && list !== undefined && list.size > 1 && !list.has(owner.thread);
}
