/** What stands beside the text: inlay hints, code lenses, semantic tokens. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openTranscript } from './documents';
import { firstLine, wholeText } from './places';
import { userSettings } from './settings';
import { until } from './until';

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

async function hintsOf(document: vscode.TextDocument): Promise<string[]> {
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    wholeText(document),
  );
  return hints.map(({ position, label }) => {
    const text = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
    return `${position.line + 1} ${text}`;
  });
}

async function lensesOf({ uri }: vscode.TextDocument): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
  );
  return lenses.map(({ range, command }) => `${firstLine(range)} ${command?.title ?? ''}`);
}

/** Each token as `type text`, with `~` before those that are struck. */
async function tokensOf(document: vscode.TextDocument, range: vscode.Range): Promise<string[]> {
  const { tokenTypes } = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
    'vscode.provideDocumentRangeSemanticTokensLegend',
    document.uri,
    range,
  );
  const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>(
    'vscode.provideDocumentRangeSemanticTokens',
    document.uri,
    range,
  );
  const found: string[] = [];
  let [line, start] = [0, 0];
  for (let index = 0; index < data.length; index += 5) {
    const [deltaLine = 0, deltaStart = 0, length = 0, type = 0, modifiers = 0] = data.slice(index, index + 5);
    line += deltaLine;
    start = deltaLine === 0 ? start + deltaStart : deltaStart;
    const text = document.lineAt(line).text.slice(start, start + length);
    found.push(`${modifiers > 0 ? '~' : ''}${tokenTypes[type] ?? '?'} ${text}`);
  }
  return found;
}

const missing = (expected: readonly string[], found: readonly string[]): string[] =>
  expected.filter((one) => !found.includes(one));

suite('annotations', () => {
  const configure = userSettings();
  suiteTeardown(closeAll);

  test('inlay hints name codes, and a setting takes them away', async () => {
    const document = await openTranscript(rundown);
    const expected = [
      '21 0x1328',
      '21 STATUS_PROCESS_IS_TERMINATING',
      '27 0n4904',
      '91 IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK',
      '91 SL_EXCLUSIVE_LOCK | SL_PENDING_RETURNED',
    ];
    assert.deepEqual(missing(expected, await hintsOf(document)), []);
    await configure('inlayHints', false);
    await until('no hints', async () => (await hintsOf(document)).length === 0);
    await configure('inlayHints', undefined);
    await until('hints', async () => (await hintsOf(document)).length > 0);
  });

  test('code lenses open views, and a setting takes them away', async () => {
    const document = await openTranscript(rundown);
    const expected = ['33 Deadlock: open wait graph', '33 Open stack', '85 Open IRP stack', '106 Open stack'];
    assert.deepEqual(missing(expected, await lensesOf(document)), []);
    await configure('codeLenses', false);
    await until('no lenses', async () => (await lensesOf(document)).length === 0);
    await configure('codeLenses', undefined);
    await until('lenses', async () => (await lensesOf(document)).length > 0);
  });

  test('a story has its lens', async () => {
    const lenses = await lensesOf(await openTranscript(idle));
    assert.ok(
      lenses.some((lens) => lens.startsWith('31 Open timeline')),
      lenses.join('\n'),
    );
  });

  test('semantic tokens of a range: frames, and the row that is struck', async () => {
    const document = await openTranscript(idle);
    const tokens = await tokensOf(document, new vscode.Range(6, 0, 9, 0));
    const expected = [
      '~module sftfsXP',
      '~function SoftFSProcessRequest',
      'function SoftFSQueueSyncWorker',
      'address a9750dac',
    ];
    assert.deepEqual(missing(expected, tokens), []);
    assert.ok(!tokens.some((token) => token.includes('KeAcquireInStackQueuedSpinLock')), 'the range alone');
  });
});
