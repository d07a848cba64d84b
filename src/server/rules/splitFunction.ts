/** STK13: one function at two bases: code moved apart by the linker, or wrong symbols. Not corruption. */
import { addOffset, formatAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';
import type { Rule } from './rule';

interface Seen {
  readonly base: Address;
  readonly value: Address;
  readonly displacement: number;
  readonly lines: Lines;
}

export const splitFunction: Rule = {
  id: 'split-function',
  severity: 'hint',
  surface: 'card',
  summary:
    'One function shows two start addresses: its code was split by the linker, or the symbols are wrong; offsets into it mislead.',
  *check(analysis) {
    for (const [key, seen] of basesBySymbol(analysis)) {
      const [first, second] = distinct(seen);
      if (!first || !second) continue;
      const [session = '', symbol = ''] = key.split('|');
      yield {
        session,
        subject: symbol,
        lines: second.lines,
        grade: 'derived',
        message: `${symbol} would begin at ${formatAddress(first.base)} and at ${formatAddress(second.base)}: its code is in two parts, or its symbols are wrong. Sizes and starts computed from such offsets mislead.`,
        proof: [proof(symbol, first), proof(symbol, second)],
        related: [{ message: 'the other address', lines: first.lines }],
        missing: [{ what: 'whether the symbols match the image', command: `!chksym ${moduleOf(symbol)}` }],
        next: [`lmv m ${moduleOf(symbol)}`],
      };
    }
  },
};

function basesBySymbol({ transcript }: Analysis): Map<string, Seen[]> {
  const bases = new Map<string, Seen[]>();
  const add = (session: string, symbol: string, displacement: number, value: Address, lines: Lines): void => {
    const key = `${session}|${symbol}`;
    const list = bases.get(key) ?? [];
    if (list.length === 0) bases.set(key, list);
    if (list.length < 64) list.push({ base: addOffset(value, -displacement), value, displacement, lines });
  };
  for (const entry of transcript.each('rawStack')) {
    // Only the listings of raw stacks: on a stack, the address of a row is the return address of the row before, which may be stale.
    for (const slot of entry.record.slots)
      if (
        slot.symbol !== undefined &&
        /^\w+![\w@?$]+$/.test(slot.symbol) &&
        (slot.displacement ?? 0) < 0x2000
      )
        add(
          entry.session.id,
          slot.symbol,
          slot.displacement ?? 0,
          slot.value,
          transcript.lines(entry, slot.lines),
        );
  }
  if (bases.size === 0) return bases;
  const names = new Set(Array.from(bases.keys(), (key) => key.slice(key.indexOf('!') + 1)));
  for (const entry of transcript.stacksCalling(new RegExp(`^(?:${[...names].map(escape).join('|')})$`))) {
    const { frames } = entry.record;
    for (const [index, frame] of frames.entries()) {
      const value = frames[index - 1]?.returnAddress;
      if (value && frame.displacement !== undefined && bases.has(`${entry.session.id}|${frame.symbol}`))
        add(entry.session.id, frame.symbol, frame.displacement, value, transcript.lines(entry, frame.lines));
    }
  }
  return bases;
}

/** Names of functions are words, `@`, `?` and `$`: the last two mean something in a pattern. */
function escape(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}

function distinct(seen: readonly Seen[]): (Seen | undefined)[] {
  const [first] = seen;
  // Whole pages apart is another place of the whole image: another process, or another start of the system.
  return [
    first,
    first && seen.find(({ base }) => (BigInt(`0x${base}`) - BigInt(`0x${first.base}`)) % 0x1000n !== 0n),
  ];
}

function proof(
  symbol: string,
  { base, value, displacement, lines }: Seen,
): { claim: string; lines: Lines; grade: 'derived'; check: { terms: string[]; equals: string } } {
  return {
    claim: `${formatAddress(value)} is ${symbol}+0x${displacement.toString(16)}`,
    lines,
    grade: 'derived',
    check: { terms: [base, `+0x${displacement.toString(16)}`], equals: value },
  };
}

function moduleOf(symbol: string): string {
  return symbol.slice(0, symbol.indexOf('!'));
}
