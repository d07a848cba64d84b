/** Saves the Markdown report of the active transcript: `({ target }?)`, without one it asks where. */
import * as vscode from 'vscode';
import { targetArg } from './args';
import type { Command } from './command';
import { saveReport } from './saveReport';

export const exportReport: Command = async (services, options) => {
  const { uri } = services.transcripts;
  if (uri !== undefined) await saveReport(services, uri, targetArg(options));
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a transcript first: the report is about the active one.'),
    );
};
