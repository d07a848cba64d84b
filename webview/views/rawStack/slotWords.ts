/** How the classes of slots are drawn and said: a sign for each, so that it works without colour. */
import type { SlotClass } from '../../../src/shared/viewModel';

export const slotSigns: Readonly<Record<SlotClass, string>> = {
  return: '↩',
  pointer: '→',
  'trap-field': '▣',
  'seh-record': '⚑',
  residue: '○',
  phantom: '◌',
  data: '·',
};

export const slotWords: Readonly<Record<SlotClass, string>> = {
  return: 'return address',
  pointer: 'pointer',
  'trap-field': 'trap frame',
  'seh-record': 'SEH record',
  residue: 'residue',
  phantom: 'phantom',
  data: 'data',
};

/** As the debugger prints it: 8 digits for a 32-bit target. */
export function spelled(address: string): string {
  if (address.startsWith('ffffffff') || address.startsWith('00000000')) return address.slice(8);
  return `${address.slice(0, 8)}\`${address.slice(8)}`;
}
