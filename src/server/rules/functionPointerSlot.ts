/** STK07: slots of a raw stack that point to the exact start of a function: no return addresses. */
import { formatAddress } from '../../shared/address';
import type { Rule } from './rule';

const mostNamed = 5;

export const functionPointerSlot: Rule = {
  id: 'function-pointer-slot',
  severity: 'hint',
  surface: 'card',
  summary:
    'A stack slot holds the start of a function: an argument, a local or a saved register, and no call.',
  *check({ transcript, reconciliations }) {
    for (const { raw, slots } of reconciliations) {
      const pointers = slots.flatMap(({ class: kind, slot }) => (kind === 'pointer' ? [slot] : []));
      const [first] = pointers;
      if (!first) continue;
      const names = pointers.slice(0, mostNamed).map(({ symbol = '' }) => symbol);
      yield {
        session: raw.session.id,
        subject: `${raw.index}`,
        lines: transcript.lines(raw, first.lines),
        grade: 'derived',
        message: `${names.join(', ')}${pointers.length > mostNamed ? ', …' : ''} on this raw stack ${pointers.length === 1 ? 'is the exact start of a function: no return address, but an argument, a local or a saved register' : 'are exact starts of functions: no return addresses, but arguments, locals or saved registers'}.`,
        proof: pointers.slice(0, mostNamed).map((slot) => ({
          claim: `[${formatAddress(slot.address)}] = ${slot.symbol ?? ''}, without a displacement`,
          lines: transcript.lines(raw, slot.lines),
          grade: 'observed',
        })),
        related: [],
        alternatives: [
          'The return address of a call that does not return, when it is the last instruction of the function before.',
        ],
        missing: [],
        next: [`ln ${formatAddress(first.value)}`],
      };
    }
  },
};
