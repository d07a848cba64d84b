/** The verdict of a session in the tree: below it the reasons, what is missing, and one line to paste. */
import * as l10n from '@vscode/l10n';
import type { Severity, Verdict } from '../../shared/triage';
import type { TreeNode } from '../../shared/viewModel';
import { proofSum } from '../transcript/checkWords';
import { gradeWord } from './gradeWord';

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
    description:
      kind === 'clear' || kind === 'note'
        ? l10n.t('verdict')
        : l10n.t('verdict: {0}, {1}', kindWord(kind), gradeWord(grade)),
    tooltip: `${what} (${gradeWord(grade)})`,
    ...(severity && { severity }),
    ...(lines && { lines }),
    children: [
      ...reasons.map((step, index): TreeNode => {
        const description = proofSum(step) ?? (step.grade && gradeWord(step.grade));
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
        label: l10n.t('Missing: {0}', fact),
      })),
      ...(nextLine === undefined
        ? []
        : [
            {
              id: `${id}/next`,
              kind: 'next' as const,
              label: l10n.t('Next, in one line'),
              description: nextLine,
              command: nextLine,
            },
          ]),
    ],
  };
}

function kindWord(kind: Exclude<Verdict['kind'], 'clear' | 'note'>): string {
  switch (kind) {
    case 'crash':
      return l10n.t('crash');
    case 'hang':
      return l10n.t('hang');
    case 'trouble':
      return l10n.t('trouble');
  }
}
