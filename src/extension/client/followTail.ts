/** A transcript that grows on disk is reloaded; where its end was in view, the end stays in view, in the slice that has it then. */
import * as vscode from 'vscode';
import { isTranscript } from './activeTranscript';
import type { Revealer } from './reveal';
import type { SliceText } from './sliceText';
import { shownBy } from './slices';

/** Lines beyond the end are the last one. */
const endOfFile = 1e9;

export function followTail(slices: SliceText, revealer: Revealer): vscode.Disposable {
  /** How many lines the document had when its end was in view last. */
  const atEnd = new WeakMap<vscode.TextEditor, number>();
  const look = ({ document, visibleRanges }: vscode.TextEditor): boolean =>
    (visibleRanges.at(-1)?.end.line ?? -1) >= document.lineCount - 1;
  const note = (editor: vscode.TextEditor): void => {
    if (isTranscript(editor.document) && look(editor)) atEnd.set(editor, editor.document.lineCount);
    else atEnd.delete(editor);
  };
  vscode.window.visibleTextEditors.forEach(note);
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      // A view that has not moved since its document grew is still the one at the end of the shorter text.
      if (look(textEditor) || atEnd.get(textEditor) === textEditor.document.lineCount) note(textEditor);
    }),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      editors.forEach(note);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.isDirty || !isTranscript(document)) return;
      const last = document.lineCount - 1;
      for (const editor of vscode.window.visibleTextEditors) {
        const before = editor.document === document ? atEnd.get(editor) : undefined;
        if (before === undefined || before > last || !isWanted(document.uri)) continue;
        atEnd.set(editor, document.lineCount);
        editor.revealRange(new vscode.Range(last, 0, last, 0));
      }
    }),
    slices.onDidOutgrow((uri) => {
      for (const editor of vscode.window.visibleTextEditors) {
        if (editor.document.uri.toString() !== uri.toString() || !atEnd.has(editor)) continue;
        const keepFocus = editor !== vscode.window.activeTextEditor;
        const { file } = shownBy(uri);
        if (isWanted(file)) void revealer.reveal(file, [endOfFile, endOfFile], { caret: true, keepFocus });
      }
    }),
  );
}

function isWanted(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('kdscope', uri).get<boolean>('followTail', true);
}
