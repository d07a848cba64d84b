/** Where a session goes on with another boot of its target or another dump: addresses above and below have nothing to do with each other. */
import type { Instant, Lines, SessionInfo } from '../../../shared/triage';
import { momentWords, printedTime } from '../../transcript/printedTime';
import { duration } from '../../transcript/time';
import type { Draft } from '../rule';

export function otherBoots(session: SessionInfo): Draft[] {
  const { instants = [], restarts = [] } = session.clock ?? {};
  return restarts.flatMap((lines) => {
    const below = instants.find((one) => one.lines[0] === lines[0]);
    // `Shutdown occurred` says it by itself.
    return !below || below.event === 'shutdown' ? [] : [otherBoot(session, instants, below)];
  });
}

function otherBoot({ id, kind }: SessionInfo, instants: readonly Instant[], below: Instant): Draft {
  const isDump = kind.endsWith('-dump');
  const [line] = below.lines;
  const above = instants.findLast(({ clock, lines }) => clock === 'target' && lines[0] < line);
  const shown = isDump ? 'another dump' : 'another boot of the target';
  return {
    session: id,
    subject: `${isDump ? 'dump' : 'boot'}-${line}`,
    lines: below.lines,
    grade: 'derived',
    message: `From here on ${shown} is shown${isDump || !above ? '' : startWords(below, above.lines)}: addresses above and below have nothing to do with each other.`,
    proof: [above, below]
      .filter((one) => one !== undefined)
      .map((one) => ({ claim: timeWords(one), lines: one.lines, grade: 'observed' })),
    related: above ? [{ message: 'the time before', lines: above.lines }] : [],
    missing: [],
    next: [],
  };
}

/** Session time − uptime. */
function startWords({ at, uptimeMs, printed }: Instant, [line]: Lines): string {
  const zone = printedTime(printed)?.zone;
  if (at === undefined || uptimeMs === undefined || zone === undefined) return '';
  return `, which began at ${momentWords(Date.parse(at) - uptimeMs, zone)}, after the time in line ${line}`;
}

/** `Fri Aug 11 10:45:15.857 2017 (UTC + 8:00), 55.728 s after the start of the target`. */
function timeWords({ printed, uptimeMs, event }: Instant): string {
  if (event !== undefined) return `connected at ${printed}`;
  return `${printed}${uptimeMs === undefined ? '' : `, ${duration(uptimeMs)} after the start of the target`}`;
}
