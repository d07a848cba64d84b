// A number in words, by the kind of the field that holds it.
import type { Address } from '../../shared/address';
import { accessRights } from './accessRights';
import { deviceCharacteristics, deviceObjectFlags } from './deviceFlags';
import { enumName, isEnum } from './enums';
import { fileObjectFlags } from './fileObjectFlags';
import { ioctlWords } from './ioctls';
import { irpFlags, irpMajor } from './irp';
import { memoryType, pageProtection, sectionAttributes } from './memoryFlags';
import { ntstatus } from './ntstatus';
import {
  changeFilter,
  createDisposition,
  createOptions,
  fileAttributes,
  objectAttributes,
  securityInformation,
  shareAccess,
} from './openOptions';
import { win32Error } from './win32Errors';

/** What a number means in a field of this kind; undefined where it has no name. */
type Reading = (value: number) => string | undefined;

const flags =
  (names: (value: number) => readonly string[]): Reading =>
  (value) =>
    value === 0 ? undefined : named(names(value));

const readings = {
  ioctl: (value: number) => (value === 0 ? undefined : ioctlWords(value)),
  accessMask: flags((value) => accessRights(value)),
  createDisposition,
  createOptions: flags(createOptions),
  /** The disposition in the high byte, the options below: IO_STACK_LOCATION.Parameters.Create.Options. */
  dispositionAndOptions: (value: number) =>
    joined(createDisposition(value >>> 24), flags(createOptions)(value & 0xffffff)),
  shareAccess: flags(shareAccess),
  fileAttributes: flags(fileAttributes),
  /** FileAttributes in the low half, ShareAccess in the high one. */
  attributesAndShare: (value: number) =>
    joined(flags(fileAttributes)(value & 0xffff), flags(shareAccess)(value >>> 16)),
  /** The same of a pipe or mailslot, whose low half is reserved. */
  highShare: (value: number) => flags(shareAccess)(value >>> 16),
  objectAttributes: flags(objectAttributes),
  changeFilter: flags(changeFilter),
  securityInformation: flags(securityInformation),
  pageProtection: flags(pageProtection),
  memoryType: flags(memoryType),
  sectionAttributes: flags(sectionAttributes),
  deviceFlags: flags(deviceObjectFlags),
  deviceCharacteristics: flags(deviceCharacteristics),
  fileObjectFlags: flags((value) => fileObjectFlags(value).map(({ name }) => name)),
  irpFlags: flags((value) => irpFlags(value)),
  irpMajor: (value: number) => irpMajor(value)?.name,
  ntstatus: (value: number) => ntstatus(value)?.name,
  win32Error: (value: number) => win32Error(value)?.name,
} satisfies Record<string, Reading>;

/** The low 32 bits of a printed value: codes and flags are 4 bytes wide, whatever the slot that holds them. */
export function low32(value: Address): number {
  return Number.parseInt(value.slice(8), 16);
}

/** A kind of field, or the name of an enumeration (`FILE_INFORMATION_CLASS`). */
export type ValueKind = keyof typeof readings | Uppercase<string>;

/** `FILE_OPEN_IF; FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE`. Undefined where nothing in it has a name. */
export function valueWords(kind: ValueKind, value: number): string | undefined {
  return isReading(kind) ? readings[kind](value >>> 0) : enumName(kind, value);
}

/** Whether a type as headers spell it is an enumeration that is known. */
export function enumKind(type: string): ValueKind | undefined {
  return isEnum(type) ? (type as Uppercase<string>) : undefined;
}

function isReading(kind: ValueKind): kind is keyof typeof readings {
  return Object.hasOwn(readings, kind);
}

/** Bits that have no name say nothing by themselves. */
function named(names: readonly string[]): string | undefined {
  return names.some((name) => !name.startsWith('0x')) ? names.join(' | ') : undefined;
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join('; ');
}
