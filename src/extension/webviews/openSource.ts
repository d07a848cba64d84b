/** Opens the source of the frame that an editor has selected, where its definition leads to a file of the workspace. */
import * as vscode from 'vscode';

/** Without a source the frame stays selected, which is all that can be shown of it. */
export async function openSource(editor: vscode.TextEditor | undefined): Promise<void> {
  if (editor === undefined) return;
  const { document, selection } = editor;
  const { end } = document.lineAt(selection.start.line).range;
  const found = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    end,
  );
  const [first] = found;
  if (first === undefined) return;
  const [uri, range] = 'uri' in first ? [first.uri, first.range] : [first.targetUri, first.targetRange];
  await vscode.window.showTextDocument(uri, {
    selection: range,
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.One,
  });
}
