/** Opens the source of the frame that an editor has selected, where its definition leads to a file of the workspace. */
import * as vscode from 'vscode';

export async function openSource(editor: vscode.TextEditor | undefined): Promise<void> {
  if (editor === undefined) return;
  const { document, selection } = editor;
  const { end } = document.lineAt(selection.start.line).range;
  const found = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    end,
  );
  const place = found.map(placeOf).find(({ uri }) => uri.toString() !== document.uri.toString());
  if (place === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No source file of the workspace holds the function of this frame.'),
    );
    return;
  }
  await vscode.window.showTextDocument(place.uri, {
    selection: place.range,
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.One,
  });
}

function placeOf(found: vscode.Location | vscode.LocationLink): Pick<vscode.Location, 'uri' | 'range'> {
  return 'uri' in found ? found : { uri: found.targetUri, range: found.targetRange };
}
