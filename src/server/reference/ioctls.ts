// I/O and file system control codes: their names, and the four parts that every code is made of.
import { enumName } from './enums';
import { ioctlsTable } from './ioctls.generated';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

export interface Ioctl {
  /** `IOCTL_DISK_GET_DRIVE_GEOMETRY`; several where headers use a code twice, none where every vendor may define his own. */
  readonly names: readonly string[];
  readonly deviceType: { readonly value: number; readonly name?: string };
  readonly function: number;
  /** `METHOD_BUFFERED`: how the buffers travel. */
  readonly method: string;
  /** `FILE_READ_ACCESS`: what the handle has to allow. */
  readonly access: string;
  /** Device type or function lies in the range that Microsoft leaves to others. */
  readonly vendor: boolean;
}

const methods = ['METHOD_BUFFERED', 'METHOD_IN_DIRECT', 'METHOD_OUT_DIRECT', 'METHOD_NEITHER'] as const;
const accesses = [
  'FILE_ANY_ACCESS',
  'FILE_READ_ACCESS',
  'FILE_WRITE_ACCESS',
  'FILE_READ_ACCESS | FILE_WRITE_ACCESS',
] as const;
const internalMajor = 0x0f;

/** The parts of a control code. `major` tells a code that has one meaning for programs and another between drivers. */
export function ioctl(code: number, major?: number): Ioctl {
  const bits = code >>> 0;
  const value = bits >>> 16;
  const functionCode = (bits >>> 2) & 0xfff;
  const names = chosen(table().get(bits.toString(16))?.split('|') ?? [], major);
  const typeName = isLetterBase(value, names) ? undefined : enumName('DEVICE_TYPE', value);
  return {
    names,
    deviceType: { value, ...(typeName !== undefined && { name: typeName }) },
    function: functionCode,
    method: methods[(bits & 3) as 0 | 1 | 2 | 3],
    access: accesses[((bits >>> 14) & 3) as 0 | 1 | 2 | 3],
    vendor: value >= 0x8000 || functionCode >= 0x800,
  };
}

/** `IOCTL_X (FILE_DEVICE_DISK, function 0x0, METHOD_BUFFERED, FILE_ANY_ACCESS)`, without a name the parts alone. */
export function ioctlWords(code: number, major?: number): string {
  const { names, deviceType, function: functionCode, method, access, vendor } = ioctl(code, major);
  const type = deviceType.name ?? `device type 0x${deviceType.value.toString(16)}`;
  const parts = `${type}, function 0x${functionCode.toString(16)}, ${method}, ${access}`;
  if (names.length > 0) return `${names.join(' or ')} (${parts})`;
  return vendor ? `${parts}; defined by the vendor of the driver` : parts;
}

/** Of a code with two names the internal one belongs to IRP_MJ_INTERNAL_DEVICE_CONTROL. */
function chosen(names: readonly string[], major: number | undefined): readonly string[] {
  if (names.length < 2 || major === undefined) return names;
  const isInternal = (name: string): boolean => name.includes('_INTERNAL_');
  const fitting = names.filter((name) => isInternal(name) === (major === internalMajor));
  return fitting.length === 0 ? names : fitting;
}

/** The bases of volumes (`V`) and snapshots (`S`) were letters before device types got the same numbers. */
function isLetterBase(type: number, names: readonly string[]): boolean {
  return (type === 0x53 || type === 0x56) && names.length > 0;
}

const table = lazyTable(() => keyedLines(ioctlsTable));
