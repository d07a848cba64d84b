/** Which lines of which file a document shows: a slice a part, any other document all of itself. */
import * as vscode from 'vscode';
import { parseSlice, sliceScheme } from '../../shared/slice';
import type { Lines } from '../../shared/triage';

/** Lines of the document and of the file differ by `before`. */
export interface Shown {
  readonly file: vscode.Uri;
  readonly before: number;
}

export function shownBy(uri: vscode.Uri): Shown {
  const slice = uri.scheme === sliceScheme ? parseSlice(uri.toString()) : undefined;
  return slice === undefined
    ? { file: uri, before: 0 }
    : { file: vscode.Uri.parse(slice.file), before: slice.first - 1 };
}

export function movedBy([first, last]: Lines, lines: number): Lines {
  return [Math.max(1, first + lines), Math.max(1, last + lines)];
}
