/** Turns the lens to the address under the cursor: `(address?)`. */
import * as vscode from 'vscode';
import { isTranscript } from '../client/activeTranscript';
import { shownBy } from '../client/slices';
import type { Command } from './command';

/** `fffffadf`ccf73250`, `0xa9750c84`. */
const spelled = /(?:0x)?[0-9a-f]{8}(?:`?[0-9a-f]{8})?(?![0-9a-z`])/i;

export const lookAtAddress: Command = ({ transcripts, triage }, given) => {
  const editor = vscode.window.activeTextEditor;
  const isShown = editor !== undefined && isTranscript(editor.document);
  const found = typeof given === 'string' ? given : isShown ? underCursor(editor) : undefined;
  if (found === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Put the cursor on an address first.'));
    return;
  }
  if (isShown) transcripts.activate(shownBy(editor.document.uri).file);
  triage.show('addressLens', found);
};

function underCursor({ document, selection }: vscode.TextEditor): string | undefined {
  const range = document.getWordRangeAtPosition(selection.active, spelled);
  return range && document.getText(range);
}
