/** The records that are printed with a crash: its analysis, and what follows in its session before another crash. */
import type { RecordKind } from '../../model/record';
import type { Crash } from '../../transcript/crashes';
import type { Entry, Transcript } from '../../transcript/transcript';

/** How many sections behind the crash are looked at. */
const mostSections = 32;

/** Those of the kinds, and of bug checks, in the order of the text. */
export function nearCrash(transcript: Transcript, crash: Crash, ...kinds: readonly RecordKind[]): Entry[] {
  const start = crash.analysis ?? crash.exception ?? crash.bugchecks[0];
  if (!start) return [];
  const first = Math.min(start.section, crash.bugchecks[0]?.section ?? start.section);
  const found: Entry[] = [];
  for (let section = first; section < first + mostSections; section++)
    for (const entry of transcript.in(section, 'bugcheck', ...kinds)) {
      if (entry.session.id !== crash.session.id) return found;
      if (entry.record.kind === 'bugcheck' && isOther(entry.record.code, crash.code)) return found;
      found.push(entry);
    }
  return found;
}

function isOther(code: number | undefined, own: number | undefined): boolean {
  return code !== undefined && code !== own;
}
