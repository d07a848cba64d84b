/** Where a rule that walks over many records lets others have their turn: at one record of some hundred, which is a millisecond. */
import type { Entry } from '../../transcript/transcript';

export function isTurn({ index }: Pick<Entry, 'index'>): boolean {
  return index % 256 === 0;
}
