/** What the value of a bad pointer looks like: fill patterns of allocators, text, no canonical address. */
import type { Address } from '../../../shared/address';
import type { Machine } from '../../../shared/triage';
import { isCanonical } from '../../transcript/marks';

export interface PointerKind {
  readonly what: string;
  /** `pattern` and `text` are cues to what happened; `shape` only says that it is no pointer. */
  readonly kind: 'pattern' | 'text' | 'shape';
}

/** Who writes them, in our own words; values as the allocators document them. */
const patterns: Readonly<Record<string, string>> = {
  feeefeee: 'what the heap of a debugged process writes into freed blocks',
  baadf00d: 'what the heap of a debugged process writes into new blocks',
  abababab: 'what the heap of a debugged process writes behind blocks',
  cdcdcdcd: 'what the debug C runtime writes into new blocks',
  dddddddd: 'what the debug C runtime writes into freed blocks',
  fdfdfdfd: 'what the debug C runtime writes around blocks',
  cccccccc: 'what compilers write into local variables of debug builds',
  deadbeef: 'a marker that programmers write into freed or new memory',
  bad0b0b0: 'a marker that is written into freed memory',
};

export function pointerKind(value: Address, machine: Machine | undefined): PointerKind | undefined {
  const [high, low] = [value.slice(0, 8), value.slice(8)];
  const written = patterns[low];
  if (written !== undefined && (high === low || /^(?:0{8}|f{8})$/.test(high)))
    return { what: `${low}, ${written}`, kind: 'pattern' };
  const byte = repeated(value, machine);
  if (byte !== undefined)
    return { what: `the byte ${byte} repeated, as memory that was filled has it`, kind: 'pattern' };
  const text = textIn(value, machine);
  if (text !== undefined) return { what: `the text “${text}”`, kind: 'text' };
  return machine === 'x64' && !isCanonical(value) && !/^f{8}/.test(value)
    ? { what: 'no canonical address, which no pointer of x64 is', kind: 'shape' }
    : undefined;
}

/** A byte that fills the whole pointer; 00 and ff are numbers. */
function repeated(value: Address, machine: Machine | undefined): string | undefined {
  const digits = machine === 'x86' ? value.slice(8) : value;
  const byte = digits.slice(0, 2);
  return byte !== '00' && byte !== 'ff' && digits === byte.repeat(digits.length / 2) ? byte : undefined;
}

/** The letters that a pointer consists of: eight of one byte or four of two on x64, four of one byte on x86; in the order of memory. */
function textIn(value: Address, machine: Machine | undefined): string | undefined {
  const bytes = Array.from(value.matchAll(/../g), ([pair]) => Number.parseInt(pair, 16)).reverse();
  if (machine === 'x64') return readable(bytes) ?? readable(units(bytes));
  const narrow = /^(?:0{8}|f{8})/.test(value);
  return machine === 'x86' && narrow ? readable(bytes.slice(0, 4)) : undefined;
}

function units(bytes: readonly number[]): number[] {
  return bytes.flatMap((byte, at) => (at % 2 === 0 ? [byte | ((bytes[at + 1] ?? 0) << 8)] : []));
}

function readable(codes: readonly number[]): string | undefined {
  const text = String.fromCharCode(...codes);
  return /^[\w .:/\\-]+$/.test(text) && /[A-Za-z]{2}/.test(text) ? text : undefined;
}
