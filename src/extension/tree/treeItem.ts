/** A tree node as VS Code shows it. Label and tooltip are plain text: transcripts are hostile. */
import * as vscode from 'vscode';
import type { Severity } from '../../shared/triage';
import type { TreeNode } from '../../shared/viewModel';
import { treeIcon } from './treeIcon';

export function treeItem(node: TreeNode, transcript: vscode.Uri | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsible(node));
  const { icon, color } = treeIcon(node);
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  // Without one, it is computed when it is wanted.
  if (node.tooltip !== undefined) item.tooltip = node.tooltip;
  item.contextValue = node.command === undefined ? node.kind : `${node.kind} copyable`;
  item.accessibilityInformation = { label: spoken(node) };
  if (node.description !== undefined) item.description = node.description;
  const command = onClick(node, transcript);
  if (command !== undefined) item.command = command;
  return item;
}

function collapsible({ expanded = false, children = [] }: TreeNode): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Label, description and severity in one sentence: icons and colors say nothing to a screen reader. */
function spoken({ label, description, severity, lines }: TreeNode): string {
  const place = lines && vscode.l10n.t('line {0}', lines[0]);
  return [severity && severityWord(severity), label, description, place]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function severityWord(severity: Severity): string {
  switch (severity) {
    case 'error':
      return vscode.l10n.t('error');
    case 'warning':
      return vscode.l10n.t('warning');
    case 'info':
      return vscode.l10n.t('info');
    case 'hint':
      return vscode.l10n.t('hint');
  }
}

function onClick(node: TreeNode, transcript: vscode.Uri | undefined): vscode.Command | undefined {
  if (node.kind === 'next' && node.command !== undefined) {
    return { command: 'kdscope.copyNextCommand', title: vscode.l10n.t('Copy'), arguments: [node] };
  }
  const uri = node.uri ?? transcript?.toString();
  if (node.lines === undefined || uri === undefined) return undefined;
  return {
    command: 'kdscope.reveal',
    title: vscode.l10n.t('Reveal Lines'),
    arguments: [uri, node.lines, true],
  };
}
