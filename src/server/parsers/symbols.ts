/**
 * `ln` and `x`: symbols with their addresses.
 *
 *     (fffff800`036cb340)   nt!KiBugCheckDispatch+0x69   |  (fffff800`036cb440)   nt!KiSystemServiceCopyStart
 *     Exact matches:
 *         nt!KeBugCheckEx (<no parameter info>)
 *     fffff800`036cbf00 nt!KeBugCheckEx (<no parameter info>)
 *     00007ff6`3be11020          app!counter = 0n7
 *     prv func   00007ff6`3be11020   52 app!wmain (int, wchar_t **)                  x /v
 *
 * Documentation: "ln (List Nearest Symbols)", "x (Examine Symbols)".
 */
import type { Context } from '../model/context';
import type { SymbolRecord } from '../model/module';
import type { NoticeRecord } from '../model/session';
import { flat, intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { readCallSite } from './lines/callSite';
import { hexDigits, type Sweeper, type Swept } from './lines/sweep';
import { addressIn, defined } from './lines/values';
import type { Parser } from './parser';

const nearest =
  /^(?:\[[^\]]{1,300} @ \d+\]\s+|[A-Za-z]:\\.{1,300}\(\d+\)(?:\+0x[0-9a-f]+)?\s+)?\(([0-9a-f`]{8,17})\)\s+(\S.*?)(?:\s+\|\s+(?:\(([0-9a-f`]{8,17})\)\s+(\S.*))?)?$/i;
const placed = /^(?:[A-Za-z]:[\\/]|\\\\|\/).*\(\d+\)(?:\+0x[0-9a-f]+)?(?:\s*\((?:.*)\))?$/;
const matches = /^(?:Exact matches:|Browse module|Set bu breakpoint|\*\*\* WARNING: Unable to verify)$/;
const asked = /^x\b/;
/** `x`: one address, then a symbol without displacement, and what is known of it. */
const row =
  /^(?:(prv|pub)\s+(?:inst\s+)?(?:global|func|param|local|thunk|inline|data|\w+)\s+)?(?:([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s+|@?<?\w+>?\s+@\w+\s+)(?:([0-9a-f]+)\s+)?(?:@!?"?)?([\w.$*]+!\S(?:.*?\S)?)"?(?:\s+=\s+(.*)|\s+(\((?:.*)\)))?$/i;
const bareMatch = /^([\w.$]+![^\s(=]\S*?)(?:\s+=\s+(.*)|\s+(\(.*\)))?$/;

const sweeper: Sweeper = {
  first: `${hexDigits}([EBSp`,
  sweep(text, at, line, context): Swept | undefined {
    if (line.startsWith('(') || line.startsWith('[')) return readNearest(text, at, line, context);
    if (matches.test(line)) return readMatches(text, at, line);
    const symbol = readSymbol(line, at, context, asked.test(context.command ?? ''));
    if (!symbol) return undefined;
    text.recognise(at);
    return { records: [symbol], next: at + 1 };
  },
};

function readNearest(text: SectionText, from: number, line: string, context: Context): Swept | undefined {
  const match = nearest.exec(line);
  if (!match?.[2]?.includes('!')) return undefined;
  text.recognise(from);
  const records: SymbolRecord[] = [];
  for (const [address, symbol] of [
    [match[1], match[2]],
    [match[3], match[4]],
  ]) {
    const found = addressIn(context, address);
    const site = symbol === undefined ? undefined : readCallSite(symbol);
    if (!found || !site) continue;
    const { displacement } = site;
    records.push({
      kind: 'symbol',
      lines: [from, from],
      address: found,
      symbol: site.symbol,
      ...(displacement !== undefined && { displacement }),
    });
  }
  const rest = readMatches(text, text.next(from), text.trimmed(text.next(from)));
  return { records: [...records, ...(rest?.records ?? [])], next: rest?.next ?? from + 1 };
}

/** `Exact matches:` and the names below; a source position. */
function readMatches(text: SectionText, from: number, line: string): Swept | undefined {
  if (from >= text.count || (!matches.test(line) && !placed.test(line))) return undefined;
  const records: NoticeRecord[] = [];
  let last = from;
  for (let at = from; at < text.count; at = text.next(at)) {
    const words = text.trimmed(at);
    if (!matches.test(words) && !placed.test(words) && !(at > from && bareMatch.test(words))) break;
    records.push({ kind: 'notice', lines: [at, at], what: 'search', text: flat(words) });
    text.recognise(at);
    last = at;
  }
  return { records, next: last + 1 };
}

const displaced = /\+0x[0-9a-f]+\)?$/i;

/** `isBare`: a row that says nothing of its symbol will do. */
function readSymbol(line: string, at: number, context: Context, isBare: boolean): SymbolRecord | undefined {
  const match = line.includes('!') ? row.exec(line) : null;
  const symbol = match?.[4];
  if (!match || symbol === undefined || (symbol.includes('+') && displaced.test(symbol))) return undefined;
  const text = match[5] ?? match[6];
  if (!isBare && text === undefined) return undefined;
  return defined({
    kind: 'symbol' as const,
    lines: [at, at] as const,
    address: addressIn(context, match[2]),
    symbol: flat(symbol), // a listing names each of them once
    text: text === undefined ? undefined : intern(text),
  });
}

export const symbolsParser: Parser = {
  commands: asked,
  /** The rows of which nobody else knows anything; the others are compared with what else they may be. */
  parse(text, context, from) {
    const records: SymbolRecord[] = [];
    for (let at = text.nextUnread(from); at < text.count; at = text.nextUnread(at + 1)) {
      const symbol = readSymbol(text.trimmed(at), at, context, false);
      if (!symbol) continue;
      text.recognise(at);
      records.push(symbol);
    }
    return { records };
  },
  sweeper,
};
