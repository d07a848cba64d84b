/** How a stack was used up: who takes most of it, and whether the same calls go round. */
import { distance, type Address } from '../../../shared/address';
import type { Lines } from '../../../shared/triage';
import type { Frame, StackRecord } from '../../model/stack';
import { formatSymbol } from '../../transcript/frames';
import type { Entry, Transcript } from '../../transcript/transcript';

export interface StackUse {
  /** Bytes between the first and the last row. */
  readonly bytes: number;
  /** Functions by the stack that their rows take, the largest first. */
  readonly largest: readonly { readonly symbol: string; readonly bytes: number; readonly rows: number }[];
  readonly cycle?: Recursion;
}

interface Recursion {
  /** The functions of one round, the innermost first. */
  readonly symbols: readonly string[];
  readonly rounds: number;
  readonly lines: Lines;
}

/** Rounds that are no coincidence. */
const fewestRounds = 3;
/** Functions in one round that are looked for. */
const longestRound = 16;
const mostShown = 3;

/** Of the rows from `from` on: those above report the crash, often on another stack. */
export function stackUse(transcript: Transcript, stack: Entry<StackRecord>, from = 0): StackUse {
  const rows = stack.record.frames.slice(from).filter(({ inline }) => inline !== true);
  const use = new Map<string, { bytes: number; rows: number }>();
  let bytes = 0;
  for (const [index, row] of rows.entries()) {
    const size = extent(row.frame, rows[index + 1]?.frame);
    bytes += size;
    const known = use.get(row.symbol) ?? { bytes: 0, rows: 0 };
    use.set(row.symbol, { bytes: known.bytes + size, rows: known.rows + 1 });
  }
  const largest = Array.from(use, ([symbol, taken]) => ({ symbol, ...taken }))
    .filter((one) => one.bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, mostShown);
  const cycle = recursion(transcript, stack, rows);
  return { bytes, largest, ...(cycle && { cycle }) };
}

function extent(from: Address | undefined, to: Address | undefined): number {
  const size = from && to ? (distance(from, to) ?? 0) : 0;
  // A row far away, or below, stands on another stack.
  return size > 0 && size < 0x100000 ? size : 0;
}

/** The longest run of rows in which the same functions come again in the same order. */
function recursion(
  transcript: Transcript,
  stack: Entry<StackRecord>,
  rows: readonly Frame[],
): Recursion | undefined {
  const names = rows.map(formatSymbol);
  let best: { from: number; length: number; period: number } | undefined;
  for (let period = 1; period <= longestRound; period++) {
    let run = 0;
    for (let at = period; at <= names.length; at++) {
      if (at < names.length && names[at] === names[at - period]) {
        run++;
        continue;
      }
      const length = run === 0 ? 0 : run + period;
      if (length >= period * fewestRounds && length > (best?.length ?? 0))
        best = { from: at - length, length, period };
      run = 0;
    }
  }
  if (!best) return undefined;
  const { from, length, period } = best;
  const [first, last] = [rows[from], rows[from + length - 1]];
  if (!first || !last) return undefined;
  return {
    symbols: rows.slice(from, from + period).map(({ symbol }) => symbol),
    rounds: Math.floor(length / period),
    lines: [transcript.lines(stack, first.lines)[0], transcript.lines(stack, last.lines)[1]],
  };
}

export function recursionWords({ symbols, rounds }: Recursion): string {
  const shown = symbols.slice(0, 4).join(' ← ');
  return `${shown}${symbols.length > 4 ? ' ← …' : ''} comes ${rounds} times`;
}
