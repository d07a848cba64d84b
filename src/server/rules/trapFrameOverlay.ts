/** STK04–STK08: what each slot of a raw stack is, once the trap frame lies over it. */
import { formatAddress } from '../../shared/address';
import type { SlotClass } from '../transcript/classifiedSlot';
import type { Rule } from './rule';

const order: readonly SlotClass[] = [
  'return',
  'trap-field',
  'seh-record',
  'pointer',
  'residue',
  'phantom',
  'data',
];
const words: Readonly<Record<SlotClass, readonly [one: string, many: string]>> = {
  return: ['return address', 'return addresses'],
  'trap-field': ['trap-frame field', 'trap-frame fields'],
  'seh-record': ['SEH-record field', 'SEH-record fields'],
  pointer: ['function pointer', 'function pointers'],
  residue: ['residue of an earlier call', 'residues of earlier calls'],
  phantom: ['phantom', 'phantoms'],
  data: ['slot of data', 'slots of data'],
};

export const trapFrameOverlay: Rule = {
  id: 'trap-frame-overlay',
  severity: 'info',
  surface: 'card',
  summary:
    'A trap frame lies over a raw stack: some slots are its fields, and symbols beside them mean nothing.',
  *check({ transcript, reconciliations }) {
    for (const { raw, trap, slots } of reconciliations) {
      if (!trap) continue;
      const counts = order
        .map((kind) => [kind, slots.filter((slot) => slot.class === kind).length] as const)
        .filter(([, count]) => count > 0);
      yield {
        session: raw.session.id,
        subject: trap.base,
        lines: transcript.lines(raw),
        grade: 'derived',
        message: `A trap frame at ${formatAddress(trap.base)} lies over this stack (layout: ${trap.layoutWhy}). Of ${slots.length} slots: ${counts.map(([kind, count]) => `${count} ${words[kind][count === 1 ? 0 : 1]}`).join(', ')}.`,
        proof: slots.map(({ slot, class: kind, why, check }) => ({
          claim: `${formatAddress(slot.address)} ${slot.symbol ?? formatAddress(slot.value)}: ${kind}. ${why}`,
          lines: transcript.lines(raw, slot.lines),
          grade: kind === 'residue' ? ('inferred' as const) : ('derived' as const),
          ...(check && { check }),
        })),
        related: [],
        missing: [
          { what: 'the registers that the frame holds', command: `.trap ${formatAddress(trap.base)}` },
        ],
        next: [`.trap ${formatAddress(trap.base)}`, `dt nt!_KTRAP_FRAME ${formatAddress(trap.base)}`],
      };
    }
  },
};
