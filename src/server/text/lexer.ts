/**
 * The tokens of one line: what hover, semantic tokens, references, highlights, definition and links agree on.
 *
 * Shapes only: what a token means is for whoever knows the record that the line belongs to. Work is bounded: of a longer line only its
 * beginning is lexed, or the neighbourhood of the cursor.
 */
import { greaterThan, isBlank, narrow, space } from './bytes';
import { promptEnd } from './prompt';

export type TokenKind =
  /** Eight or sixteen digits, `fffffadf`ccf732d0`. */
  | 'address'
  /** `nt!KiSwapThread+0x3c9` */
  | 'symbol'
  /** `rrdtool.exe` */
  | 'module'
  | 'hex'
  | 'decimal'
  /** A number where an NTSTATUS is printed. */
  | 'status'
  /** A number behind `Flags:`. */
  | 'flags'
  /** `1328.1348` behind `Cid`, `1328` behind `Cid:`, `4904` behind `pid`. */
  | 'cid'
  /** `lkd>` */
  | 'prompt'
  /** The name of the command behind a prompt: `!irpfind`. */
  | 'command'
  /** A source path in brackets, before ` @ 123]`. */
  | 'path';

export interface Token {
  readonly kind: TokenKind;
  /** UTF-16 units from the beginning of the line; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Times and versions are made of numbers that mean nothing alone. */
type Shape = TokenKind | 'skipped';

/** Lines are lexed up to here. */
const longest = 8192;
/** Around a cursor further out. */
const neighbourhood = 2048;
/** Prompts are looked for in this much of a line. */
const promptReach = 256;
/** How far back the word before a number is looked for. */
const reach = 32;

const shapes = new RegExp(
  [
    String.raw`(?<path>(?<=\[)[^[\]@]{1,1024}(?= @ \d{1,7}\]))`,
    String.raw`(?<symbol>(?<![\w.$!])[A-Za-z_][\w.$-]{0,127}!(?:[^\s,;()[\]"|{}<]|<[^<>\r\n]{0,256}>|<|\(\)){1,1024})`,
    String.raw`(?<module>(?<![\w!.\\/-])[\w-]{1,64}\.(?:exe|dll|sys|drv|ocx)(?![\w.!]))`,
    String.raw`(?<skipped>(?<![\w.:])\d{1,4}(?:(?::\d{2,3}){1,4}(?:\.\d{1,4})?|(?:\.\d{1,6}){2,4}))`,
    '(?<cid>(?<![\\w`.:])[0-9a-f]{1,8}\\.[0-9a-f]{1,8}(?![\\w.`]))',
    '(?<address>(?<![\\w`.!])(?:0x)?[0-9a-f]{8}(?:`?[0-9a-f]{8})?(?![\\w`]))',
    '(?<decimal>(?<![\\w`.!])(?:0n)?\\d{1,20}(?![\\w`]))',
    '(?<hex>(?<![\\w`.!])(?:0x[0-9a-f`]{1,17}|(?=[a-f]{0,15}\\d)[0-9a-f]{1,15})(?![\\w`]))',
  ].join('|'),
  'gi',
);

const commandName = /^\s*(?:[!.]?[A-Za-z_?~|*][\w!.*]*|\S)/;
const beforeStatus =
  /(?:\bNTSTATUS\)?|\bstatus(?: code)?|\bException ?Code|EXCEPTION_CODE(?:_STR)?|\bERROR_CODE|\bcode)\s{0,4}[:=]?\s{0,4}(?:\(NTSTATUS\)\s?)?$/i;
const beforeFlags = /\bFlags\s?[:=]\s{0,2}$/i;
const beforeCid = /\b(?:(?:Parent)?Cid|Id)\s?(?::|==)?\s{0,3}$/;
const beforePid = /\bpid\s?(?::|=)?\s?$/i;

/** The tokens of a line, in order and apart from each other. */
export function lexLine(line: string): Token[] {
  const text = line.length > longest ? line.slice(0, longest) : line;
  const tokens: Token[] = [];
  const from = lexPrompt(text, tokens);
  lexShapes(text, from, 0, tokens);
  return tokens;
}

/** The token that covers a position, or ends there. */
export function tokenAt(line: string, character: number): Token | undefined {
  const covers = ({ start, end }: Token): boolean => start <= character && character <= end;
  const found = (tokens: readonly Token[]): Token | undefined =>
    tokens.find((token) => covers(token) && character < token.end) ?? tokens.findLast(covers);
  if (character <= longest / 2) return found(lexLine(line));
  const from = Math.max(0, character - neighbourhood);
  const to = Math.min(line.length, character + neighbourhood);
  const tokens: Token[] = [];
  lexShapes(line.slice(from, to), 0, from, tokens);
  return found(tokens.filter(({ start, end }) => start > from && (end < to || to === line.length)));
}

export interface SymbolParts {
  readonly module: string;
  /** Without module and displacement. */
  readonly name: string;
  /** `nt!KiSwapThread` */
  readonly symbol: string;
  readonly displacement?: number;
}

/** The parts of a symbol token. */
export function symbolParts(text: string): SymbolParts {
  const plus = /\+0x([0-9a-f]{1,16})$/i.exec(text);
  const symbol = plus ? text.slice(0, plus.index) : text;
  const bang = symbol.indexOf('!');
  return {
    module: symbol.slice(0, bang),
    name: symbol.slice(bang + 1),
    symbol,
    ...(plus?.[1] !== undefined && { displacement: Number.parseInt(plus[1], 16) }),
  };
}

/** Adds the prompt and the command behind it; answers where the rest begins. */
function lexPrompt(line: string, tokens: Token[]): number {
  const bytes = narrow(line.slice(0, promptReach));
  let start = 0;
  while (start < bytes.length && isBlank(bytes[start])) start++;
  if (bytes[start] === greaterThan && bytes[start + 1] === space) {
    start += 2; // quoted mail
    while (start < bytes.length && isBlank(bytes[start])) start++;
  }
  const end = promptEnd(bytes, start, bytes.length);
  if (end < 0) return 0;
  const prompt = line.slice(start, end).trimEnd();
  tokens.push({ kind: 'prompt', start, end: start + prompt.length, text: prompt });
  const name = commandName.exec(line.slice(end, end + promptReach))?.[0] ?? '';
  const text = name.trimStart();
  if (text === '') return end;
  const at = end + name.length - text.length;
  tokens.push({ kind: 'command', start: at, end: at + text.length, text });
  return at + text.length;
}

function lexShapes(line: string, from: number, offset: number, tokens: Token[]): void {
  shapes.lastIndex = from;
  for (let match = shapes.exec(line); match; match = shapes.exec(line)) {
    const token = readMatch(line, match, offset);
    if (token) tokens.push(token);
  }
}

function readMatch(line: string, match: RegExpExecArray, offset: number): Token | undefined {
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  const [shape, whole] = Object.entries(groups).find(([, value]) => value !== undefined) ?? [];
  if (whole === undefined) return undefined;
  const before = line.slice(Math.max(0, match.index - reach), match.index);
  const kind = kindOf(shape as Shape, before);
  if (!kind) return undefined;
  const text = kind === 'symbol' ? whole.replace(/[:.'`]+$/, '') : whole;
  const start = offset + match.index;
  return { kind, start, end: start + text.length, text };
}

/** A number by the word before it. */
function kindOf(shape: Shape, before: string): TokenKind | undefined {
  if (shape === 'cid') return beforeCid.test(before) ? 'cid' : undefined;
  if (shape === 'skipped') return undefined;
  if (shape !== 'address' && shape !== 'hex' && shape !== 'decimal') return shape;
  if (beforeStatus.test(before)) return 'status';
  if (beforeFlags.test(before)) return 'flags';
  if (beforeCid.test(before) || (shape === 'decimal' && beforePid.test(before))) return 'cid';
  return shape;
}
