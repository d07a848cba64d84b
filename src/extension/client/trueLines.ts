/**
 * The true line numbers of slices. VS Code numbers lines from 1 and lets nobody change that: its own numbers are switched off, ours
 * stand before the text of the lines in view, and the status bar says where the cursor is.
 */
import * as vscode from 'vscode';
import { numberText } from '../../shared/numberText';
import { sliceScheme } from '../../shared/slice';
import { titleOf } from '../webviews/title';
import { shownBy } from './slices';

/** Lines above and below the view that are numbered as well, so that scrolling shows no gap. */
const margin = 80;

export function showTrueLines(): vscode.Disposable {
  const numbers = vscode.window.createTextEditorDecorationType({
    before: { color: new vscode.ThemeColor('editorLineNumber.foreground'), margin: '0 1.5em 0 0' },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const item = vscode.window.createStatusBarItem('kdscope.trueLine', vscode.StatusBarAlignment.Right, 101);
  item.name = vscode.l10n.t('kdscope: Line of the File');
  item.command = 'kdscope.goToLine';
  item.tooltip = vscode.l10n.t('Go to a line of the analyzed file');

  const number = (editor: vscode.TextEditor): void => {
    if (editor.document.uri.scheme !== sliceScheme) return;
    editor.options = { lineNumbers: vscode.TextEditorLineNumbersStyle.Off };
    editor.setDecorations(numbers, numbersOf(editor));
  };
  const where = (editor = vscode.window.activeTextEditor): void => {
    if (editor?.document.uri.scheme !== sliceScheme) {
      item.hide();
      return;
    }
    const { file, before } = shownBy(editor.document.uri);
    const line = numberText(before + editor.selection.active.line + 1);
    item.text = vscode.l10n.t('Line {0}', line);
    const label = vscode.l10n.t('Line {0} of {1}', line, titleOf(file));
    item.accessibilityInformation = { label, role: 'button' };
    item.show();
  };
  const all = (): void => {
    vscode.window.visibleTextEditors.forEach(number);
    where();
  };
  all();
  return vscode.Disposable.from(
    numbers,
    item,
    vscode.window.onDidChangeVisibleTextEditors(all),
    vscode.window.onDidChangeActiveTextEditor(all),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      number(textEditor);
    }),
    vscode.window.onDidChangeTextEditorSelection(() => {
      where();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      vscode.window.visibleTextEditors.filter((editor) => editor.document === document).forEach(number);
    }),
  );
}

function numbersOf({ document, visibleRanges }: vscode.TextEditor): vscode.DecorationOptions[] {
  const { before } = shownBy(document.uri);
  const width = String(before + document.lineCount).length;
  const lines = new Set<number>();
  for (const { start, end } of visibleRanges) {
    const last = Math.min(end.line + margin, document.lineCount - 1);
    for (let line = Math.max(0, start.line - margin); line <= last; line++) lines.add(line);
  }
  return Array.from(lines, (line) => ({
    range: new vscode.Range(line, 0, line, 0),
    renderOptions: { before: { contentText: String(before + line + 1).padStart(width, '\u2007') } },
  }));
}
