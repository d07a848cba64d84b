/** Findings follow the text as it is edited. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findingsOf, openTranscript } from './documents';
import { until } from './until';

const has = (uri: vscode.Uri, code: string): boolean => findingsOf(uri).some((one) => one.code === code);

suite('editing', () => {
  suiteTeardown(closeAll);

  test('without its wait object a thread is in no deadlock, and undo brings it back', async () => {
    const { uri } = await openTranscript('rundown-deadlock.txt');
    const before = findingsOf(uri).length;
    assert.ok(has(uri, 'file-object-deadlock'));
    const edit = new vscode.WorkspaceEdit();
    edit.delete(uri, new vscode.Range(33, 0, 34, 0));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('the finding to go', () => !has(uri, 'file-object-deadlock'));
    await vscode.commands.executeCommand('undo');
    await until('the finding to come back', () => has(uri, 'file-object-deadlock'));
    assert.equal(findingsOf(uri).length, before);
  });

  test('lines above move a finding along', async () => {
    const { uri } = await openTranscript('rundown-deadlock.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '\n\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('the finding two lines below', () =>
      findingsOf(uri).some(({ code, range }) => code === 'file-object-deadlock' && range.start.line === 35),
    );
    await vscode.commands.executeCommand('undo');
    await until('the finding where it was', () =>
      findingsOf(uri).some(({ code, range }) => code === 'file-object-deadlock' && range.start.line === 33),
    );
  });
});
