/** What a transcript is called in a title. */
import type { Uri } from 'vscode';

export function titleOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
