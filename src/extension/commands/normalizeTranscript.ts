/** Repairs what pasting did to the active transcript: quote marks, entities, wrapped rows. One edit, undone in one step. */
import * as vscode from 'vscode';
import type { Command } from './command';

export const normalizeTranscript: Command = async ({ server }) => {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'windbg') {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a transcript first.'));
    return;
  }
  const { document } = editor;
  const { version } = document;
  const { text } = await server.normalize(document.uri);
  if (text === document.getText()) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This transcript shows no damage of pasting.'));
    return;
  }
  if (document.version !== version) return; // edited meanwhile: what was repaired is another text
  const whole = new vscode.Range(
    new vscode.Position(0, 0),
    document.lineAt(document.lineCount - 1).range.end,
  );
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, whole, text);
  await vscode.workspace.applyEdit(edit);
};
