/** The analyzed file that a command is about: the active one. */
import * as vscode from 'vscode';
import type { Services } from './command';

/** Undefined after a message when the active transcript is no such file. */
export function analyzedFile({ transcripts, files }: Services): vscode.Uri | undefined {
  const { uri } = transcripts;
  if (uri !== undefined && files.has(uri)) return uri;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Analyze a file first (kdscope: Analyze File…): this is for files above 50 MB.'),
  );
  return undefined;
}
