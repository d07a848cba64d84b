/** How the classes of slots are drawn and said: a sign for each, so that it works without colour. */
import type { SlotClass } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';

export const slotSigns: Readonly<Record<SlotClass, string>> = {
  return: '↩',
  pointer: '→',
  'trap-field': '▣',
  'seh-record': '⚑',
  residue: '○',
  phantom: '◌',
  data: '·',
};

export function slotWords(is: SlotClass): string {
  return t(`slot.${is}`);
}

/** As the debugger prints it: 8 digits for a 32-bit target. */
export function spelled(address: string): string {
  if (address.startsWith('ffffffff') || address.startsWith('00000000')) return address.slice(8);
  return `${address.slice(0, 8)}\`${address.slice(8)}`;
}
