/** The icon of a tree node: by severity where there is one, else by kind. */
import type { Severity } from '../../shared/triage';
import type { TreeNode } from '../../shared/viewModel';

/** Names of a product icon and of a theme color. */
export interface TreeIcon {
  readonly icon: string;
  readonly color?: string;
}

const bySeverity: Readonly<Record<Severity, TreeIcon>> = {
  error: { icon: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { icon: 'warning', color: 'problemsWarningIcon.foreground' },
  info: { icon: 'info', color: 'problemsInfoIcon.foreground' },
  hint: { icon: 'lightbulb' },
};

const byKind: Readonly<Record<TreeNode['kind'], TreeIcon>> = {
  session: { icon: 'terminal' },
  verdict: { icon: 'law' },
  group: { icon: 'list-tree' },
  finding: { icon: 'search' },
  thread: { icon: 'git-commit' },
  process: { icon: 'server-process' },
  irp: { icon: 'package' },
  fileObject: { icon: 'file' },
  stack: { icon: 'layers' },
  proof: { icon: 'verified' },
  next: { icon: 'debug-console' },
  problem: { icon: 'question' },
};

export function treeIcon({ kind, severity }: Pick<TreeNode, 'kind' | 'severity'>): TreeIcon {
  return severity === undefined ? byKind[kind] : bySeverity[severity];
}
