/** Code actions: the next command to type, and the explanation. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openTranscript } from './documents';

const cases = [
  ['rundown-deadlock.txt', 34, 'Copy: !filelock fffffadf`ccf73250', 'Explain: file object deadlock'],
  ['idle-thread-apc.txt', 7, 'Copy: .trap a9750c80', 'Explain: skipped frames'],
] as const;

async function actionsAt(document: vscode.TextDocument, line: number): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(line - 1, 0, line - 1, 1),
  );
}

async function runAction(document: vscode.TextDocument, line: number, title: string): Promise<void> {
  const action = (await actionsAt(document, line)).find((one) => one.title === title);
  assert.ok(action?.command, `line ${line} offers "${title}"`);
  await vscode.commands.executeCommand(
    action.command.command,
    ...((action.command.arguments ?? []) as unknown[]),
  );
}

suite('code actions', () => {
  suiteTeardown(closeAll);

  for (const [name, line, copy, explain] of cases) {
    test(`what ${name} offers on line ${line}`, async () => {
      const document = await openTranscript(name);
      const titles = (await actionsAt(document, line)).map(({ title }) => title);
      assert.ok(titles.includes(copy) && titles.includes(explain), titles.join('\n'));
    });

    test(`${copy} copies`, async () => {
      await runAction(await openTranscript(name), line, copy);
      assert.equal(await vscode.env.clipboard.readText(), copy.slice('Copy: '.length));
    });

    test(`${explain} goes to the line`, async () => {
      await runAction(await openTranscript(name), line, explain);
      assert.equal(vscode.window.activeTextEditor?.selection.active.line, line - 1);
    });
  }

  test('a line without a finding offers nothing', async () => {
    assert.deepEqual(await actionsAt(await openTranscript('rundown-deadlock.txt'), 70), []);
  });
});
