/** From a slice to the one before or behind it. */
import * as vscode from 'vscode';
import { parseSlice } from '../../shared/slice';
import type { Command } from './command';

export const nextSlice = neighbour('next');
export const previousSlice = neighbour('previous');

function neighbour(which: 'next' | 'previous'): Command {
  return async ({ server, revealer }) => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const slice = uri && parseSlice(uri.toString());
    if (uri === undefined || slice === undefined) return;
    const line = (await server.sliceText(uri))[which];
    if (line === undefined) {
      const text =
        which === 'next' ? vscode.l10n.t('The file ends here.') : vscode.l10n.t('The file begins here.');
      vscode.window.setStatusBarMessage(text, 4000);
      return;
    }
    // Backwards one arrives at the end, forwards at the beginning.
    const target = which === 'next' ? line : slice.first - 1;
    await revealer.reveal(vscode.Uri.parse(slice.file), [target, target], { caret: true });
  };
}
