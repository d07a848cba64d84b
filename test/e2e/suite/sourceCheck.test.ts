/** The source of the workspace, checked while a transcript is open, and only then. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findingsOf, openTranscript, sample, transcriptLanguage } from './documents';
import { userSettings } from './settings';
import { until } from './until';

const source = (): vscode.Uri => sample('softfs/volume.c');

suite('source check', () => {
  const configure = userSettings();
  suiteTeardown(closeAll);

  test('the call that explains the finding has its warning while a transcript is open', async () => {
    await openTranscript('idle-thread-apc.txt');
    const [finding] = await until(
      'the warning',
      () => findingsOf(source()).length > 0 && findingsOf(source()),
    );
    assert.equal(finding?.code, 'stack-iosb-may-pend');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(source()));
    assert.match(text.split('\n')[finding.range.start.line] ?? '', /ZwWriteFile|iosb|IoStatus/i);
  });

  test('functions say on how many stacks they stand, and calls are marked', async () => {
    await openTranscript('idle-thread-apc.txt');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(source()));
    const titles = await until('the code lenses', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        source(),
        50,
      );
      const found = lenses.flatMap(({ command }) =>
        command?.command === 'kdscope.showStacks' ? [command.title] : [],
      );
      return found.length > 0 && found;
    });
    assert.ok(
      // A transcript that another suite closed may still be known.
      titles.some((title) => /^on (\d) stacks?, \1 crashed here/.test(title)),
      titles.join('; '),
    );
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      source(),
      new vscode.Range(0, 0, 1000, 0),
    );
    assert.ok(hints.length > 0);
  });

  test('a row of the stack leads to its function', async () => {
    const document = await openTranscript('rundown-deadlock.txt');
    const at = document.positionAt(document.getText().indexOf('php5ts!flock') + 8);
    const [place] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    const target = place && ('uri' in place ? place : { uri: place.targetUri, range: place.targetRange });
    assert.match(target?.uri.path ?? '', /sessions\.c$/);
  });

  test('a setting takes it away', async () => {
    await openTranscript('idle-thread-apc.txt');
    await configure('sourceChecks', false);
    await until('no warning', () => findingsOf(source()).length === 0);
    await configure('sourceChecks', undefined);
    await until('the warning', () => findingsOf(source()).length > 0);
  });

  test('it goes with the last transcript', async () => {
    await openTranscript('idle-thread-apc.txt');
    await until('the warning', () => findingsOf(source()).length > 0);
    await closeAll();
    // What a command opened outlives its editor for minutes; taken back to plain text, it is no transcript any more.
    const rest = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === transcriptLanguage);
    for (const document of rest) await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await until('no warning', () => findingsOf(source()).length === 0);
    // The refusal is remembered until it is taken back, and other suites open the same files.
    for (const document of rest) await vscode.languages.setTextDocumentLanguage(document, transcriptLanguage);
  });
});
