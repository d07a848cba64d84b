/** Shows a document as a transcript, whatever its name says. */
import * as vscode from 'vscode';
import { isTranscript } from '../client/activeTranscript';
import { transcriptLanguage } from '../detect/detector';

export async function openTranscript(document: vscode.TextDocument): Promise<void> {
  const transcript = isTranscript(document)
    ? document
    : await vscode.languages.setTextDocumentLanguage(document, transcriptLanguage);
  await vscode.window.showTextDocument(transcript, { preview: false });
}
