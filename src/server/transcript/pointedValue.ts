/** What a pointer argument points to, where the text shows that memory: status blocks, strings, timeouts, object attributes. */
import { addOffset, formatAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import { ntstatus } from '../reference/ntstatus';
import { low32 } from '../reference/values';
import type { MemoryImage, MemoryValue } from './memoryImage';
import { duration } from './time';

interface PointedValue {
  /** `Status = 0x103 (STATUS_PENDING), Information = 0x0`. */
  readonly words: string;
  readonly lines: Lines;
}

/** How memory is read for one call: whose it is, and how wide its pointers are. */
interface Memory {
  readonly image: MemoryImage;
  readonly session: string;
  readonly pointerSize: 4 | 8;
}

/** Undefined where the type is not known here, or the text does not show enough of it. */
export function pointedValue(
  memory: Memory,
  type: string,
  name: string,
  at: Address,
): PointedValue | undefined {
  if (/^0+$/.test(at)) return undefined;
  const plain = type.replace(/^P?C?(?=UNICODE|OBJECT)/, 'P');
  switch (plain) {
    case 'PIO_STATUS_BLOCK':
      return statusBlock(memory, at);
    case 'PUNICODE_STRING':
      return unicodeString(memory, at);
    case 'POBJECT_ATTRIBUTES':
      return objectAttributes(memory, at);
    case 'PLARGE_INTEGER':
      return largeInteger(memory, name, at);
    default:
      return undefined;
  }
}

function read(
  { image, session }: Memory,
  at: Address,
  offset: number,
  size: number,
): MemoryValue | undefined {
  return image.readNumber(session, addOffset(at, offset), size);
}

/** Memory is printed without the upper half that a 32-bit kernel address has elsewhere. */
export function pointer({ value, size }: MemoryValue, near: Address): Address {
  const isKernel = size === 4 && near.startsWith('ffffffff') && /^0{8}[89a-f]/.test(value);
  return isKernel ? (`ffffffff${value.slice(8)}` as Address) : value;
}

function number({ value }: MemoryValue): bigint {
  return BigInt(`0x${value}`);
}

function statusBlock(memory: Memory, at: Address): PointedValue | undefined {
  const status = read(memory, at, 0, 4);
  const information = read(memory, at, memory.pointerSize, memory.pointerSize);
  if (!status || !information) return undefined;
  const code = low32(status.value);
  const name = ntstatus(code)?.name;
  return {
    words: `Status = 0x${code.toString(16)}${name === undefined ? '' : ` (${name})`}, Information = 0x${number(information).toString(16)}`,
    lines: status.lines,
  };
}

function unicodeString(memory: Memory, at: Address): PointedValue | undefined {
  const length = read(memory, at, 0, 2);
  const buffer = read(memory, at, memory.pointerSize, memory.pointerSize);
  if (!length || !buffer) return undefined;
  const at16 = pointer(buffer, at);
  const text = memory.image.text(memory.session, at16);
  return {
    words: `Length = ${number(length)} bytes, Buffer = ${formatAddress(at16)}${text ? ` "${text.text}"` : ''}`,
    lines: text?.lines ?? buffer.lines,
  };
}

function objectAttributes(memory: Memory, at: Address): PointedValue | undefined {
  const { pointerSize } = memory;
  const root = read(memory, at, pointerSize, pointerSize);
  const name = read(memory, at, 2 * pointerSize, pointerSize);
  if (!root || !name) return undefined;
  const string = pointedValue(memory, 'PUNICODE_STRING', 'ObjectName', pointer(name, at));
  const relative = number(root) === 0n ? '' : `RootDirectory = 0x${number(root).toString(16)}, `;
  return {
    words: `${relative}ObjectName = ${formatAddress(pointer(name, at))}${string ? ` (${string.words})` : ''}`,
    lines: name.lines,
  };
}

/** A timeout counts 100 ns: below zero from now, above zero from 1601. */
function largeInteger(memory: Memory, name: string, at: Address): PointedValue | undefined {
  const read64 = read(memory, at, 0, 8);
  if (!read64) return undefined;
  const value = BigInt.asIntN(64, number(read64));
  if (!/time|interval/i.test(name)) return { words: value.toString(), lines: read64.lines };
  if (value >= 0n) return { words: `${value}: an absolute time`, lines: read64.lines };
  const ms = Number(-value) / 10_000;
  return { words: `${value} × 100 ns: ${duration(ms)} from the call on`, lines: read64.lines };
}
