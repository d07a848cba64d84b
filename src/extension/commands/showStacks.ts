/** From a function of a source file to the rows of the transcripts that it stands on: `([{ uri, lines }])`. One is shown, of several the user picks. */
import * as vscode from 'vscode';
import type { Lines } from '../../shared/triage';
import { linesArg, uriArg } from './args';
import type { Command } from './command';

interface RowItem extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
  readonly lines: Lines;
}

export const showStacks: Command = async ({ revealer }, rows) => {
  const items = (Array.isArray(rows) ? (rows as readonly unknown[]) : []).flatMap(itemOf);
  const chosen =
    items.length > 1
      ? await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Stacks of this function') })
      : items[0];
  if (chosen !== undefined) await revealer.reveal(chosen.uri, chosen.lines);
};

function itemOf(row: unknown): RowItem[] {
  if (typeof row !== 'object' || row === null || !('uri' in row) || !('lines' in row)) return [];
  const uri = uriArg(row.uri);
  const lines = linesArg(row.lines);
  if (uri === undefined || lines === undefined) return [];
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const text = open && lines[0] <= open.lineCount ? open.lineAt(lines[0] - 1).text.trim() : '';
  const place = vscode.l10n.t('{0}, line {1}', uri.path.split('/').at(-1) ?? '', lines[0]);
  return [{ label: text === '' ? place : text, description: text === '' ? '' : place, uri, lines }];
}
