/** What a record describes, on the line that begins it or one of its parts: its printed values, how to read them, where else it stands. */
import { covers } from '../position';
import type { Spot } from '../spot';
import type { Card } from './card';
import { factCard, linesElsewhere } from './factWords';
import { recordFacts } from './facts/recordFacts';
import { paragraphs } from './markdown';

export const recordCard: Card = (spot) => {
  const { transcript } = spot.analyzed;
  for (const entry of spot.entries.toReversed()) {
    const facts = recordFacts(entry.record);
    if (!facts) continue;
    const row = facts.rows?.find(({ lines }) => covers(transcript.lines(entry, lines), spot.line));
    const [first] = transcript.lines(entry);
    if (row) return factCard(spot, row);
    if (first === spot.line) return paragraphs(factCard(spot, facts), elsewhere(spot, entry.record.address));
  }
  return undefined;
};

/** The same thing, printed again. */
function elsewhere(
  { analyzed, session, line }: Spot,
  address: Spot['entries'][number]['record']['address'],
): string | undefined {
  if (!address) return undefined;
  const lines = analyzed.transcript.things
    .exactly(address)
    .filter((thing) => thing.session === session?.id)
    .flatMap((thing) => thing.lines.filter((own) => !covers(own, line)).map(([first]) => first));
  const others = [...new Set(lines)].sort((a, b) => a - b);
  return others.length === 0 ? undefined : `Described again${linesElsewhere(analyzed, others)}.`;
}
