/** The extension wakes by itself, and answers with what tests need. */
import * as assert from 'node:assert/strict';
import { activeApi, findExtension } from './extension';

suite('activation', () => {
  test('the extension is active without anybody asking for it', async () => {
    const api = await activeApi();
    assert.equal(typeof api.client, 'function');
  });

  test('it runs where the files are', () => {
    assert.deepEqual((findExtension().packageJSON as { extensionKind: unknown }).extensionKind, [
      'workspace',
    ]);
  });
});
