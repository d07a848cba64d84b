/** Places in a transcript by what stands there, so that a test can be read next to the text. Lines are 1-based. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The position of a word on a line, a little inside it. */
export function at(document: vscode.TextDocument, line: number, word: string): vscode.Position {
  const column = document.lineAt(line - 1).text.indexOf(word);
  assert.ok(column >= 0, `line ${line} holds ${word}`);
  return new vscode.Position(line - 1, column + Math.min(2, word.length - 1));
}

export const firstLine = ({ start }: vscode.Range): number => start.line + 1;

export const wholeText = (document: vscode.TextDocument): vscode.Range =>
  new vscode.Range(0, 0, document.lineCount, 0);
