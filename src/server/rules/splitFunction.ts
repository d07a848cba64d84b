/** STK13: one function at two bases: code moved apart by the linker, or wrong symbols. Not corruption. */
import { addOffset, formatAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import { hexAt } from '../text/addressAt';
import { toLines, type Span } from '../text/span';
import type { Analysis } from '../transcript/analysis';
import type { Draft, Rule } from './rule';

interface Seen {
  readonly value: Address;
  readonly displacement: number;
  readonly lines: Lines;
}

/** What is seen of one function of a session. */
interface Places {
  readonly first: Seen;
  readonly inPage: number;
  /** Begins elsewhere in a page: whole pages apart is another place of the whole image, in another process or after another start. */
  second?: Seen;
  count: number;
}

/** Places of one function that are looked at. */
const mostPlaces = 64;

export const splitFunction: Rule = {
  id: 'split-function',
  severity: 'hint',
  surface: 'card',
  summary:
    'One function shows two start addresses: its code was split by the linker, or the symbols are wrong; offsets into it mislead.',
  *check(analysis) {
    const sessions = new Map<string, Map<string, Places>>();
    yield* addSlots(sessions, analysis);
    addFrames(sessions, analysis);
    for (const [session, places] of sessions) yield* splits(session, places);
  },
};

function* splits(session: string, places: ReadonlyMap<string, Places>): Iterable<Draft> {
  for (const [symbol, { first, second }] of places)
    if (second)
      yield {
        session,
        subject: symbol,
        lines: second.lines,
        grade: 'derived',
        message: `${symbol} would begin at ${formatAddress(baseOf(first))} and at ${formatAddress(baseOf(second))}: its code is in two parts, or its symbols are wrong. Sizes and starts computed from such offsets mislead.`,
        proof: [proof(symbol, first), proof(symbol, second)],
        related: [{ message: 'the other address', lines: first.lines }],
        missing: [{ what: 'whether the symbols match the image', command: `!chksym ${moduleOf(symbol)}` }],
        next: [`lmv m ${moduleOf(symbol)}`],
      };
}

const plainFunction = /^\w+![\w@?$]+$/;

/** Only the listings of raw stacks: on a stack, the address of a row is the return address of the row before, which may be stale. */
function* addSlots(
  sessions: Map<string, Map<string, Places>>,
  { transcript }: Analysis,
): Iterable<undefined> {
  for (const entry of transcript.each('rawStack')) {
    yield undefined;
    let places = sessions.get(entry.session.id);
    if (!places) sessions.set(entry.session.id, (places = new Map<string, Places>()));
    for (const { symbol, displacement = 0, value, lines } of entry.record.slots) {
      if (symbol === undefined || displacement >= 0x2000) continue;
      const known = places.get(symbol);
      if (known) add(known, value, displacement, entry.base, lines);
      else if (plainFunction.test(symbol))
        places.set(symbol, {
          first: { value, displacement, lines: transcript.lines(entry, lines) },
          inPage: inPage(value, displacement),
          count: 1,
        });
    }
  }
}

function addFrames(
  sessions: ReadonlyMap<string, ReadonlyMap<string, Places>>,
  { transcript }: Analysis,
): void {
  const names = new Set<string>();
  for (const places of sessions.values())
    for (const symbol of places.keys()) names.add(symbol.slice(symbol.indexOf('!') + 1));
  if (names.size === 0) return;
  for (const entry of transcript.stacksCalling(new RegExp(`^(?:${[...names].map(escape).join('|')})$`))) {
    const { frames } = entry.record;
    const places = sessions.get(entry.session.id);
    for (const [index, { symbol, displacement, lines }] of frames.entries()) {
      const value = frames[index - 1]?.returnAddress;
      const known = value && displacement !== undefined ? places?.get(symbol) : undefined;
      if (known && value && displacement !== undefined) add(known, value, displacement, entry.base, lines);
    }
  }
}

function add(places: Places, value: Address, displacement: number, base: number, span: Span): void {
  if (places.second || places.count++ >= mostPlaces || inPage(value, displacement) === places.inPage) return;
  places.second = { value, displacement, lines: toLines(base, span) };
}

/** Where in its page a function begins. */
function inPage(value: Address, displacement: number): number {
  return (hexAt(value, 13, 16) - displacement) & 0xfff;
}

function baseOf({ value, displacement }: Seen): Address {
  return addOffset(value, -displacement);
}

/** Names of functions are words, `@`, `?` and `$`: the last two mean something in a pattern. */
function escape(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}

function proof(
  symbol: string,
  seen: Seen,
): { claim: string; lines: Lines; grade: 'derived'; check: { terms: string[]; equals: string } } {
  const { value, displacement, lines } = seen;
  return {
    claim: `${formatAddress(value)} is ${symbol}+0x${displacement.toString(16)}`,
    lines,
    grade: 'derived',
    check: { terms: [baseOf(seen), `+0x${displacement.toString(16)}`], equals: value },
  };
}

function moduleOf(symbol: string): string {
  return symbol.slice(0, symbol.indexOf('!'));
}
