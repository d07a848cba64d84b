/** Copies lines for a bug report, without names, texts and addresses: `(treeNode?)`, or the selection. */
import * as vscode from 'vscode';
import type { Lines } from '../../shared/triage';
import { isTranscript } from '../client/activeTranscript';
import { shownBy } from '../client/slices';
import { nodeLinesArg } from './args';
import type { Command } from './command';

export const copyExcerpt: Command = async ({ server, transcripts }, node) => {
  const wanted = fromNode(transcripts.uri, node) ?? fromEditor();
  if (wanted === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a transcript first.'));
    return;
  }
  const { text, lines } = await server.excerpt({ uri: wanted.uri.toString(), lines: wanted.lines });
  await vscode.env.clipboard.writeText(text);
  // Not awaited: the notification may stay for as long as the user likes.
  void offerToShow(text, lines);
};

interface Wanted {
  readonly uri: vscode.Uri;
  readonly lines: Lines;
}

function fromNode(uri: vscode.Uri | undefined, node: unknown): Wanted | undefined {
  const lines = nodeLinesArg(node);
  return uri && lines && { uri, lines };
}

function fromEditor(): Wanted | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isTranscript(editor.document)) return undefined;
  const { start, end } = editor.selection;
  // A selection that ends before the first character of a line does not mean that line.
  const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  const { file, before } = shownBy(editor.document.uri);
  return { uri: file, lines: [before + start.line + 1, before + last] };
}

/** People look at what they send. */
async function offerToShow(text: string, [first, last]: Lines): Promise<void> {
  const show = vscode.l10n.t('Show');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Lines {0} to {1} were copied, with stand-ins for names, texts and addresses. Look through them before you send them.',
      first,
      last,
    ),
    show,
  );
  if (choice !== show) return;
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content: text, language: 'markdown' }),
  );
}
