/** Writes the Markdown report of a transcript: where the caller says, else where the user wants it, with an offer to open it. */
import * as vscode from 'vscode';
import type { Services } from './command';

export async function saveReport(
  { server }: Services,
  transcript: vscode.Uri,
  given?: vscode.Uri,
): Promise<void> {
  const { markdown } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('kdscope: writing the report') },
    () => server.report(transcript),
  );
  const target = given ?? (await askForTarget(transcript));
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(markdown));
  if (given !== undefined) return;
  const open = vscode.l10n.t('Open');
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('The report was saved.'), open);
  if (choice === open) await vscode.window.showTextDocument(target);
}

function askForTarget(transcript: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the report'),
    filters: { Markdown: ['md'] },
    ...suggestion(transcript),
  });
}

/** Next to a transcript that is on disk; anywhere for an untitled one. */
function suggestion(transcript: vscode.Uri): { readonly defaultUri?: vscode.Uri } {
  if (transcript.scheme === 'untitled') return {};
  return {
    defaultUri: transcript.with({
      path: `${transcript.path.replace(/\.(?:log|txt|windbg)$/i, '')}.triage.md`,
    }),
  };
}
