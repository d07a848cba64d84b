/** Q10: the debugger says that its symbols are wrong: what it reads from structures and stacks cannot be relied on. */
import type { Lines } from '../../shared/triage';
import type { SessionInfo } from '../../shared/triage';
import type { Transcript } from '../transcript/transcript';
import type { Rule } from './rule';
import { blameLines } from './support/blame';
import { isTurn } from './support/turns';

const said = /symbols are (?:WRONG|incorrect)|please fix symbols/i;
const bucket = /wrong_symbols/i;

export const wrongSymbols: Rule = {
  id: 'wrong-symbols',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'The debugger says that its symbols are wrong: stacks and structures cannot be relied on.',
  *check({ transcript }) {
    const told = new Set<string>();
    for (const complaint of complaints(transcript)) {
      if (!complaint) {
        yield undefined;
        continue;
      }
      const { session, lines, claim } = complaint;
      if (told.has(session.id)) continue;
      told.add(session.id);
      yield {
        session: session.id,
        subject: 'symbols',
        lines,
        grade: 'observed',
        message:
          'The debugger has wrong symbols: its stacks, structures and the names it blames are not reliable.',
        proof: [{ claim, lines, grade: 'observed' }],
        related: [],
        missing: [{ what: 'the right symbols', command: '.symfix+; .reload /f nt' }],
        next: ['!sym noisy', '.symfix+; .reload /f nt', '!lmi nt'],
      };
    }
  },
};

interface Complaint {
  readonly session: SessionInfo;
  readonly lines: Lines;
  readonly claim: string;
}

function* complaints(transcript: Transcript): Iterable<Complaint | undefined> {
  for (const kind of ['notice', 'error'] as const)
    for (const entry of transcript.each(kind)) {
      const text = entry.record.kind === 'notice' ? entry.record.text : entry.record.message;
      if (said.test(text))
        yield {
          session: entry.session,
          lines: transcript.lines(entry),
          claim: 'the debugger asks for other symbols',
        };
      else if (isTurn(entry)) yield undefined;
    }
  for (const entry of transcript.each('analysis')) {
    const { bucket: name = '', module = '' } = entry.record;
    if (bucket.test(name) || bucket.test(module))
      yield {
        session: entry.session,
        lines: blameLines(transcript, entry),
        claim: '!analyze files it under wrong symbols',
      };
  }
}
