/** Tells the webviews where the cursor is, but not the one that put it there. */
import * as vscode from 'vscode';
import { isTranscript } from '../client/activeTranscript';
import type { Revealer } from '../client/reveal';
import { movedBy, shownBy } from '../client/slices';
import type { Messenger } from './messenger';

/** Milliseconds of rest before the cursor counts as arrived. */
const rest = 100;

export function followCursor(messengers: ReadonlySet<Messenger>, revealer: Revealer): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const moved = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
    if (!isTranscript(textEditor.document)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { selection, document } = textEditor;
      const origin = revealer.originOf(document.uri, selection);
      const { file, before } = shownBy(document.uri);
      const lines = movedBy([selection.start.line + 1, selection.end.line + 1], before);
      for (const messenger of messengers) {
        if (messenger !== origin) messenger.cursor(file, lines);
      }
    }, rest);
  });
  return vscode.Disposable.from(
    moved,
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}
