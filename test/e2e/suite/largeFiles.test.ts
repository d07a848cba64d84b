/** What VS Code hands to no extension: a log above 50 MB, read from disk, explored in slices. */
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { FileEvent } from '../../../src/shared/requests';
import type { TreeNode } from '../../../src/shared/viewModel';
import { closeAll, sample } from './documents';
import { activeApi, findExtension } from './extension';
import { until } from './until';

const megabyte = 1024 * 1024;
const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`kdscope.${command}`, ...args);

/** Writes a log of so many megabytes, with a deadlock at its end. */
function writeLog(file: string, megabytes: number): vscode.Uri {
  const generator = path.join(findExtension().extensionPath, 'test/bench/genlog.mjs');
  const descriptor = openSync(file, 'w');
  execFileSync(process.execPath, [generator, String(megabytes * megabyte)], {
    stdio: ['ignore', descriptor, 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  closeSync(descriptor);
  appendFileSync(file, `\n${readFileSync(sample('rundown-deadlock.txt').fsPath, 'utf8')}`);
  return vscode.Uri.file(file);
}

const isSlice = (editor: vscode.TextEditor | undefined): editor is vscode.TextEditor =>
  editor?.document.uri.scheme === 'kdscope-slice';
/** The slice in front, once its selection holds this text. */
const untilSlice = (text: string): Promise<vscode.TextEditor> =>
  until(`a slice with ${text}`, () => {
    const editor = vscode.window.activeTextEditor;
    if (!isSlice(editor)) return undefined;
    return editor.document.lineAt(editor.selection.start).text.includes(text) ? editor : undefined;
  });
const firstOf = (editor: vscode.TextEditor): number =>
  Number(/-L(\d+)\.windbg$/.exec(editor.document.uri.path)?.[1]);

suite('files above 50 MB', () => {
  let folder = '';
  let uri: vscode.Uri;
  const events: FileEvent[] = [];
  let subscription: vscode.Disposable | undefined;

  async function nodes(): Promise<TreeNode[]> {
    const { tree } = await activeApi();
    const all: TreeNode[] = [];
    const walk = async (node?: TreeNode): Promise<void> => {
      for (const child of await tree.getChildren(node)) {
        all.push(child);
        await walk(child);
      }
    };
    await walk();
    return all;
  }

  suiteSetup(async function () {
    this.timeout(120_000);
    await closeAll();
    folder = mkdtempSync(path.join(tmpdir(), 'kdscope-large-'));
    uri = writeLog(path.join(folder, 'large.log'), 60);
    assert.ok(statSync(uri.fsPath).size > 50 * megabyte);
    subscription = (await activeApi()).client().onFile((event) => events.push(event));
  });
  suiteTeardown(async () => {
    subscription?.dispose();
    await run('closeFile');
    await closeAll();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a cancelled analysis leaves nothing', async function () {
    this.timeout(60_000);
    let done = false;
    const analyzing = Promise.resolve(run('analyzeFile', uri)).then(() => (done = true));
    await until('the end of the analysis', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return done;
    });
    await analyzing;
    assert.ok((await nodes()).length < 200);
  });

  test('Analyze File fills the tree', async function () {
    this.timeout(120_000);
    await run('analyzeFile', uri);
    const kinds = new Set(
      await until('the tree', async () => {
        const found = (await nodes()).map(({ kind }) => kind);
        return found.length > 100 && found;
      }),
    );
    for (const kind of ['session', 'finding', 'thread', 'process'] as const) assert.ok(kinds.has(kind), kind);
  });

  test('a finding opens the part of the file that proves it, with every feature', async () => {
    const lines = readFileSync(uri.fsPath, 'utf8').split('\n');
    const finding = (await nodes()).find(
      ({ kind, severity }) => kind === 'finding' && severity === 'warning',
    );
    assert.ok(finding?.lines, 'a finding with lines');
    const [line] = finding.lines;
    await run('reveal', uri, finding.lines, false);
    const editor = await untilSlice((lines[line - 1] ?? '').trim());
    const { document, selection } = editor;
    assert.equal(firstOf(editor) + selection.start.line, line);
    assert.equal(document.languageId, 'windbg');
    assert.equal(
      document.getText(),
      lines.slice(firstOf(editor) - 1, firstOf(editor) - 1 + document.lineCount).join('\n'),
    );
    assert.equal(editor.options.lineNumbers, vscode.TextEditorLineNumbersStyle.Off);

    const at = document.positionAt(document.getText().indexOf('fffffadfccf732d0') + 2);
    const ask = <T>(feature: string, ...args: unknown[]): Thenable<T[]> =>
      vscode.commands.executeCommand<T[]>(`vscode.execute${feature}`, document.uri, ...args);
    const [hover] = await ask<vscode.Hover>('HoverProvider', at);
    assert.match(
      (hover?.contents[0] as vscode.MarkdownString).value,
      /FILE_OBJECT fffffadf`ccf73250 \+ 0x80/,
    );
    const [place] = await ask<vscode.Location>('DefinitionProvider', at);
    assert.equal(place?.uri.scheme, 'kdscope-slice');
    const target = await vscode.workspace.openTextDocument(place.uri);
    assert.match(target.lineAt(place.range.start).text, /\\Temp\\php/);
    assert.ok((await ask('DocumentSymbolProvider')).length > 0);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      document.uri,
      new vscode.Range(0, 0, 100, 0),
    );
    assert.ok(tokens.data.length > 0);
    await until('findings in Problems', () => vscode.languages.getDiagnostics(document.uri).length > 0);
  });

  test('Search opens the part that holds a match', async () => {
    const running = run('searchFile', 'Image: proc100.exe');
    const isShown = (): boolean => {
      const editor = vscode.window.activeTextEditor;
      return isSlice(editor) && editor.document.getText(editor.selection) === 'Image: proc100.exe';
    };
    await until('the match', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return isShown();
    });
    await running;
  });

  test('from part to part, and to a line', async () => {
    await run('goToLine', 1);
    const editor = await untilSlice('!process 0 1f');
    assert.equal(firstOf(editor), 1);
    await run('nextSlice');
    const next = await until('the next part', () => {
      const { activeTextEditor } = vscode.window;
      return isSlice(activeTextEditor) && firstOf(activeTextEditor) > 1 ? activeTextEditor : undefined;
    });
    assert.equal(firstOf(next), 1 + editor.document.getText().split('\n').length - 1);
    await run('previousSlice');
    await until('the first part', () => {
      const { activeTextEditor } = vscode.window;
      return isSlice(activeTextEditor) && firstOf(activeTextEditor) === 1;
    });
  });

  test('what is appended is understood', async function () {
    this.timeout(60_000);
    appendFileSync(uri.fsPath, '\n0: kd> !irp fffffa8012345670\nIrp is active with 1 stacks 1 is current\n');
    await until('the growth', () => events.some(({ what }) => what === 'grown'), 50_000);
  });

  test('the end stays in view when it comes to lie in another part', async function () {
    this.timeout(120_000);
    await run('goToLine', 1e9);
    const editor = await until('the last part', () => {
      const { activeTextEditor } = vscode.window;
      return isSlice(activeTextEditor) && firstOf(activeTextEditor) > 1 ? activeTextEditor : undefined;
    });
    await until('its end in view', () =>
      editor.visibleRanges.some(({ end }) => end.line >= editor.document.lineCount - 1),
    );
    const first = firstOf(editor);
    const threads = Array.from(
      { length: 9000 },
      (_, index) =>
        `THREAD fffffa80${(0x12000000 + index * 0x1000).toString(16)}  Cid 0100.${index.toString(16)}`,
    );
    appendFileSync(uri.fsPath, `0: kd> !process 0 2\n${threads.join('\n')}\n0: kd> .logclose\n`);
    await until(
      'the new end',
      () => {
        const { activeTextEditor } = vscode.window;
        return (
          isSlice(activeTextEditor) &&
          firstOf(activeTextEditor) > first &&
          activeTextEditor.visibleRanges.some(
            ({ end }) => end.line >= activeTextEditor.document.lineCount - 2,
          )
        );
      },
      50_000,
    );
  });

  test('that the file is gone is said, and what was read of it stays', async () => {
    unlinkSync(uri.fsPath);
    await until('the notice', () => events.some(({ what }) => what === 'gone'));
    await run('goToLine', 1);
    await untilSlice('!process 0 1f');
  });

  test('Close Analyzed File closes its slices', async () => {
    await run('closeFile');
    await until('the slices to close', () => !vscode.window.visibleTextEditors.some(isSlice));
    assert.ok((await nodes()).length < 200, 'the tree of another transcript, or none');
  });
});
