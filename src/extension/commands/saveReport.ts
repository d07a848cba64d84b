/** Writes the report of a transcript, as the extension of the file says: Markdown, a page with the views in it, or SARIF; where the caller says, else where the user wants it, with an offer to open it. */
import * as vscode from 'vscode';
import type { Services } from './command';

export async function saveReport(
  { server }: Services,
  transcript: vscode.Uri,
  given?: vscode.Uri,
): Promise<void> {
  const target = given ?? (await askForTarget(transcript));
  if (target === undefined) return;
  const isPage = /\.html?$/i.test(target.path);
  const text = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('kdscope: writing the report') },
    () => reportText(server, transcript, target),
  );
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  if (given !== undefined) return;
  const open = vscode.l10n.t('Open');
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('The report was saved.'), open);
  if (choice !== open) return;
  if (isPage) await vscode.env.openExternal(target);
  else await vscode.window.showTextDocument(target);
}

async function reportText(
  server: Services['server'],
  transcript: vscode.Uri,
  { path }: vscode.Uri,
): Promise<string> {
  if (/\.sarif(?:\.json)?$/i.test(path)) return (await server.sarif(transcript)).json;
  if (/\.html?$/i.test(path)) return (await server.html(transcript)).html;
  return (await server.report(transcript)).markdown;
}

function askForTarget(transcript: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the report'),
    filters: { Markdown: ['md'], HTML: ['html'], SARIF: ['sarif'] },
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
