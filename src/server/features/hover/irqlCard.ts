/** An IRQL where one is printed: `!pcr`, `!prcb`, `!irql`, CURRENT_IRQL of `!analyze`. */
import { irql } from '../../reference/irql';
import { recordAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, paragraphs } from './markdown';

const fields: readonly RegExp[] = [
  /^[\s#>]*CURRENT_IRQL:\s+(?:0x)?([0-9a-f]{1,2})\s*$/i,
  /^\s*Debugger saved IRQL for processor 0x[0-9a-f]+ -- (?:0x)?([0-9a-f]{1,2})\b/i,
];
const pcrField = /^\s*(?:Irql:|Current IRQL\s+--)\s/i;

export const irqlCard: Card = (spot) => {
  const level = levelAt(spot);
  const known = level === undefined ? undefined : irql(level, spot.session?.machine);
  if (level === undefined || !known) return undefined;
  return paragraphs(`${bold(code(known.name))} (IRQL ${level})`, escaped(known.explanation));
};

function levelAt(spot: Spot): number | undefined {
  const { record } = recordAt(spot, 'pcr') ?? {};
  if (record && pcrField.test(spot.text)) return record.irql;
  for (const field of fields) {
    const digits = field.exec(spot.text)?.[1];
    if (digits !== undefined) return Number.parseInt(digits, 16);
  }
  return undefined;
}
