/** Saves what a view exports, where the user says. */
import * as vscode from 'vscode';
import type { FromWebview } from '../../shared/messages';

/** What may be written, with the words of the dialog. The page chooses among these and no others. */
const kinds: Readonly<Record<string, string>> = { svg: 'SVG', txt: 'Text' };

export async function saveExport(
  { name, content }: Extract<FromWebview, { type: 'save' }>,
  transcript: vscode.Uri | undefined,
): Promise<void> {
  const extension = /\.(\w+)$/.exec(name)?.[1] ?? '';
  const words = kinds[extension];
  if (words === undefined) return;
  // A name and no path: the page does not choose folders.
  const file = name.replace(/[^\w.-]+/g, '-');
  const beside = transcript?.scheme === 'file' ? vscode.Uri.joinPath(transcript, '..', file) : undefined;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the view'),
    filters: { [words]: [extension] },
    ...(beside && { defaultUri: beside }),
  });
  if (target !== undefined) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(content));
}
