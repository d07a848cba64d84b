/** Brings lines of a transcript into view: one place that decides in which editor, what is selected, and who caused it. */
import * as vscode from 'vscode';
import type { Lines } from '../../shared/triage';
import { movedBy, shownBy } from './slices';

export interface RevealOptions {
  /** The focus stays where it is: in the tree or in a webview. */
  readonly keepFocus?: boolean;
  /** Puts the cursor on the text of the first line instead of selecting all: what a hover needs. */
  readonly caret?: boolean;
  /** Selects these UTF-16 units of the first line, [start, end), instead of all. */
  readonly columns?: readonly [start: number, end: number];
  /** Whoever asked, so that the selection it causes is not reported back to it. */
  readonly origin?: object;
}

/** How long the lines stay marked, in milliseconds. */
const markTime = 1500;

/** Answers the document that shows a line of a file that is no document itself. */
interface SliceFinder {
  sliceOf(uri: vscode.Uri, line: number): Promise<vscode.Uri | undefined>;
}

export class Revealer implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #files: SliceFinder;
  readonly #mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
  });
  #timer: NodeJS.Timeout | undefined;
  #last: { readonly key: string; readonly origin: object } | undefined;

  constructor(log: vscode.LogOutputChannel, files: SliceFinder) {
    this.#log = log;
    this.#files = files;
  }

  /** Answers the editor, or undefined (after a message) when the document cannot be shown. `lines` beyond the end are cut. */
  async reveal(
    uri: vscode.Uri,
    lines: Lines,
    options: RevealOptions = {},
  ): Promise<vscode.TextEditor | undefined> {
    const { keepFocus = false, origin } = options;
    try {
      const shown = (await this.#files.sliceOf(uri, lines[0])) ?? uri;
      const document = openDocument(shown) ?? (await vscode.workspace.openTextDocument(shown));
      const range = rangeOf(document, movedBy(lines, -shownBy(shown).before));
      const selection = selectionIn(document, range, options);
      this.#last = origin && { key: keyOf(shown, selection), origin };
      const editor = await vscode.window.showTextDocument(document, {
        preserveFocus: keepFocus,
        viewColumn: columnOf(shown),
      });
      editor.selection = selection;
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      this.#decorate(editor, range);
      return editor;
    } catch (error) {
      this.#log.warn(`cannot show ${uri.toString()}: ${String(error)}`);
      void vscode.window.showWarningMessage(vscode.l10n.t('kdscope cannot show {0} in an editor.', uri.path));
      return undefined;
    }
  }

  /** Who caused this selection by asking for it; undefined when the user did. */
  originOf(uri: vscode.Uri, selection: vscode.Selection): object | undefined {
    return this.#last?.key === keyOf(uri, selection) ? this.#last.origin : undefined;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#mark.dispose();
  }

  #decorate(editor: vscode.TextEditor, range: vscode.Range): void {
    clearTimeout(this.#timer);
    for (const other of vscode.window.visibleTextEditors)
      if (other !== editor) other.setDecorations(this.#mark, []);
    editor.setDecorations(this.#mark, [range]);
    this.#timer = setTimeout(() => {
      editor.setDecorations(this.#mark, []);
    }, markTime);
  }
}

/** What an extension opens stays open for minutes after its editor is gone: a document that is open already is not opened. */
function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

function rangeOf(document: vscode.TextDocument, [first, last]: Lines): vscode.Range {
  return document.validateRange(new vscode.Range(first - 1, 0, last - 1, Number.MAX_SAFE_INTEGER));
}

function selectionIn(
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
  { caret = false, columns }: RevealOptions,
): vscode.Selection {
  if (columns) return new vscode.Selection(start.line, columns[0], start.line, columns[1]);
  return caret ? caretAt(document, start) : new vscode.Selection(start, end);
}

function caretAt(document: vscode.TextDocument, start: vscode.Position): vscode.Selection {
  const caret = start.with({ character: document.lineAt(start.line).firstNonWhitespaceCharacterIndex });
  return new vscode.Selection(caret, caret);
}

function keyOf(uri: vscode.Uri, { start, end }: vscode.Selection): string {
  return `${uri.toString()}#${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** Where the document already is; else the first column, so that it does not cover the panel that asked. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  const wanted = uri.toString();
  const shown = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === wanted,
  )?.viewColumn;
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
  );
  return shown ?? group?.viewColumn ?? vscode.ViewColumn.One;
}
