/** Q02: the dump lacks memory: what is not shown is not known to be healthy. */
import type { Lines, SessionInfo } from '../../shared/triage';
import type { Transcript } from '../transcript/transcript';
import type { Rule } from './rule';
import { isTurn } from './support/turns';

export const incompleteDump: Rule = {
  id: 'incomplete-dump',
  severity: 'info',
  surface: 'card',
  summary:
    'The dump was cut, or holds only a part of memory: what cannot be shown is not known to be healthy.',
  *check({ transcript }) {
    const bySession = new Map<string, Gap[]>();
    for (const gap of gaps(transcript)) {
      if (!gap) {
        yield undefined;
        continue;
      }
      const others = bySession.get(gap.session.id);
      if (others) others.push(gap);
      else bySession.set(gap.session.id, [gap]);
    }
    for (const found of bySession.values()) {
      const [first] = found.toSorted((a, b) => rank[b.what] - rank[a.what]);
      if (!first) continue;
      const { what, session, lines } = first;
      yield {
        session: session.id,
        subject: what,
        lines,
        grade: 'observed',
        ...(what === 'cut' && { severity: 'warning', surface: 'diagnostic' }),
        message: words[what],
        proof: found.slice(0, mostProofs).map((gap) => ({ claim: claims[gap.what], lines: gap.lines })),
        related: [],
        missing: [{ what: 'a complete or kernel memory dump' }],
        next: ['.dumpdebug'],
      };
    }
  },
};

interface Gap {
  readonly session: SessionInfo;
  readonly lines: Lines;
  readonly what: 'cut' | 'small';
}

const mostProofs = 8;
const rank = { cut: 1, small: 0 } as const;
const words = {
  cut: 'The dump file was cut short: commands may fail anywhere, and what is missing is not known.',
  small:
    'A small memory dump: registers, one stack and the list of modules; most extensions have nothing to read.',
} as const;
const claims = {
  cut: 'the debugger says that the file is truncated',
  small: 'the debugger says what the dump holds',
} as const;

const banner: readonly (readonly [RegExp, Gap['what']])[] = [
  [/dump file has been truncated/i, 'cut'],
  [/^Mini Kernel Dump File/i, 'small'],
];
function* gaps(transcript: Transcript): Iterable<Gap | undefined> {
  for (const entry of transcript.each('notice')) {
    const [, what] = banner.find(([pattern]) => pattern.test(entry.record.text)) ?? [];
    if (what) yield { session: entry.session, lines: transcript.lines(entry), what };
    else if (isTurn(entry)) yield undefined;
  }
}
