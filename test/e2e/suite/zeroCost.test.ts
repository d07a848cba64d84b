/** What a window without a transcript pays: the detector, and nothing else. The first suite to run, for a client stays loaded. */
import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { closeAll, open, openTranscript } from './documents';
import { activeApi, findExtension } from './extension';
import { scratchFolder } from './scratch';

/** The extension host loads every extension through this one cache. */
const isLoaded = (bundle: string): boolean =>
  path.join(findExtension().extensionPath, 'dist', bundle) in require.cache;

suite('zero cost', () => {
  const write = scratchFolder();
  suiteTeardown(closeAll);

  test('a window with a plain text file loads the detector alone', async () => {
    const api = await activeApi();
    const notes = await open(write('notes.txt', 'Bring milk.\nCall the plumber about the leak at 10:30.\n'));
    assert.equal(notes.languageId, 'plaintext');
    assert.equal(api.sniffed, 0);
    assert.deepEqual([isLoaded('extension.js'), isLoaded('client.js')], [true, false]);
  });

  test('the first transcript loads the client', async () => {
    await openTranscript('rundown-deadlock.txt');
    assert.equal((await activeApi()).sniffed, 1);
    assert.ok(isLoaded('client.js'));
  });
});
