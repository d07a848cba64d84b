/** Driver Verifier caught a driver breaking a rule: unlike other crashes, this one stops at who did it. */
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import type { Draft, Rule } from './rule';
import { bugcheckBase, bugcheckName, bugcheckProof, crashDraft, parameterOf } from './support/crashParts';

const codes = new Set([0xc4, 0xc9, 0xe6]);

export const verifierViolation: Rule = {
  id: 'verifier-violation',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Driver Verifier stopped the system at a rule that a driver broke; parameter 1 says which.',
  *check(analysis) {
    for (const crash of analysis.crashes)
      if (codes.has(bugcheckBase(crash) ?? 0) && crash.parameters.length > 0) yield draft(analysis, crash);
  },
};

function draft({ transcript }: Analysis, crash: Crash): Draft {
  const parameters = [1, 2, 3, 4].flatMap((number) => parameterOf(transcript, crash, number) ?? []);
  const [first] = parameters;
  const says = first?.says ?? 'a rule that is not known here';
  const rule = first && `!ruleinfo ${first.value.replace(/^0+(?=.)/, '')}`;
  return crashDraft(crash, `${bugcheckName(crash.code ?? 0)}: ${says}.`, {
    proof: [bugcheckProof(crash), ...parameters.map(({ proof }) => proof)],
    alternatives: ['the driver called on behalf of another one: read the rows below it'],
    missing:
      first?.says === undefined ? [{ what: 'the rule', ...(rule !== undefined && { command: rule }) }] : [],
    next: [...(rule === undefined ? [] : [rule]), '!verifier 3', 'kb'],
  });
}
