/** Makes an untitled transcript of what is in the clipboard. */
import * as vscode from 'vscode';
import { transcriptLanguage } from '../detect/detector';
import type { Command } from './command';
import { openTranscript } from './openTranscript';

export const analyzeClipboard: Command = async () => {
  const content = await vscode.env.clipboard.readText();
  if (content.trim() === '') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The clipboard holds no text. Copy debugger output first, then run this command again.'),
    );
    return;
  }
  await openTranscript(await vscode.workspace.openTextDocument({ content, language: transcriptLanguage }));
};
