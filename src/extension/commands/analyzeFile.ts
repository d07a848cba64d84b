/** Opens a file as a transcript: `(uri?)`, from the explorer or an open dialog. What is too large for an editor is read from disk. */
import * as vscode from 'vscode';
import { uriArg } from './args';
import type { Command, Services } from './command';
import { openTranscript } from './openTranscript';
import { titleOf } from '../webviews/title';

/** Above this, VS Code does not hand a document to extensions. */
const editorLimit = 50 * 1024 * 1024;

export const analyzeFile: Command = async (services, uri) => {
  const file = uriArg(uri) ?? (await askForFile());
  if (file === undefined) return;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size <= editorLimit) {
    await openTranscript(await vscode.workspace.openTextDocument(file));
    return;
  }
  if (file.scheme !== 'file') {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} is larger than 50 MB and not on this disk: kdscope cannot read it.', titleOf(file)),
    );
    return;
  }
  if (!(await services.files.analyze(file))) return;
  await vscode.commands.executeCommand('kdscope.transcript.focus');
  void offerMore(services, file);
};

async function askForFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Open a debugger transcript'),
    openLabel: vscode.l10n.t('Analyze'),
    filters: {
      [vscode.l10n.t('Transcripts')]: ['log', 'txt', 'windbg', 'out'],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return chosen?.[0];
}

async function offerMore({ triage }: Services, file: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open Triage');
  const search = vscode.l10n.t('Search…');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} is analyzed. Findings and threads are in the kdscope side panel; each opens its part of the file.',
      titleOf(file),
    ),
    open,
    search,
  );
  if (choice === open) triage.show();
  if (choice === search) await vscode.commands.executeCommand('kdscope.searchFile');
}
