/** The only helpers that call the features: tests state a marked transcript and what is expected, nothing else. */
import { expect } from 'vitest';
import { definition } from '../../src/server/features/definition';
import { documentSymbols } from '../../src/server/features/documentSymbols';
import { folding } from '../../src/server/features/folding';
import { highlights } from '../../src/server/features/highlights';
import { hover } from '../../src/server/features/hover/hover';
import { inlayHints } from '../../src/server/features/inlayHints';
import type { Locate } from '../../src/server/features/locate';
import { references } from '../../src/server/features/references';
import { semanticTokens, tokenTypes } from '../../src/server/features/semanticTokens';
import { finish } from '../../src/server/transcript/steps';
import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import { analyze } from './analyze';
import { labelOf, readMarked, writeMarked } from './marked';

/** The hover at the cursor, or an empty text. */
export async function hoverAt(source: string, locate?: Locate): Promise<string> {
  const { text, cursor } = readMarked(source);
  return hoverOf(await hover(await analyze(text), cursor, locate));
}

export function hoverOf(shown: Awaited<ReturnType<typeof hover>>): string {
  const contents = shown?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

/** The text around the carets is what the feature answers. */
export async function checkReferences(source: string): Promise<void> {
  const { text, cursor, labels } = readMarked(source);
  const analyzed = await analyze(text);
  const found = references(analyzed, cursor).map(({ range }) => labelOf(range));
  expect(writeMarked(text, found)).toBe(writeMarked(text, labels));
  expect(highlights(analyzed, cursor).map(({ range }) => labelOf(range))).toEqual(found);
}

/** The lines that the cursor leads to. */
export async function definitionLines(source: string, locate?: Locate): Promise<string[]> {
  const { text, cursor } = readMarked(source);
  const found = await definition(await analyze(text), cursor, locate);
  return found.map(({ uri, range }) =>
    uri === 'file:///test.txt'
      ? (text.split('\n')[range.start.line] ?? '')
      : `${uri}:${range.start.line + 1}`,
  );
}

/** The outline, indented. */
export async function outline(text: string): Promise<string> {
  const print = (symbols: readonly DocumentSymbol[], depth: number): string[] =>
    symbols.flatMap(({ name, range, children = [] }) => [
      `${'  '.repeat(depth)}${name} ${range.start.line + 1}-${range.end.line + 1}`,
      ...print(children, depth + 1),
    ]);
  return print(finish(documentSymbols(await analyze(text))), 0).join('\n');
}

export async function foldedLines(text: string): Promise<string[]> {
  return finish(folding(await analyze(text))).map(
    ({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`,
  );
}

export const everything: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

/** The text with hints in the places where they stand. */
export async function hinted(text: string, range = everything): Promise<string> {
  const lines = text.split('\n');
  const hints = inlayHints(await analyze(text), range).toSorted(
    (a, b) => b.position.character - a.position.character,
  );
  for (const { position, label } of hints) {
    const line = lines[position.line] ?? '';
    lines[position.line] =
      `${line.slice(0, position.character)}‹${typeof label === 'string' ? label : ''}›${line.slice(position.character)}`;
  }
  return lines.join('\n');
}

/** Tokens as `line:start type text`. */
export async function tokensIn(text: string, range = everything): Promise<string[]> {
  const { data } = semanticTokens(await analyze(text), range);
  const lines = text.split('\n');
  const shown: string[] = [];
  let line = 0;
  let start = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [deltaLine = 0, deltaStart = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    start = deltaLine === 0 ? start + deltaStart : deltaStart;
    line += deltaLine;
    shown.push(
      `${line + 1}:${start} ${tokenTypes[type] ?? '?'}${modifiers === 0 ? '' : ' deprecated'} ${(lines[line] ?? '').slice(start, start + length)}`,
    );
  }
  return shown;
}
