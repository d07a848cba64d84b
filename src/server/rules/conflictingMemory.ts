/** Two dumps of one session show different values at one address. */
import { commandAddress, formatAddress } from '../../shared/address';
import type { MemoryConflict } from '../transcript/memoryImage';
import type { Rule } from './rule';

/** Told one by one up to here. */
const most = 20;

export const conflictingMemory: Rule = {
  id: 'conflicting-memory',
  severity: 'hint',
  surface: 'card',
  summary: 'Two dumps of one session show different values at the same address.',
  *check({ memory }) {
    for (const conflict of memory.conflicts.filter(isOne).slice(0, most)) {
      const { session, address, first, second } = conflict;
      const size = -2 * first.size;
      const live = !session.kind.endsWith('dump');
      yield {
        session: session.id,
        subject: address,
        lines: second.lines,
        grade: 'observed',
        message: `Memory at ${formatAddress(address)} is ${second.value.slice(size)} here, and was ${first.value.slice(size)} before.`,
        proof: [
          { claim: `${first.value.slice(size)} is shown`, lines: first.lines, grade: 'observed' },
          { claim: `${second.value.slice(size)} is shown`, lines: second.lines, grade: 'observed' },
        ],
        related: [],
        alternatives: live
          ? ['the target ran, or was written to, between the two outputs']
          : ['the two outputs are of different processes or dumps', 'a line was changed when it was copied'],
        missing: [{ what: 'what is there now', command: `dps ${commandAddress(address)} L1` }],
        next: [`dps ${commandAddress(address)} L1`],
      };
    }
  },
};

/** An address of user mode in a kernel session is one of whatever process was current. */
function isOne({ session, address }: MemoryConflict): boolean {
  return !(session.kind.startsWith('kernel') && address.startsWith('0'));
}
