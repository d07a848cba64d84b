/** BC07: memory that was not there was touched at a raised IRQL. */
import { formatAddress } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
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
import { failedAccess, operandProof } from './support/failedAccess';

const codes = new Set([0xa, 0xd1]);

export const raisedIrqlAccess: Rule = {
  id: 'raised-irql-access',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Memory that was not there was touched at an IRQL at which it cannot be paged in.',
  *check(analysis) {
    for (const crash of analysis.crashes)
      if (codes.has(bugcheckBase(crash) ?? 0) && crash.parameters.length > 0) yield draft(analysis, crash);
  },
};

function draft(analysis: Analysis, crash: Crash): Draft {
  const { transcript } = analysis;
  const [address, level] = crash.parameters;
  const kind = reason(analysis, crash);
  const access = failedAccess(transcript, crash);
  const proof = [1, 2, 3, 4].flatMap((number) => parameterOf(transcript, crash, number)?.proof ?? []);
  const at = address === undefined ? '' : ` at ${formatAddress(address)}`;
  const irql = level === undefined ? '' : `, at IRQL ${numberOf(level) ?? 0}`;
  const verb = access?.how ?? 'access';
  return crashDraft(crash, `${bugcheckName(crash.code ?? 0)}: ${verb}${at}${irql}; ${kind.words}.`, {
    grade: kind.proof ? 'derived' : 'observed',
    proof: [bugcheckProof(crash), ...proof, ...(access ? operandProof(access) : []), ...(kind.proof ?? [])],
    alternatives: kind.proof
      ? []
      : ['pageable code or data used at this IRQL', 'a stale pointer', 'an overwritten pointer'],
    missing: kind.proof ? [] : [{ what: 'whether the address is pageable', ...commandOf('!pte', address) }],
    next: [
      ...commandOn('ln', crash.parameters[3]),
      ...commandOn('!pool', address),
      ...commandOn('!pte', address),
    ],
  });
}

function commandOf(command: string, address: Crash['parameters'][number] | undefined): { command?: string } {
  const [filled] = commandOn(command, address);
  return filled === undefined ? {} : { command: filled };
}

/** Paged memory is only spoken of where the text says so. */
function reason({ transcript }: Analysis, crash: Crash): { words: string; proof?: Proof[] } {
  const offset = numberOf(crash.parameters[0]) ?? 0;
  if (offset < 0x1000) return nullWords(crash, offset);
  const { analysis } = crash;
  const printed = analysis?.record.fields['READ_ADDRESS'] ?? analysis?.record.fields['WRITE_ADDRESS'] ?? '';
  const [, words, claim] = analysis ? (places.find(([pattern]) => pattern.test(printed)) ?? []) : [];
  if (analysis && words !== undefined && claim !== undefined)
    return { words, proof: [{ claim, lines: transcript.lines(analysis), grade: 'observed' }] };
  return { words: 'the address was not valid, and the text does not say why' };
}

/** Pool as `READ_ADDRESS` and `WRITE_ADDRESS` name it. */
const places: readonly (readonly [RegExp, words: string, claim: string])[] = [
  [
    /\bPaged (?:session )?pool\b/i,
    'the address is in paged pool, which must not be touched at this IRQL',
    'the debugger names the address: paged pool',
  ],
  [
    /\bSpecial pool\b/i,
    'the address is in special pool, which has no memory behind a block, nor where one was freed',
    'the debugger names the address: special pool',
  ],
];

function nullWords(crash: Crash, offset: number): { words: string; proof: Proof[] } {
  const code = numberOf(crash.parameters[3]);
  const field = offset === 0 ? '' : ` and the offset 0x${offset.toString(16)} of a field`;
  return {
    words:
      code === offset
        ? 'the code itself was to run there: a call through a NULL pointer'
        : `likely a NULL pointer${field}`,
    proof: [{ claim: `0x${offset.toString(16)} is below 0x1000`, lines: crash.lines, grade: 'derived' }],
  };
}
