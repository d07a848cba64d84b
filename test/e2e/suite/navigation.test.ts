/** Where a word leads: definition, references, highlights. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openTranscript } from './documents';
import { at, firstLine } from './places';

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

type Case = readonly [what: string, sample: string, line: number, word: string, leads: readonly string[]];

const definitions: readonly Case[] = [
  ['an address inside a FILE_OBJECT', rundown, 34, 'fffffadfccf732d0', [`${rundown}:63`]],
  ['the address of one', rundown, 62, 'fffffadf`ccf73250', [`${rundown}:63`]],
  ['the thread of an IRP', rundown, 86, 'fffffadfccea27d0', [`${rundown}:106`]],
  ['a frame whose source is in the workspace', idle, 9, 'SoftFSQueueSyncWorker', ['volume.c:203']],
];

const references: readonly Case[] = [
  [
    'an address, however it is written',
    rundown,
    62,
    'fffffadf`ccf73250',
    [62, 80, 81, 91].map((line) => `${rundown}:${line}`),
  ],
  ['a function', rundown, 50, 'KeWaitForSingleObject', [50, 123].map((line) => `${rundown}:${line}`)],
  ['a function on a stale row', idle, 7, 'SoftFSProcessRequest', [7, 51].map((line) => `${idle}:${line}`)],
];

interface Place {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

const placeOf = (found: vscode.Location | vscode.LocationLink): Place =>
  'targetUri' in found ? { uri: found.targetUri, range: found.targetRange } : found;

const short = ({ uri, range }: Place): string => `${uri.path.replace(/^.*\//, '')}:${firstLine(range)}`;

suite('navigation', () => {
  suiteTeardown(closeAll);

  const check = (kind: string, command: string, cases: readonly Case[]): void => {
    for (const [what, sample, line, word, leads] of cases) {
      test(`${kind}: ${what}`, async () => {
        const document = await openTranscript(sample);
        const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          command,
          document.uri,
          at(document, line, word),
        );
        assert.deepEqual(
          found.map((one) => short(placeOf(one))),
          leads,
        );
      });
    }
  };
  check('definition', 'vscode.executeDefinitionProvider', definitions);
  check('references', 'vscode.executeReferenceProvider', references);

  test('highlights: every mention of an address', async () => {
    const document = await openTranscript(rundown);
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      at(document, 80, 'fffffadf`ccf73250'),
    );
    assert.deepEqual(
      found.map(({ range }) => firstLine(range)),
      [62, 80, 81, 91],
    );
  });
});
