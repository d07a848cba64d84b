/** Q08: somebody left lines out, so that absence proves nothing. */
import type { Lines } from '../../shared/triage';
import type { Rule } from './rule';

export const elidedOutput: Rule = {
  id: 'elided-output',
  severity: 'hint',
  surface: 'card',
  summary: 'Lines were left out of the text: what is not shown is unknown, not absent.',
  *check({ transcript }) {
    const places: { session: string; lines: Lines }[] = [];
    for (const entry of transcript.each('elision'))
      places.push({ session: entry.session.id, lines: transcript.lines(entry) });
    for (const entry of transcript.each('irp')) {
      const { elided, locations, headerLines } = entry.record;
      if (elided && locations.length > 0)
        places.push({ session: entry.session.id, lines: transcript.lines(entry, headerLines) });
    }
    const [first, ...others] = places;
    if (!first) return;
    yield {
      session: first.session,
      subject: 'elisions',
      lines: first.lines,
      grade: 'observed',
      message: `Output was left out in ${places.length} place${places.length === 1 ? '' : 's'}: what is not shown there is unknown, not absent.`,
      proof: [{ claim: 'a mark of elision', lines: first.lines, grade: 'observed' }],
      related: others.slice(0, 20).map(({ lines }) => ({ message: 'and here', lines })),
      missing: [{ what: 'the whole output' }],
      next: [],
    };
  },
};
