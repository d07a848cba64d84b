/** Saves the Markdown report of the active transcript. */
import * as vscode from 'vscode';
import type { Command } from './command';
import { saveReport } from './saveReport';

export const exportReport: Command = async (services) => {
  const { uri } = services.transcripts;
  if (uri !== undefined) await saveReport(services, uri);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a transcript first: the report is about the active one.'),
    );
};
