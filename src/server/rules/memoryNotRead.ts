/** Q02: answers for which the debugger had no memory or no registers: not saved in the dump, or paged out. */
import type { Lines, SessionInfo } from '../../shared/triage';
import type { Entry, Transcript } from '../transcript/transcript';
import type { ErrorRecord } from '../model/session';
import type { Draft, Rule } from './rule';

type What = 'absent' | 'paged' | 'registers' | 'unread';

export const memoryNotRead: Rule = {
  id: 'memory-not-read',
  severity: 'info',
  surface: 'card',
  summary:
    'The debugger could not read what was asked for, because it was not saved or paged out: that says nothing of the memory itself.',
  *check({ transcript }) {
    const bySession = new Map<SessionInfo, Place[]>();
    for (const place of places(transcript)) {
      const known = bySession.get(place.session);
      if (known) known.push(place);
      else bySession.set(place.session, [place]);
    }
    for (const [session, found] of bySession) yield draft(session, found);
  },
};

interface Place {
  readonly session: SessionInfo;
  readonly what: What;
  readonly lines: Lines;
}

const shapes: readonly (readonly [RegExp, What])[] = [
  [/^Page [0-9a-f]+ not present in the dump file/i, 'absent'],
  [/\bis paged out\b/i, 'paged'],
  [/^GetContextState failed|^Unable to get context for thread running on processor \d/, 'registers'],
  [/(?:[Uu]nable to|Could not|Cannot) read\b.* (?:at|from) (?:0x)?[0-9a-f`]{8,17}\b/, 'unread'],
];
/** What extensions look up for themselves, and miss in every small dump; a read at address 0 follows from another failure. */
const routine = /\b(?:nt!)?M[im][A-Z]\w+|\b(?:0x)?0{8}`?(?:0{8})?\b/;

function* places(transcript: Transcript): Iterable<Place> {
  for (const entry of transcript.each('error')) {
    const what = whatOf(entry);
    if (what && (asides.has(what) || isWholeAnswer(transcript, entry)))
      yield { session: entry.session, what, lines: transcript.lines(entry) };
  }
}

/** What is said of a part of an answer; of a page a debugger often says so between rows that it has. */
const asides = new Set<What>(['paged', 'registers']);
/** A longer answer has shown something. */
const fewLines = 40;
const silent = new Set<Entry['record']['kind']>(['error', 'command', 'elision']);

/** Nothing else was answered to the command. */
function isWholeAnswer(transcript: Transcript, { block }: Entry): boolean {
  const { command, lines: [first, last] = [0, fewLines] } = transcript.blocks[block] ?? {};
  if (command === undefined || last - first >= fewLines) return false;
  for (let at = transcript.source.sectionAt(first - 1); at <= transcript.source.sectionAt(last - 1); at++)
    for (const entry of transcript.in(at))
      if (entry.block === block && !silent.has(entry.record.kind)) return false;
  return true;
}

function whatOf({ record, session }: Entry<ErrorRecord>): What | undefined {
  const { message } = record;
  if (message.length > 300) return undefined;
  const [, what] = shapes.find(([shape]) => shape.test(message)) ?? [];
  // A running target has all its memory: there an address that cannot be read is a bad one.
  if (what === 'unread') return session.kind.endsWith('-dump') && !routine.test(message) ? what : undefined;
  return what;
}

const words: Readonly<Record<What, readonly [one: string, many: string]>> = {
  absent: ['1 page is not in the dump', 'pages are not in the dump'],
  paged: ['1 piece of memory was paged out', 'pieces of memory were paged out'],
  registers: ['the registers of 1 processor were not to be had', 'times registers were not to be had'],
  unread: ['1 address could not be read', 'addresses could not be read'],
};
const claims: Readonly<Record<What, string>> = {
  absent: 'the debugger says that the dump does not hold the page',
  paged: 'the debugger says that the memory is paged out',
  registers: 'the debugger could not get the registers',
  unread: 'the debugger could not read there',
};
const mostProofs = 8;

function draft(session: SessionInfo, found: readonly Place[]): Draft {
  const counts = (Object.keys(words) as What[]).flatMap((what) => {
    const count = found.filter((place) => place.what === what).length;
    return count === 0 ? [] : count === 1 ? words[what][0] : `${count} ${words[what][1]}`;
  });
  const isDump = session.kind.endsWith('-dump');
  return {
    session: session.id,
    subject: 'memory',
    lines: found[0]?.lines ?? session.lines,
    grade: 'observed',
    message: `${capital(counts.join(', '))}: what would stand there is unknown, and not known to be bad.`,
    proof: found.slice(0, mostProofs).map(({ what, lines }) => ({ claim: claims[what], lines })),
    related: [],
    missing: [
      { what: isDump ? 'a dump that holds this memory' : 'the same output from a target that is stopped' },
    ],
    next: isDump ? ['.dumpdebug'] : [],
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
