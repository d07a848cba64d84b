/** The verdict of a session in the tree: below it the reasons, what is missing, and one line to paste. */
import type { Severity, Verdict } from '../../shared/triage';
import type { TreeNode } from '../../shared/viewModel';
import { proofSum } from '../transcript/checkWords';

const severities: Readonly<Partial<Record<Verdict['kind'], Severity>>> = {
  crash: 'error',
  hang: 'warning',
  trouble: 'warning',
};

export function verdictNode(verdict: Verdict): TreeNode {
  const { session, kind, what, grade, lines, cause, proof, missing, nextLine } = verdict;
  const id = `${session}/verdict`;
  const severity = severities[kind];
  const reasons = [
    ...(cause ? [{ claim: cause.what, grade: cause.grade, lines: cause.lines }] : []),
    ...proof,
  ];
  return {
    id,
    kind: 'verdict',
    label: what,
    description: kind === 'clear' || kind === 'note' ? 'verdict' : `verdict: ${kind}, ${grade}`,
    tooltip: `${what} (${grade})`,
    ...(severity && { severity }),
    ...(lines && { lines }),
    children: [
      ...reasons.map((step, index): TreeNode => {
        const description = proofSum(step) ?? step.grade;
        return {
          id: `${id}/why:${index}`,
          kind: 'proof',
          label: step.claim,
          ...(description !== undefined && { description }),
          lines: step.lines,
        };
      }),
      ...missing.map(({ what: fact }, index): TreeNode => ({
        id: `${id}/missing:${index}`,
        kind: 'proof',
        label: `Missing: ${fact}`,
      })),
      ...(nextLine === undefined
        ? []
        : [
            {
              id: `${id}/next`,
              kind: 'next' as const,
              label: 'Next, in one line',
              description: nextLine,
              command: nextLine,
            },
          ]),
    ],
  };
}
