/**
 * Registers as `r`, `.trap`, `.cxr` and every stop of the target print them, on x86, x64, ARM and ARM64.
 *
 *     rax=0000000000000001 rbx=0000000000000000 rcx=00000000deadbeef
 *      r8=fffffa804b0f4d70  r9=000000000000000e r10=0000000000000000
 *     iopl=0         nv up ei pl nz na pe nc
 *     cs=0010  ss=0018  ds=002b  es=002b  fs=0053  gs=002b             efl=00010202
 */
import type { RegistersRecord } from '../../model/registers';
import { evenBlanks } from '../../text/evenBlanks';
import { flat, intern } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { hexNumber } from './values';

const name =
  '(?:[er]?(?:ax|bx|cx|dx|si|di|sp|bp|ip)|[a-d][lh]|r(?:8|9|1[0-5])[dwb]?|[cdefgs]s|efl|iopl|[xwrvdsq]\\d{1,2}|fp|lr|pc|c?psr|fpcr|fpsr|[cd]r\\d{1,2}|gdt[rl]|idt[rl]|tr|ldtr|fp[cst]w|f?opcode|mxcsr|st\\d|mm\\d|[xyz]mm\\d{1,2}[hl]?|ssp|zr|xzr|efer|esr|far|elr)';
const value = '(?:[0-9a-f]{1,16}(?:`[0-9a-f]{8})?|\\?{2,16})';
/** One register of a row, where the one before it ends. */
const pair = new RegExp(`(${name})=\\s*(${value})(?:\\s+|$)`, 'iy');
/** What follows the last register of a row: condition flags of x86, of ARM. */
const flagWords = /^(?:(?:[a-z]{2,3}\s+){3,}[a-z]{2,3}|[-NZCVQ]{4,8}(?:\s+(?:EL\d|ARM|Thumb)\b.*)?)$/i;
/** `xmm0=0 1 2 3`, `st0=-1.#IND (…)`, `fpcw=027F: rn 53 puozdi`. */
const wideRow = /^(?:(?:xmm|ymm|zmm|v|q|st|mm)\d{1,2}=\s*\S|fpcw=[0-9a-f]{4}: )/i;
const wide =
  /\b([xyz]mm\d{1,2}|[vq]\d{1,2}|st\d|mm\d|fp[cst]w|fopcode)=\s*(.+?)(?=\s+(?:[xyz]mm|v|q|st|mm|fp|fopcode)\w*=|$)/gi;
const errorCode = /^ErrCode = ([0-9a-f]{8,16})$/i;

type Draft = { -readonly [K in 'flags' | 'errorCode']?: RegistersRecord[K] } & {
  readonly values: Record<string, string>;
};

/** Lines of one dump: 32 vector registers are the longest. */
const mostRows = 80;

/** The registers that begin at line `at`. */
export function readRegisters(text: SectionText, at: number): RegistersRecord | undefined {
  if (!mayBeRegisters(text.trimmed(at))) return undefined;
  const draft: Draft = { values: {} };
  let last: number | undefined;
  for (let index = at, rows = 0; index < text.count && rows < mostRows; index = text.next(index), rows++) {
    const line = text.trimmed(index);
    const isRead = (last === undefined && readErrorCode(line, draft)) || readRow(line, draft);
    if (!isRead) break;
    text.recognise(index);
    last = index;
  }
  if (last === undefined) return undefined;
  const { values, flags, errorCode: code } = draft;
  return {
    kind: 'registers',
    lines: [at, last],
    values,
    ...(flags !== undefined && { flags }),
    ...(code !== undefined && { errorCode: code }),
  };
}

/** What a trap frame begins with. */
function readErrorCode(line: string, draft: Draft): boolean {
  const digits = errorCode.exec(line)?.[1];
  if (digits !== undefined) draft.errorCode = hexNumber(digits);
  return digits !== undefined;
}

/** False where a name comes again, too: another dump. */
function readRow(line: string, draft: Draft): boolean {
  const row = readPairs(line);
  if (!row && !wideRow.test(line)) return false;
  const pairs = row?.pairs ?? Array.from(line.matchAll(wide), pairOf);
  if (pairs.some(([key]) => key in draft.values)) return false;
  for (const [key, shown] of pairs)
    draft.values[key] = flat((shown.includes('`') ? shown.replaceAll('`', '') : shown).toLowerCase());
  if (row && row.flags !== '') draft.flags ??= flat(evenBlanks(row.flags));
  return true;
}

type Pair = readonly [key: string, shown: string];

function pairOf([, key = '', shown = '']: RegExpExecArray): Pair {
  return [intern(key.toLowerCase()), shown];
}

/** A row that holds registers and nothing else but flags behind them. */
function readPairs(line: string): { readonly pairs: readonly Pair[]; readonly flags: string } | undefined {
  const pairs: Pair[] = [];
  let end = 0;
  for (pair.lastIndex = 0; end < line.length; end = pair.lastIndex) {
    const match = pair.exec(line);
    if (!match) break;
    pairs.push(pairOf(match));
  }
  const flags = line.slice(end);
  return pairs.length > 0 && (flags === '' || flagWords.test(flags)) ? { pairs, flags } : undefined;
}

/** Of a register, or `ErrCode `. */
const longestName = 8;

/** A look at where the first `=` stands: most lines have none so near their beginning. */
function mayBeRegisters(line: string): boolean {
  const equals = line.indexOf('=');
  return equals >= 2 && equals <= longestName && line.length < 400;
}
