/** Debugger output is recognised by its text, wherever it comes from; everything else, and the user's own choice, is left alone. */
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, documentOf, open, sample, transcriptLanguage, untilTranscript } from './documents';
import { scratchFolder } from './scratch';
import { userSettings } from './settings';
import { until } from './until';

const textOf = (name: string): string => readFileSync(sample(name).fsPath, 'utf8');

/** Somebody tells a story and shows what the debugger said in between. */
const article = (): string => {
  const [first = '', second = ''] = textOf('idle-thread-apc.txt').split(/\n\n\n+/);
  return [
    'A machine stopped last week, and the cause was not where anyone looked first.',
    '',
    'This is the thread that stopped it:',
    '',
    first,
    '',
    'Nothing is wrong with that by itself. Another thread waits, as it should:',
    '',
    second,
    '',
    'The next part tells how the two belong together.',
  ].join('\n');
};

suite('detection', () => {
  const write = scratchFolder();
  const configure = userSettings();
  let count = 0;
  /** What is opened after another document is judged after it: when this one is known, so is the other. */
  const openJudged = async (): Promise<void> => {
    count += 1;
    await untilTranscript((await open(write(`judged${count}.log`, textOf('rundown-deadlock.txt')))).uri);
  };
  teardown(closeAll);

  const recognised: readonly (readonly [what: string, name: string, text: () => string])[] = [
    ['a log', 'saved.log', () => textOf('rundown-deadlock.txt')],
    ['a text file', 'pasted.txt', () => textOf('idle-thread-apc.txt')],
    ['an article with prose', 'article.txt', article],
    [
      'a log with Windows line ends',
      'crlf.log',
      () => textOf('rundown-deadlock.txt').replaceAll('\n', '\r\n'),
    ],
  ];
  for (const [what, name, text] of recognised) {
    test(`${what} becomes a transcript`, async () => {
      await untilTranscript((await open(write(name, text()))).uri);
    });
  }

  test('an untitled document becomes one when output is pasted into it', async () => {
    const untitled = await vscode.workspace.openTextDocument({ content: '' });
    const editor = await vscode.window.showTextDocument(untitled);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), textOf('rundown-deadlock.txt'));
    });
    await untilTranscript(untitled.uri);
  });

  const ignored: readonly (readonly [what: string, name: string, text: () => string])[] = [
    ['prose', 'letter.txt', () => 'Dear reader,\n\nnothing here was said by a debugger.\n'],
    ['the log of a build', 'build.log', () => '[12:00:01] compiling main.c\n[12:00:02] error C2065: x\n'],
    ['a transcript that is called otherwise', 'notes.md', () => textOf('rundown-deadlock.txt')],
  ];
  for (const [what, name, text] of ignored) {
    test(`${what} keeps its language`, async () => {
      const { uri, languageId } = await open(write(name, text()));
      await openJudged();
      assert.equal(documentOf(uri)?.languageId, languageId);
      assert.notEqual(languageId, transcriptLanguage);
    });
  }

  test('a document that was set back to plain text stays plain text, also when it is opened again', async () => {
    const { uri } = await open(write('refused.txt', textOf('rundown-deadlock.txt')));
    await vscode.languages.setTextDocumentLanguage(await untilTranscript(uri), 'plaintext');
    await openJudged();
    assert.equal(documentOf(uri)?.languageId, 'plaintext');
    await closeAll();
    await until('the document to close', () => documentOf(uri) === undefined);
    await open(uri);
    await openJudged();
    assert.equal(documentOf(uri)?.languageId, 'plaintext');
  });

  test('switched off, nothing is recognised until it is switched on', async () => {
    await configure('detection.enabled', false);
    const { uri, languageId } = await open(write('off.log', textOf('rundown-deadlock.txt')));
    // A name that needs no detection: whoever would judge the log has had its turn when this one is served.
    await untilTranscript((await open(write('named.windbg', textOf('rundown-deadlock.txt')))).uri);
    assert.equal(documentOf(uri)?.languageId, languageId);
    await configure('detection.enabled', true);
    await untilTranscript(uri);
  });
});
