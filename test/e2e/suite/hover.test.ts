/** Hovers: what each kind of word on a line is explained as. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openTranscript } from './documents';
import { at } from './places';

interface Case {
  readonly what: string;
  readonly sample: string;
  readonly line: number;
  readonly word: string;
  /** All of them stand in the hover. */
  readonly says: readonly (string | RegExp)[];
}

const rundown = 'rundown-deadlock.txt';
const idle = 'idle-thread-apc.txt';

const cases: readonly Case[] = [
  {
    what: 'a wait object is the Lock of a FILE_OBJECT',
    sample: rundown,
    line: 34,
    word: 'fffffadfccf732d0',
    says: [/FILE_OBJECT fffffadf`ccf73250 \+ 0x80 \(Lock\)/, 'file-object-deadlock', '!filelock'],
  },
  {
    what: 'another is its Event',
    sample: rundown,
    line: 107,
    word: 'fffffadfccf732e8',
    says: [/FILE_OBJECT fffffadf`ccf73250 \+ 0x98 \(Event\)/],
  },
  {
    what: 'an NTSTATUS',
    sample: rundown,
    line: 21,
    word: '0xC000010A',
    says: ['STATUS_PROCESS_IS_TERMINATING'],
  },
  {
    what: 'a frame',
    sample: rundown,
    line: 51,
    word: 'IopAcquireFileObjectLock',
    says: ['nt!IopAcquireFileObjectLock', 'synchronous file object', /returns to/],
  },
  {
    what: 'a frame that is none',
    sample: idle,
    line: 7,
    word: 'SoftFSProcessRequest',
    says: ['Not a frame of this stack', 'volume.c'],
  },
  {
    what: 'an IRP stack location',
    sample: rundown,
    line: 91,
    word: '11',
    says: ['IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK', 'SL_EXCLUSIVE_LOCK', 'Length'],
  },
  {
    what: 'the flags of a FILE_OBJECT',
    sample: rundown,
    line: 67,
    word: '0x40042',
    says: ['FO_SYNCHRONOUS_IO', 'FO_CACHE_SUPPORTED', 'FO_HANDLE_CREATED'],
  },
  {
    what: 'a Cid',
    sample: rundown,
    line: 33,
    word: '1328.1348',
    says: ['4904', '4936', 'rrdtool.exe'],
  },
  {
    what: 'a tick count',
    sample: rundown,
    line: 38,
    word: '367515',
    says: ['1 h 35 min 42', '15.625 ms'],
  },
];

suite('hover', () => {
  suiteTeardown(closeAll);

  for (const { what, sample, line, word, says } of cases) {
    test(what, async () => {
      const document = await openTranscript(sample);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at(document, line, word),
      );
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content as vscode.MarkdownString).value)
        .join('\n');
      for (const part of says)
        assert.ok(typeof part === 'string' ? text.includes(part) : part.test(text), `${part} in:\n${text}`);
      assert.ok(!text.includes('!['), 'no image would load');
    });
  }
});
