/** Signatures in the tree: each with its derivation, row by row. */
import * as l10n from '@vscode/l10n';
import type { Signature } from '../../shared/triage';
import type { TreeNode } from '../../shared/viewModel';

export function signatureNode({ id, value, lines, steps }: Signature): TreeNode {
  return {
    id,
    kind: 'group',
    label: value,
    tooltip: l10n.t('What equal crashes and hangs have in common, whatever the version and the build'),
    lines,
    children: steps.map(({ action, frame, why, lines: at }, index) => ({
      id: `${id}/${index}`,
      kind: 'proof',
      label: frame,
      description: action,
      tooltip: `${action}: ${why}`,
      lines: at,
    })),
  };
}
