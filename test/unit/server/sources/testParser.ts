/** The real parser for the tests of the source side, loaded once per test file. */
import { join } from 'node:path';
import { loadCParser } from '../../../../src/server/node/treeSitter';
import type { CParser, Language } from '../../../../src/server/sources/sourceHost';

export const wasmFolder = join(import.meta.dirname, '../../../../node_modules/@vscode/tree-sitter-wasm/wasm');

export async function testParser(language?: Language): Promise<CParser> {
  const parser = await loadCParser(wasmFolder, language);
  if (!parser) throw new Error('tree-sitter did not load');
  return parser;
}
