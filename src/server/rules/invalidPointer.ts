/** BC04: the failing access used a pointer that cannot be one: a fill pattern, text, no canonical address. */
import { formatAddress, type Address } from '../../shared/address';
import type { Crash } from '../transcript/crashes';
import type { Draft, Rule } from './rule';
import { crashDraft } from './support/crashParts';
import { failedAccess, operandProof, type FailedAccess } from './support/failedAccess';
import { pointerKind, type PointerKind } from './support/pointerKinds';

export const invalidPointer: Rule = {
  id: 'invalid-pointer',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'The failing access used a pointer that holds a fill pattern, text, or no canonical address.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      const access = failedAccess(transcript, crash);
      yield access && ofAccess(crash, access);
    }
  },
};

/** All ones as address: the processor names none with a general-protection fault. */
const general = /^f{16}$/;

function ofAccess(crash: Crash, access: FailedAccess): Draft | undefined {
  const { address, operand } = access;
  const machine = access.narrow ? 'x86' : crash.session.machine;
  const base = operand && pointerKind(operand.value, machine);
  if (base) return draft(crash, access, operand.value, base, operand.base);
  if (general.test(address)) return machine === 'x64' && !operand ? unknown(crash, access) : undefined;
  const kind = pointerKind(address, machine);
  return kind && draft(crash, access, address, kind);
}

function draft(
  crash: Crash,
  access: FailedAccess,
  value: Address,
  { what, kind }: PointerKind,
  base?: string,
): Draft {
  const where =
    base === undefined ? 'The address of the failing access' : `${base}, the base of the failing access,`;
  return crashDraft(crash, `${where} is ${formatAddress(value)}: ${what}.`, {
    ...(base === undefined && kind !== 'shape' && { severity: 'info' }),
    supersedes: [`raised-irql-access:${crash.lines[0]}`],
    grade: 'derived',
    lines: access.lines,
    proof: [access.proof, ...operandProof(access)],
    alternatives: alternatives[kind],
    missing: [{ what: 'where the pointer was read from', command: 'ub @$ip' }],
    next: ['ub @$ip', 'r'],
  });
}

const alternatives: Readonly<Record<PointerKind['kind'], readonly string[]>> = {
  pattern: [
    'a use after the block was freed, or of memory that was never set',
    'a buffer that was filled with it was written past its end, over the pointer',
    'the number is data that happens to look so',
  ],
  text: [
    'text was written over the pointer, past the end of a buffer',
    'the pointer was taken from the wrong place',
  ],
  shape: [
    'a stale or overwritten pointer',
    'a wrong bit in memory: another value in each crash of the same machine speaks for that',
  ],
};

function unknown(crash: Crash, access: FailedAccess): Draft {
  return crashDraft(
    crash,
    'The printed address, all ones, is the mark of a general-protection fault: the pointer that failed is in a register.',
    {
      severity: 'info',
      surface: 'card',
      grade: 'inferred',
      lines: access.lines,
      proof: [access.proof],
      missing: [{ what: 'the registers and the instruction at the failure', command: 'r; u @$ip L1' }],
      next: ['r', 'u @$ip L1'],
    },
  );
}
