/** What the value of a bad pointer looks like: fill patterns of allocators, text, no canonical address. */
import type { Address } from '../../../shared/address';
import type { Machine } from '../../../shared/triage';
import { addressText } from '../../transcript/addressText';
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
  const near = nearPattern(value, machine);
  if (near !== undefined) return { what: near, kind: 'pattern' };
  const found = addressText(value, machine);
  if (found) return { what: `the text “${found.text}”`, kind: 'text' };
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

/** Code subtracts or adds the offset of a field before it reads: 41414141`41414139 is the byte 41 repeated, less 8. */
function nearPattern(value: Address, machine: Machine | undefined): string | undefined {
  const digits = machine === 'x86' ? value.slice(8) : value;
  const byte = digits.slice(0, 2);
  if (/^(?:00|ff)$/.test(byte) || !digits.startsWith(byte.repeat(digits.length / 2 - 1))) return undefined;
  const distance = Number.parseInt(digits.slice(-2), 16) - Number.parseInt(byte, 16);
  if (distance % 4 !== 0) return undefined;
  return `the byte ${byte} repeated, as memory that was filled has it, ${distance < 0 ? 'less' : 'and'} 0x${Math.abs(distance).toString(16)}, the offset of a field`;
}
