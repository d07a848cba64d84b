/** BC03: an access close to address 0, which a NULL pointer and the offset of a field explain. */
import { formatAddress } from '../../shared/address';
import type { Crash } from '../transcript/crashes';
import type { Draft, Rule } from './rule';
import { bugcheckBase, crashDraft, numberOf } from './support/crashParts';
import { failedAccess, operandProof, type FailedAccess } from './support/failedAccess';

/** Likely a NULL pointer below the first, possibly below the second. */
const likely = 0x1000;
const possible = 0x10000;

export const nullPointer: Rule = {
  id: 'null-pointer',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Memory close to address 0 was accessed: a NULL pointer, and the offset of a field.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      // At a raised IRQL it is a part of what `raised-irql-access` says.
      if ([0xa, 0xd1].includes(bugcheckBase(crash) ?? 0)) continue;
      const access = failedAccess(analysis.transcript, crash);
      yield access && ofAccess(crash, access);
    }
  },
};

function ofAccess(crash: Crash, access: FailedAccess): Draft | undefined {
  const { address, operand, how } = access;
  const offset = numberOf(address) ?? possible;
  const isNull = operand !== undefined && /^0+$/.test(operand.value);
  if (offset >= possible || (operand && !isNull)) return undefined;
  const what = `${how === 'execute' ? 'Code was to be executed' : `${verb(how)} memory`} at ${formatAddress(address)}`;
  const message = `${what}: ${words(how, offset, operand?.base)}.`;
  const told = { lines: access.lines, proof: [access.proof, ...operandProof(access)] };
  if (isNull || access.shown)
    return crashDraft(crash, message, {
      ...told,
      grade: 'derived',
      next: how === 'execute' ? ['kb'] : ['ub @$ip', 'kb'],
    });
  return crashDraft(crash, message, {
    ...told,
    ...(how !== 'execute' && { severity: 'info', ...(offset >= likely && { surface: 'card' }) }),
    grade: 'inferred',
    alternatives: ['a small number that was taken for a pointer: the registers of the failure would tell'],
    missing: [{ what: 'the instruction and its registers', command: 'r; u @$ip L1' }],
    next: ['r', 'kb'],
  });
}

function words(how: FailedAccess['how'], offset: number, base: string | undefined): string {
  if (how === 'execute') return 'a call through a function pointer that is NULL, or nearly so';
  const field = offset === 0 ? '' : `, and 0x${offset.toString(16)} the offset of a field`;
  if (base !== undefined) return `${base} holds a NULL pointer${field}`;
  return `${offset < likely ? 'likely' : 'possibly'} a NULL pointer${field}`;
}

function verb(how: FailedAccess['how']): string {
  if (how === undefined) return 'The code accessed';
  return how === 'write' ? 'The code wrote to' : 'The code read';
}
