/** A finding in the tree: below it its proof, what is missing, and what to type next. */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../../shared/triage';
import type { TreeNode } from '../../shared/viewModel';
import { proofSum } from '../transcript/checkWords';
import { gradeWord } from './gradeWord';

export function findingNode(finding: Finding): TreeNode {
  const { id, severity, message, grade, lines, uri, rule } = finding;
  return {
    id,
    kind: 'finding',
    label: message,
    description: `${rule}, ${gradeWord(grade)}`,
    tooltip: `${message} (${gradeWord(grade)})`,
    severity,
    lines,
    ...(uri !== undefined && { uri }),
    children: [...proof(finding), ...missing(finding), ...next(finding)],
  };
}

function proof({ id, proof: steps, uri }: Finding): TreeNode[] {
  return steps.map((step, index) => {
    const description = proofSum(step) ?? (step.grade && gradeWord(step.grade));
    return {
      id: `${id}/proof:${index}`,
      kind: 'proof',
      label: step.claim,
      ...(description !== undefined && { description }),
      lines: step.lines,
      ...(uri !== undefined && { uri }),
    };
  });
}

function missing({ id, missing: facts }: Finding): TreeNode[] {
  return facts.map(({ what, command }, index) => ({
    id: `${id}/missing:${index}`,
    kind: 'next',
    label: l10n.t('Missing: {0}', what),
    ...(command !== undefined && { description: command, command }),
  }));
}

/** Without the commands that stand behind a missing fact already. */
function next({ id, next: commands, missing: facts }: Finding): TreeNode[] {
  const named = new Set(facts.map(({ command }) => command));
  return commands
    .filter((command) => !named.has(command))
    .map((command, index) => ({ id: `${id}/next:${index}`, kind: 'next', label: command, command }));
}
