/** Saves what a view exports, where the user says. */
import * as vscode from 'vscode';
import type { FromWebview } from '../../shared/messages';

/** The words of the dialog for what may be written; undefined for everything else: the page chooses among these alone. */
function wordsFor(extension: string): string | undefined {
  if (extension === 'txt') return vscode.l10n.t('Text');
  return extension === 'svg' ? 'SVG' : undefined;
}

export async function saveExport(
  { name, content }: Extract<FromWebview, { type: 'save' }>,
  transcript: vscode.Uri | undefined,
): Promise<void> {
  const extension = /\.(\w+)$/.exec(name)?.[1] ?? '';
  const words = wordsFor(extension);
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
