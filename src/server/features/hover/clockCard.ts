/** `Debug session time: … (UTC + 5:30)`, `.echotime`, a time stamp of `.echotimestamps`: whose clock it is, since when the target ran, what came before. */
import type { Instant } from '../../../shared/triage';
import { momentWords, printedTime } from '../../transcript/printedTime';
import { duration } from '../../transcript/time';
import { covers } from '../position';
import type { Card } from './card';
import { bold, code, lines, paragraphs } from './markdown';

const whose: Readonly<Record<Exclude<Instant['clock'], 'trace'>, string>> = {
  target: 'By the clock of the target, when it stopped or its dump was written.',
  debugger: 'By the clock of the computer on which the debugger runs.',
  event: 'When the event happened, by the clock of the computer on which the debugger runs.',
};

export const clockCard: Card = ({ session, line }) => {
  const { instants = [] } = session?.clock ?? {};
  const at = instants.findIndex(({ clock, lines: place }) => clock !== 'trace' && covers(place, line));
  const instant = instants[at];
  if (!instant || instant.clock === 'trace') return undefined;
  const before = instants.slice(0, at).findLast(({ clock }) => clock === instant.clock);
  return paragraphs(
    bold(code(instant.printed)),
    lines(
      whose[instant.clock],
      instant.at === undefined ? 'No time zone is printed.' : `In UTC ${code(instant.at)}.`,
      startWords(instant),
      before && sinceWords(instant, before),
    ),
  );
};

/** Session time − uptime. */
function startWords({ at, uptimeMs, printed }: Instant): string | undefined {
  const zone = printedTime(printed)?.zone;
  if (at === undefined || uptimeMs === undefined || zone === undefined) return undefined;
  return `The target was started ${duration(uptimeMs)} before: at ${code(momentWords(Date.parse(at) - uptimeMs, zone))}.`;
}

function sinceWords({ at }: Instant, before: Instant): string | undefined {
  if (at === undefined || before.at === undefined) return undefined;
  const apart = Date.parse(at) - Date.parse(before.at);
  const [line] = before.lines;
  if (apart === 0) return `The same time as in line ${line}.`;
  return `${duration(Math.abs(apart))} ${apart < 0 ? 'before' : 'after'} that of line ${line}.`;
}
