/** A log that is still written: VS Code reloads it, and where its end was in view, the end stays in view. */
import * as assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, open, sample, untilTranscript } from './documents';
import { scratchFolder } from './scratch';
import { userSettings } from './settings';
import { until } from './until';

suite('a growing log', () => {
  const write = scratchFolder();
  const configure = userSettings();
  const text = readFileSync(sample('rundown-deadlock.txt').fsPath, 'utf8');
  teardown(closeAll);

  /** Opens a log at a line, lets it grow by a screen or two, and answers whether its end is in view. */
  async function grow(name: string, line: (document: vscode.TextDocument) => number): Promise<() => boolean> {
    const uri = write(name, text);
    await open(uri);
    const document = await untilTranscript(uri);
    const editor = await until('its editor', () =>
      vscode.window.visibleTextEditors.find((one) => one.document.uri.toString() === uri.toString()),
    );
    const at = line(document);
    editor.revealRange(new vscode.Range(at, 0, at, 0));
    await until('the line in view', () =>
      editor.visibleRanges.some(({ start, end }) => start.line <= at && at <= end.line),
    );
    const before = document.lineCount;
    appendFileSync(uri.fsPath, text);
    await until('the reloaded text', () => document.lineCount > before);
    return () => (editor.visibleRanges.at(-1)?.end.line ?? 0) >= document.lineCount - 2;
  }

  const end = ({ lineCount }: vscode.TextDocument): number => lineCount - 1;

  test('stays at its end', async () => {
    const isAtEnd = await grow('tail.log', end);
    await until('the end in view', isAtEnd);
  });

  test('stays where it was when that was not the end', async () => {
    const isAtEnd = await grow('head.log', () => 0);
    assert.ok(!isAtEnd());
  });

  test('stays where it was when the user wants that', async () => {
    await configure('followTail', false);
    const isAtEnd = await grow('off.log', end);
    assert.ok(!isAtEnd());
  });
});
