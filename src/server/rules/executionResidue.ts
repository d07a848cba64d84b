/** STK05: return addresses on a raw stack that no call of now has left: what ran earlier at this depth. */
import { formatAddress } from '../../shared/address';
import type { RawSlot } from '../model/stack';
import type { Reconciliation } from '../transcript/reconcile';
import type { Rule } from './rule';

const system = /^(?:nt|hal|ntkrnl\w+|ntoskrnl|ntdll\w*|kernel32|kernelbase)!/i;
const mostNamed = 5;

export const executionResidue: Rule = {
  id: 'execution-residue',
  severity: 'hint',
  surface: 'card',
  summary: 'A raw stack holds return addresses of calls that have ended.',
  *check({ transcript, reconciliations }) {
    for (const reconciliation of reconciliations) {
      const { raw, stack } = reconciliation;
      const slots = residue(reconciliation);
      const [first] = slots;
      if (!first) continue;
      const below = slots.every((slot) => certain(reconciliation, slot));
      yield {
        session: raw.session.id,
        subject: `${raw.index}`,
        lines: transcript.lines(raw, first.lines),
        grade: below ? 'derived' : 'inferred',
        message: `${slots.length === 1 ? 'One slot holds a return address' : `${slots.length} slots hold return addresses`} of no call that is still under way, ${slots.slice(0, mostNamed).map(named).join(', ')}${slots.length > mostNamed ? ', …' : ''}: ${below ? 'left by calls that have ended, when is not known' : 'most likely left by calls that have ended'}.`,
        proof: slots.slice(0, mostNamed).map((slot) => ({
          claim: `[${formatAddress(slot.address)}] = ${named(slot)}`,
          lines: transcript.lines(raw, slot.lines),
          grade: 'observed',
        })),
        related: [{ message: 'the stack', lines: transcript.lines(stack) }],
        missing: [
          {
            what: 'whether a call stands just before the address',
            command: `ub ${formatAddress(first.value)}`,
          },
        ],
        next: slots.slice(0, 3).map((slot) => `ub ${formatAddress(slot.value)}`),
      };
    }
  },
};

/** Modules of the system left more than others did: what is not theirs comes first. */
function residue({ slots, struck }: Reconciliation): RawSlot[] {
  // Those of a trap frame, and those that `k` took for calls, are told elsewhere.
  const told = new Set(struck.map(({ slot }) => slot));
  const found = slots.filter(
    ({ class: kind, slot, field }) =>
      kind === 'residue' && field === undefined && !told.has(slot) && slot.symbol?.includes('!') === true,
  );
  const rank = ({ slot }: (typeof found)[number]): number => (system.test(slot.symbol ?? '') ? 1 : 0);
  return found.sort((a, b) => rank(a) - rank(b)).map(({ slot }) => slot);
}

/** Below the stack pointer nothing is alive. */
function certain({ trap, stack }: Reconciliation, slot: RawSlot): boolean {
  const sp = trap?.interruptedSp ?? (trap ? undefined : stack.record.frames[0]?.frame);
  return sp !== undefined && slot.address < sp;
}

function named({ symbol = '', displacement }: RawSlot): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
