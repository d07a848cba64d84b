/** Opens a file as a transcript: `(uri?)`, from the explorer or an open dialog. What is too large for an editor becomes a report. */
import * as vscode from 'vscode';
import { uriArg } from './args';
import type { Command, Services } from './command';
import { openTranscript } from './openTranscript';
import { saveReport } from './saveReport';

/** Above this, VS Code does not hand a document to extensions. */
const editorLimit = 50 * 1024 * 1024;

export const analyzeFile: Command = async (services, uri) => {
  const file = uriArg(uri) ?? (await askForFile());
  if (file === undefined) return;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > editorLimit) await offerReport(services, file, size);
  else await openTranscript(await vscode.workspace.openTextDocument(file));
};

async function askForFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Open a debugger transcript'),
    openLabel: vscode.l10n.t('Analyze'),
    filters: {
      [vscode.l10n.t('Transcripts')]: ['log', 'txt', 'windbg'],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return chosen?.[0];
}

async function offerReport(services: Services, file: vscode.Uri, size: number): Promise<void> {
  const megabytes = Math.round(size / 1024 / 1024);
  const create = vscode.l10n.t('Create Markdown Report');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'This file has {0} MB; VS Code gives extensions nothing above 50 MB, so it cannot be explored in the editor. kdscope can still read it and write what it finds as a Markdown report.',
      megabytes,
    ),
    { modal: true },
    create,
  );
  if (choice === create) await saveReport(services, file);
}
