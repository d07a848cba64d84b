/** WT07: threads wait for a critical section, or its owner is a thread that no longer exists. */
import { commandAddress } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import { thingId, type Transcript } from '../transcript/transcript';
import type { SectionState } from '../transcript/waits/criticalSections';
import type { Draft, Rule } from './rule';
import { andOthers } from './support/waiters';

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
      const orphaned = isOrphaned(section, lists);
      if (section.waits.length > 0 || orphaned) yield draft(analysis, section, orphaned);
    }
  },
};

function draft({ transcript }: Analysis, section: SectionState, orphaned: boolean): Draft {
  const { entry, address, label, owner, waits } = section;
  const lines = transcript.lines(entry);
  const inferred = waits.length > 0 && waits.every(({ grade }) => grade === 'inferred');
  const known = owner?.lines !== undefined || orphaned;
  return {
    session: entry.session.id,
    subject: address,
    lines: [lines[0], lines[0]],
    grade: inferred ? 'inferred' : 'derived',
    ...(inferred && !orphaned && { severity: 'info' as const }),
    message: message(section, orphaned),
    proof: [
      ...waits.slice(0, most).map(({ waiter, routine, lines: at, grade }): Proof => ({
        claim: `${waiter.label} stands in ${routine}`,
        lines: at,
        grade,
      })),
      { claim: `${label} is locked, its owner is ${ownerOf(section)}`, lines, grade: 'observed' },
    ],
    related: owner?.lines ? [{ message: `the owner, ${owner.label}`, lines: owner.lines }] : [],
    alternatives: [...(inferred ? [otherSection] : []), ...(orphaned ? [otherMoment] : [])],
    missing: known ? [] : [{ what: 'the stack of the owner', command: '~*kb' }],
    next: [`!cs ${commandAddress(address)}`, '!cs -l -o', ...(orphaned ? [] : ['~*kb'])],
    things: [thingId(entry.session, 'criticalSection', address), ...(owner ? [owner.id] : [])],
  };
}

const otherSection =
  'The thread waits for a critical section that no output shows: its argument is not on the stack.';
const otherMoment = 'The list of threads was taken at another moment, or is not complete.';
const most = 8;

function message(section: SectionState, orphaned: boolean): string {
  const { label, waits } = section;
  const [first] = waits;
  const waiting = first
    ? `${andOthers(first.waiter.label, waits.length)} wait${waits.length === 1 ? 's' : ''} for ${label},`
    : `${label} is`;
  const gone = orphaned
    ? ', which is not among the listed threads of the process: it may have ended without leaving it'
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
