/** A module by name: `audio.sys`, the module of a symbol, or `audio+0x1f40`, which is an address in it. */
import { addOffset, formatAddress } from '../../../shared/address';
import { moduleAt, moduleNameAt } from '../moduleAt';
import type { Card } from './card';
import { factsAt, lineLink, quoted } from './factWords';
import { bold, code, lines } from './markdown';

export const moduleCard: Card = (spot) => {
  const asked = moduleNameAt(spot);
  const found = asked && moduleAt(spot, asked.name);
  if (!found) return undefined;
  const { entry, line } = found;
  if (line === spot.line) return undefined; // the card of the row says it
  const { record } = entry;
  const facts = factsAt(spot.analyzed, line);
  const { offset } = asked;
  const sum =
    offset !== undefined && record.start
      ? code(
          `${formatAddress(record.start)} + 0x${offset.toString(16)} = ${formatAddress(addOffset(record.start, offset))}`,
        )
      : undefined;
  return lines(
    `${record.unloaded ? 'Unloaded module' : 'Module'} ${bold(code(record.name ?? record.image ?? asked.name))}, ${lineLink(spot.analyzed, line)}`,
    sum,
    facts && quoted(facts),
  );
};
