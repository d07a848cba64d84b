/** The shape of a transcript: outline and folding. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openTranscript } from './documents';
import { firstLine } from './places';

/** Symbols from the outline, each on the way to it. */
const paths: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'rundown-deadlock.txt': [
    ['user mode, live', '~1k', 'stack: ntdll_7d600000!NtWaitForSingleObject'],
    ['kernel, local', '!process 0n4904', 'THREAD rrdtool.exe 1328.1348', 'Candidate deadlock'],
    ['kernel, local', '!process 0n4904', 'THREAD rrdtool.exe 1328.1348', 'stack: nt!KiSwapContext'],
    ['kernel, local', '!fileobj', '\\Temp\\php\\session\\'],
    ['kernel, local', '!irpfind', 'IRP fffffadf`cc225380'],
    ['kernel, local', '!thread', 'THREAD w3wp.exe 10f8.138c'],
    ['user mode, live', 'dd @esp+4', 'memory 014edf48'],
  ],
  'idle-thread-apc.txt': [
    ['text', 'stack: nt!KiTrap0E', 'k skipped'],
    ['text', 'raw stack'],
  ],
};

/** First and last line of ranges that can be folded. */
const folds: Readonly<Record<string, readonly string[]>> = {
  'rundown-deadlock.txt': ['26-60', '33-60', '47-60', '62-78', '80-93', '106-126', '140-143'],
  'idle-thread-apc.txt': ['1-13', '16-28', '31-59'],
};

/** How far the path leads into the outline. */
function reached(symbols: readonly vscode.DocumentSymbol[], [head, ...rest]: readonly string[]): boolean {
  if (head === undefined) return true;
  return symbols.some(({ name, children }) => name.startsWith(head) && reached(children, rest));
}

suite('structure', () => {
  suiteTeardown(closeAll);

  for (const [name, expected] of Object.entries(paths)) {
    test(`the outline of ${name}`, async () => {
      const { uri } = await openTranscript(name);
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        uri,
      );
      assert.deepEqual(
        expected.filter((path) => !reached(symbols, path)),
        [],
      );
    });
  }

  for (const [name, expected] of Object.entries(folds)) {
    test(`what folds in ${name}`, async () => {
      const { uri } = await openTranscript(name);
      const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        uri,
      );
      const found = ranges.map(({ start, end }) => `${start + 1}-${end + 1}`);
      assert.deepEqual(
        expected.filter((range) => !found.includes(range)),
        [],
      );
    });
  }

  test('a symbol of the outline leads to its first line', async () => {
    const { uri } = await openTranscript('rundown-deadlock.txt');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    const threads = (nodes: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
      nodes.flatMap((node) => [...(node.name.startsWith('THREAD') ? [node] : []), ...threads(node.children)]);
    assert.deepEqual(
      threads(symbols).map(({ selectionRange }) => firstLine(selectionRange)),
      [33, 106],
    );
  });
});
