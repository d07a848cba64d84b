/** The wasm parser: loads, parses, gives up politely. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCParser } from '../../../../src/server/node/treeSitter';
import { wasmFolder } from '../sources/testParser';

describe('loadCParser', () => {
  it('parses C and C++ with UTF-16 offsets', async () => {
    const parser = await loadCParser(wasmFolder);
    const text = '/* 𝄞 */ int f(void) { return 0; }';
    const tree = parser?.parse(text);
    expect(tree?.root.type).toBe('translation_unit');
    expect(tree?.root.namedDescendantForIndex(text.indexOf('f('), text.indexOf('f(') + 1)?.text).toBe('f');
    tree?.delete();
  });

  it('gives each caller its own parser over one loaded grammar', async () => {
    const [one, two] = await Promise.all([loadCParser(wasmFolder), loadCParser(wasmFolder)]);
    const first = one?.parse('int a;');
    const second = two?.parse('int b;');
    expect([first?.root.text, second?.root.text]).toEqual(['int a;', 'int b;']);
    first?.delete();
    second?.delete();
  });

  it('answers undefined where the grammar is not', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'kdscope-'));
    expect(await loadCParser(empty)).toBeUndefined();
    rmSync(empty, { recursive: true });
    expect(await loadCParser(wasmFolder)).toBeDefined();
  });
});
