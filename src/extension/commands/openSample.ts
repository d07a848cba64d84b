/** Opens one of the transcripts that come with the extension. */
import * as vscode from 'vscode';
import type { Command } from './command';
import { openTranscript } from './openTranscript';

interface SampleItem extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

const transcriptName = /^(.+?)(?:\.windbg)?\.(?:txt|log|windbg)$/;

export const openSample: Command = async ({ context }) => {
  const items = await samplesIn(vscode.Uri.joinPath(context.extensionUri, 'samples'));
  const [only] = items;
  const chosen =
    items.length === 1
      ? only
      : await vscode.window.showQuickPick(items, {
          title: vscode.l10n.t('Open a sample transcript'),
          placeHolder: vscode.l10n.t('What went wrong?'),
        });
  if (chosen !== undefined) await openTranscript(await vscode.workspace.openTextDocument(chosen.uri));
};

async function samplesIn(folder: vscode.Uri): Promise<SampleItem[]> {
  const items: SampleItem[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    const label = transcriptName.exec(name)?.[1]?.replaceAll('-', ' ');
    if (type === vscode.FileType.Directory) items.push(...(await samplesIn(uri)));
    else if (label !== undefined) items.push({ label, description: name, uri });
  }
  return items;
}
