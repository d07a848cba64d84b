/** BC13: `!vm` counts pool allocations that failed, or a limit that is nearly reached. */
import type { Proof } from '../../shared/triage';
import type { VmRecord } from '../model/addressSpace';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

type Counter = VmRecord['counters'][number];

/** What is used, what there is of it, and who uses it. */
const limits: readonly (readonly [used: RegExp, limit: RegExp, what: string, next: string])[] = [
  [/^NonPaged ?Pool Usage$/i, /^NonPaged ?Pool Max(?:imum)?$/i, 'nonpaged pool', '!poolused 2'],
  [/^Paged ?Pool Usage$/i, /^Paged ?Pool Max(?:imum)?$/i, 'paged pool', '!poolused 4'],
  [/^Committed pages$/i, /^Commit limit$/i, 'commit', '!process 0 1'],
];
/** Share of a limit that counts as reached. */
const near = 0.9;

export const memoryShortage: Rule = {
  id: 'memory-shortage',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Allocations have failed since the start, or a limit of memory is nearly reached, as !vm shows.',
  *check({ transcript }) {
    for (const entry of transcript.each('vm')) {
      yield ofEntry(transcript, entry);
    }
  },
};

function ofEntry(transcript: Transcript, entry: Entry<VmRecord>): Draft | undefined {
  const failures = entry.record.warnings.filter(({ text }) =>
    /allocations? (?:have |has )?failed/i.test(text),
  );
  const reached = limits.flatMap((limit) => full(transcript, entry, limit) ?? []);
  const [first] = failures;
  if (!first && reached.length === 0) return undefined;
  const sure = first !== undefined && reached.length > 0;
  const words = [
    ...(first ? [`since the system started, ${first.text.slice(0, 120)}`] : []),
    ...reached.map(({ words: said }) => said),
  ];
  return {
    session: entry.session.id,
    subject: `${entry.index}`,
    lines: transcript.lines(entry, first?.lines),
    grade: reached.length > 0 ? 'derived' : 'observed',
    ...(!sure && { severity: 'info', surface: 'card' }),
    message: `!vm: ${words.join('; ')}.`,
    proof: [
      ...failures.map(({ text, lines }): Proof => ({
        claim: `printed: ${text.slice(0, 120)}`,
        lines: transcript.lines(entry, lines),
        grade: 'observed',
      })),
      ...reached.map(({ proof }) => proof),
    ],
    related: [],
    alternatives: first ? ['the count is since the start: the shortage may be over'] : [],
    missing: [{ what: 'who uses it', command: reached[0]?.next ?? '!poolused 4' }],
    next: [...new Set([...reached.map(({ next }) => next), '!poolused 4', '!process 0 1'])],
  };
}

function full(
  transcript: Transcript,
  entry: Entry<VmRecord>,
  [used, limit, what, next]: (typeof limits)[number],
): { words: string; next: string; proof: Proof } | undefined {
  const { counters } = entry.record;
  const use = counters.find(({ name }) => used.test(name));
  const most = counters.find(({ name }) => limit.test(name));
  const [have, allowed] = [pages(use), pages(most)];
  if (!use || have === undefined || allowed === undefined || allowed === 0 || have < allowed * near)
    return undefined;
  const share = `${Math.floor((100 * have) / allowed)} %`;
  return {
    words: `${what} is used to ${share}`,
    next,
    proof: {
      claim: `${have} of ${allowed} pages are ${share}`,
      lines: transcript.lines(entry, use.lines),
      grade: 'derived',
    },
  };
}

function pages(counter: Counter | undefined): number | undefined {
  return counter?.pages ?? (counter?.kb === undefined ? undefined : counter.kb / 4);
}
