/** Semantic tokens of a range: what only the records know, over the colours that the grammar gives. */
import type { Range, SemanticTokens } from 'vscode-languageserver-types';
import type { Analyzed } from '../findings/analyzed';
import { lexLine, symbolParts, type Token } from '../text/lexer';
import { eachLine } from './eachLine';
import { clippedLines } from './position';

export const tokenTypes = [
  'address',
  'module',
  'function',
  'number',
  'enumMember',
  'keyword',
  'macro',
] as const;
/** `deprecated`: a row of a stack that the evidence strikes out. */
export const tokenModifiers = ['deprecated'] as const;

type TokenType = (typeof tokenTypes)[number];

/** Lines of one request that are looked at: more is no screen. */
const mostLines = 5000;

export function semanticTokens(analyzed: Analyzed, range: Range): SemanticTokens {
  const { source } = analyzed.transcript;
  const [first, last] = clippedLines(range, source);
  const struck = struckLines(analyzed);
  const writer = new Writer();
  for (const { line, text } of eachLine(source, [first, Math.min(last, first + mostLines)])) {
    for (const token of lexLine(text)) writeToken(writer, line, token, struck.has(line));
  }
  return { data: writer.data };
}

function struckLines({ transcript, analysis }: Analyzed): Set<number> {
  return new Set(
    analysis.reconciliations.flatMap(({ stack, struck }) =>
      struck.map(({ frame }) => transcript.lines(stack, frame.lines)[0]),
    ),
  );
}

function writeToken(writer: Writer, line: number, token: Token, isStruck: boolean): void {
  const { kind, start, end, text } = token;
  if (kind === 'symbol') {
    const { module, symbol } = symbolParts(text);
    writer.add(line, start, module.length, 'module', isStruck);
    writer.add(line, start + module.length + 1, symbol.length - module.length - 1, 'function', isStruck);
    return;
  }
  const type = types[kind];
  if (type) writer.add(line, start, end - start, type, isStruck);
}

const types: Readonly<Partial<Record<Token['kind'], TokenType>>> = {
  address: 'address',
  module: 'module',
  hex: 'number',
  decimal: 'number',
  cid: 'number',
  flags: 'number',
  status: 'enumMember',
  prompt: 'keyword',
  command: 'macro',
};

/** The relative encoding of LSP. */
class Writer {
  readonly data: number[] = [];
  private line = 0;
  private start = 0;

  /** `line` is 1-based. */
  add(line: number, start: number, length: number, type: TokenType, isStruck: boolean): void {
    if (length <= 0) return;
    const deltaLine = line - 1 - this.line;
    this.data.push(
      deltaLine,
      deltaLine === 0 ? start - this.start : start,
      length,
      tokenTypes.indexOf(type),
      isStruck ? 1 : 0,
    );
    this.line = line - 1;
    this.start = start;
  }
}
