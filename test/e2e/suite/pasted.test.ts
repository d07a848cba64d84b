/** What is done with pasted text: repaired in one step, and given away without what is nobody's business. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, transcriptLanguage } from './documents';
import { until } from './until';

const quoted = [
  '> 0: kd> !process 0 0',
  '> PROCESS ffffb20a16a1c080',
  '>     SessionId: 1  Cid: 0af4    Peb: 5d1a2f6000  ParentCid: 0310',
  '>     Image: updater.exe',
  '>',
  '> 0: kd> !whatisthis C:\\Users\\mkowalski\\notes.bin',
  '> Frobnicated by mkowalski at ffffb20a`11112280',
  '> 0: kd> k',
  '> Child-SP          RetAddr               Call Site',
  '> ffffb20a`7f3d1c40 fffff805`31204d10     nt!KeBugCheckEx',
  '',
].join('\n');

/** An untitled transcript in an editor. */
async function show(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language: transcriptLanguage });
  return vscode.window.showTextDocument(document);
}

const lineOf = (document: vscode.TextDocument, text: string): number =>
  document
    .getText()
    .split('\n')
    .findIndex((line) => line.includes(text));

suite('pasted transcripts', () => {
  suiteTeardown(closeAll);

  test('Normalize repairs the text, and one undo restores it', async () => {
    const { document } = await show(quoted);
    await vscode.commands.executeCommand('kdscope.normalizeTranscript');
    await until('the marks to go', () => !/^>/m.test(document.getText()));
    assert.match(document.getText(), /^0: kd> !process 0 0\r?\nPROCESS ffffb20a16a1c080/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText().replaceAll('\r', ''), quoted);
  });

  test('Normalize leaves a text without damage as it is', async () => {
    const { document } = await show('0: kd> !irql\nDebugger saved IRQL for processor 0x0 -- 0 (LOW_LEVEL)\n');
    const { version } = document;
    await vscode.commands.executeCommand('kdscope.normalizeTranscript');
    assert.equal(document.version, version);
  });

  test('Copy Scrubbed Excerpt copies the selection without names and addresses', async () => {
    const editor = await show(quoted.replace(/^> ?/gm, ''));
    const line = lineOf(editor.document, 'Frobnicated');
    editor.selection = new vscode.Selection(line, 0, line + 1, 0);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('kdscope.copyExcerpt');
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^kdscope \S+; /);
    assert.match(copied, /^Frobnicated by [a-z]{9} at ffffb[0-9a-f]{3}`[0-9a-f]{5}280$/m);
    assert.doesNotMatch(copied, /kowalski|11112280/);
  });

  test('Copy Scrubbed Excerpt takes the lines of a tree node', async () => {
    const { document } = await show(quoted.replace(/^> ?/gm, ''));
    const line = lineOf(document, 'Frobnicated') + 1;
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('kdscope.copyExcerpt', { kind: 'problem', lines: [line, line] });
    assert.match(await vscode.env.clipboard.readText(), /^Frobnicated by [a-z]{9} /m);
  });
});
