/** BC08: the failing pointer differs in one bit from where another register of the same context points: a hint, and no more. */
import { addressOf, distance, formatAddress, parseAddress, type Address } from '../../shared/address';
import type { Crash } from '../transcript/crashes';
import type { Draft, Rule } from './rule';
import { crashDraft } from './support/crashParts';
import { failedAccess, operandProof, type FailedAccess, type Operand } from './support/failedAccess';
import { pointerKind } from './support/pointerKinds';

export const bitFlip: Rule = {
  id: 'bit-flip',
  severity: 'info',
  surface: 'card',
  summary:
    'The failing pointer differs in exactly one bit from where another register points: memory hardware is possible.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      const access = failedAccess(transcript, crash);
      yield access?.operand && ofOperand(crash, access, access.operand);
    }
  },
};

/** Pointers into neighbouring blocks differ in lower bits often enough. */
const lowestBit = 24;
const highestBit = 63;
const near = 0x4000;
const pointers = /^(?:[er](?:[abcd]x|[sd]i|[sb]p|ip)|r(?:8|9|1[0-5]))$/;

function ofOperand(crash: Crash, access: FailedAccess, operand: Operand): Draft | undefined {
  const { value, base, registers } = operand;
  const machine = access.narrow ? 'x86' : crash.session.machine;
  if (/^0{12}/.test(value) || (pointerKind(value, machine)?.kind ?? 'shape') !== 'shape') return undefined;
  for (const [name, printed] of Object.entries(registers.record.values)) {
    const other = name !== base && pointers.test(name) ? parseAddress(printed, 'zero') : undefined;
    const bit = other && flippedBit(access.narrow ? narrow(value) : value, other);
    if (other && bit !== undefined) return draft(crash, access, { name, other, bit });
  }
  return undefined;
}

function narrow(value: Address): Address {
  return `00000000${value.slice(8)}` as Address;
}

/** The bit that, turned over, brings one value within a few pages of another. */
function flippedBit(value: Address, other: Address): number | undefined {
  if (/^0{11}/.test(other)) return undefined;
  const number = BigInt(`0x${value}`);
  const difference = number - BigInt(`0x${other}`);
  const width = (difference < 0n ? -difference : difference).toString(2).length;
  // Turning a bit over adds its weight or takes it away: it is one of the two that the difference lies between.
  return [width - 1, width].find((bit) => {
    if (bit < lowestBit || bit > highestBit) return false;
    const turned = addressOf(number ^ (1n << BigInt(bit)));
    return Math.abs(distance(turned, other) ?? near) < near;
  });
}

function draft(
  crash: Crash,
  access: FailedAccess,
  { name, other, bit }: { readonly name: string; readonly other: Address; readonly bit: number },
): Draft {
  const { base = '', value, lines } = access.operand ?? { value: access.address, lines: access.lines };
  return crashDraft(
    crash,
    `${base} holds ${formatAddress(value)}; with bit ${bit} turned over it points within ${near / 0x1000} pages of ${name}.`,
    {
      grade: 'inferred',
      lines,
      proof: [
        access.proof,
        ...operandProof(access),
        { claim: `${name} is ${formatAddress(other)}`, lines, grade: 'observed' },
      ],
      alternatives: ['chance: two pointers may lie so', 'software wrote one byte of the pointer'],
      missing: [
        { what: 'other crashes of this machine: another place and value each time speaks for memory' },
      ],
      next: ['!sysinfo machineid', 'ub @$ip'],
    },
  );
}
