/** BC08: MEMORY_MANAGEMENT over a page-table entry in which exactly one bit is set: memory hardware is possible. */
import type { Crash } from '../transcript/crashes';
import type { Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import {
  bugcheckBase,
  bugcheckName,
  bugcheckProof,
  commandOn,
  crashDraft,
  numberOf,
  parameterOf,
} from './support/crashParts';

/** Corrupt PTE found when a range was freed; parameters 3 and 4 are its contents. */
const corruptPte = 0x41792;

export const pageTableBit: Rule = {
  id: 'page-table-bit',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'A page-table entry was found corrupt, and has exactly one bit set: memory hardware is possible.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      if (bugcheckBase(crash) !== 0x1a || numberOf(crash.parameters[0]) !== corruptPte) continue;
      const bit = singleBit(crash);
      if (bit !== undefined) yield draft(transcript, crash, bit);
    }
  },
};

/** The number of the one bit that is set in the entry; undefined where there are none or several. */
function singleBit({ session, parameters: [, , low, high] }: Crash): number | undefined {
  if (low === undefined || high === undefined) return undefined;
  // On x86 a parameter is 32 bits wide, and was sign-extended.
  const first = BigInt.asUintN(session.machine === 'x86' ? 32 : 64, BigInt(`0x${low}`));
  const value = first | (BigInt.asUintN(32, BigInt(`0x${high}`)) << 32n);
  if (value === 0n || (value & (value - 1n)) !== 0n) return undefined;
  return value.toString(2).length - 1;
}

function draft(transcript: Transcript, crash: Crash, bit: number): Draft {
  const [, entry] = crash.parameters;
  return crashDraft(
    crash,
    `${bugcheckName(0x1a)}: the page-table entry that was found corrupt has bit ${bit} set and no other, as an empty one with a wrong bit would.`,
    {
      grade: 'inferred',
      proof: [
        bugcheckProof(crash),
        ...[1, 2, 3, 4].flatMap((number) => parameterOf(transcript, crash, number)?.proof ?? []),
      ],
      alternatives: ['a driver set one bit through a stale pointer'],
      missing: [{ what: 'other crashes of this machine: another place each time speaks for memory' }],
      next: [...commandOn('!pte', entry), '!sysinfo machineid'],
    },
  );
}
