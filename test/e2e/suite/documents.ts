/** Documents as a user opens and closes them: held by their editors alone, so that closing an editor closes the document. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

export const transcriptLanguage = 'windbg';

/** A file of the workspace, which is a folder of the bundled samples. */
export function sample(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the samples are the workspace');
  return vscode.Uri.joinPath(folder.uri, name);
}

/**
 * Opens a file as the explorer does. Not by `openTextDocument`: what an extension opens stays open for minutes after its
 * editor is gone.
 */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const isIt = ({ document }: vscode.TextEditor): boolean => document.uri.toString() === uri.toString();
  const editor = await until(`an editor of ${uri.path}`, () => vscode.window.visibleTextEditors.find(isIt));
  return editor.document;
}

/** The document of this name, whatever language it has got by now. */
export function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

export async function untilTranscript(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return until(`the language of ${uri.path}`, () => {
    const document = documentOf(uri);
    return document?.languageId === transcriptLanguage ? document : undefined;
  });
}

export const findingsOf = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'kdscope');

/** Opens a sample and waits until it has been analyzed. */
export async function openTranscript(name: string): Promise<vscode.TextDocument> {
  await open(sample(name));
  const document = await untilTranscript(sample(name));
  await until(`the findings of ${name}`, () => findingsOf(document.uri).length > 0);
  return document;
}

/** Gives up what was typed and closes every editor. */
export async function closeAll(): Promise<void> {
  for (const { uri, isDirty } of vscode.workspace.textDocuments) {
    if (!isDirty) continue;
    await vscode.commands.executeCommand('vscode.open', uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
