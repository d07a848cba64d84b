/** The extension wakes where a transcript is open, and recognises one that is called .log. */
import * as assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { until } from './until';

const findExtension = (): vscode.Extension<unknown> => {
  const extension = vscode.extensions.getExtension('kdscope.kdscope');
  assert.ok(extension, 'the extension is known to this VS Code');
  return extension;
};

suite('activation', () => {
  let folder: string;

  suiteSetup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kdscope-suite-'));
  });

  suiteTeardown(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('a transcript saved as .log becomes the language windbg', async () => {
    const samples = path.join(findExtension().extensionPath, 'samples');
    const sample = readdirSync(samples, { recursive: true, encoding: 'utf8' }).find((name) =>
      /\.(txt|log|windbg)$/.test(name),
    );
    assert.ok(sample, 'there is a bundled sample');
    const log = path.join(folder, 'saved.log');
    copyFileSync(path.join(samples, sample), log);
    await vscode.window.showTextDocument(vscode.Uri.file(log));
    await until('the language windbg', () =>
      vscode.workspace.textDocuments.some((open) => open.uri.fsPath === log && open.languageId === 'windbg'),
    );
  });

  test('the extension is active', async () => {
    const extension = findExtension();
    await until('activation', () => extension.isActive);
  });
});
