/** The memory access that a crash is about, and the instruction and registers that explain its address. */
import { addOffset, formatAddress, parseAddress, type Address } from '../../../shared/address';
import type { Check, Lines, Proof } from '../../../shared/triage';
import type { ExceptionRecordRecord, RegistersRecord } from '../../model/registers';
import type { DisassemblyRecord } from '../../model/memory';
import { extension } from '../../model/context';
import type { Crash } from '../../transcript/crashes';
import type { Entry, Transcript } from '../../transcript/transcript';
import { bugcheckBase, exceptionOf, parameterOf } from './crashParts';
import { nearCrash } from './nearCrash';

export interface FailedAccess {
  readonly address: Address;
  readonly lines: Lines;
  readonly proof: Proof;
  readonly how?: 'read' | 'write' | 'execute';
  /** The registers of the failure show it. */
  readonly shown?: true;
  readonly operand?: Operand;
  /** Pointers at the failure have 32 bits: its registers do. */
  readonly narrow: boolean;
}

/** The memory operand of the failing instruction: its base register and the sum that gives the address. */
export interface Operand {
  readonly base: string;
  readonly value: Address;
  readonly instruction: string;
  readonly lines: Lines;
  readonly check: Check;
  readonly registers: Entry<RegistersRecord>;
}

/** The sum of the instruction's operand, where its registers are printed. */
export function operandProof({ operand }: FailedAccess): Proof[] {
  if (!operand) return [];
  const { instruction, base, value, check, lines } = operand;
  return [
    {
      claim: `${instruction}: ${base} is ${formatAddress(value)}`,
      lines,
      grade: 'derived',
      ...(check.terms.length > 1 && { check }),
    },
  ];
}

const accessViolation = 0xc0000005;
/** Bug checks whose parameter 1 is the address that was accessed. */
const addressFirst = new Set([0xa, 0x50, 0xd1, 0xcc, 0xcd, 0xd5, 0xd6, 0xbe, 0xfc]);
const ways: Readonly<Record<number, FailedAccess['how']>> = { 0: 'read', 1: 'write', 8: 'execute' };

/** Several rules ask about the access of one crash. */
const known = new WeakMap<Crash, { readonly access: FailedAccess | undefined }>();

export function failedAccess(transcript: Transcript, crash: Crash): FailedAccess | undefined {
  const asked = known.get(crash) ?? { access: readAccess(transcript, crash) };
  known.set(crash, asked);
  return asked.access;
}

function readAccess(transcript: Transcript, crash: Crash): FailedAccess | undefined {
  const near = nearCrash(transcript, crash, 'registers', 'disassembly', 'exceptionRecord');
  const found = accessOf(transcript, crash, near);
  if (!found) return undefined;
  const operand = operandFor(transcript, near, found.address);
  const narrow = near.some(({ record }) => record.kind === 'registers' && 'eax' in record.values);
  return { ...found, narrow, ...(operand && { operand }) };
}

type Access = Omit<FailedAccess, 'operand' | 'narrow'>;

function accessOf(transcript: Transcript, crash: Crash, near: readonly Entry[]): Access | undefined {
  const base = bugcheckBase(crash);
  if (base !== undefined && addressFirst.has(base)) {
    const first = parameterOf(transcript, crash, 1);
    const how = howOf(transcript, crash, base);
    return first && { address: first.value, lines: first.lines, proof: first.proof, ...(how && { how }) };
  }
  if (exceptionOf(crash) !== accessViolation) return undefined;
  const record = near.filter(isExceptionRecord).find(isAccess);
  const [kind, address] = record?.record.parameters ?? [];
  if (record && address) {
    const how = ways[Number.parseInt(kind ?? '', 16)];
    const lines = transcript.lines(record);
    return {
      address,
      lines,
      proof: { claim: accessWords(how, address), lines, grade: 'observed' },
      ...(how && { how }),
    };
  }
  return (base === 0x1e ? ofParameters(transcript, crash) : undefined) ?? ofRegisters(transcript, near);
}

/** Without the record: the first registers that are printed, when they point nowhere, or what their instruction accesses cannot be read. */
function ofRegisters(transcript: Transcript, entries: readonly Entry[]): Access | undefined {
  const at = entries.findIndex(({ record }) => record.kind === 'registers');
  const registers = entries[at] as Entry<RegistersRecord> | undefined;
  const code = registers && follows(registers, entries[at + 1]);
  const ip = registers && (register(registers, 'rip') ?? register(registers, 'eip'));
  if (!registers || !ip) return undefined;
  if (/^0{13}/.test(ip)) {
    const lines = transcript.lines(registers);
    const claim = `the instruction pointer is ${formatAddress(ip)}`;
    return { address: ip, lines, proof: { claim, lines, grade: 'observed' }, how: 'execute', shown: true };
  }
  if (code?.record.kind !== 'disassembly' || !/=\?{4,}/.test(code.record.instruction)) return undefined;
  const operand = readOperand(transcript, code as Entry<DisassemblyRecord>, registers);
  if (!operand) return undefined;
  const { lines } = operand;
  const claim = 'the debugger cannot read what the instruction accesses: it prints question marks';
  return { address: operand.check.equals as Address, lines, proof: { claim, lines, grade: 'observed' } };
}

/** The debugger prints the instruction right behind the registers. */
function follows(registers: Entry, entry: Entry | undefined): Entry | undefined {
  return entry?.index === registers.index + 1 ? entry : undefined;
}

/** 0x1E passes the two parameters of an access violation on as its third and fourth. */
function ofParameters(transcript: Transcript, crash: Crash): Access | undefined {
  const fourth = parameterOf(transcript, crash, 4);
  const how = ways[Number.parseInt(crash.parameters[2] ?? '', 16)];
  return fourth && how && { address: fourth.value, lines: fourth.lines, proof: fourth.proof, how };
}

/** What was tried: ATTEMPTED_WRITE and ATTEMPTED_EXECUTE say it by their name, the others by a parameter whose values differ by code. */
function howOf(transcript: Transcript, crash: Crash, base: number): FailedAccess['how'] {
  if (base === 0xbe) return 'write';
  if (base === 0xfc) return 'execute';
  const says = parameterOf(transcript, crash, base === 0xa || base === 0xd1 ? 3 : 2)?.says;
  return says === 'read' || says === 'write' || says === 'execute' ? says : undefined;
}

function accessWords(how: FailedAccess['how'], address: Address): string {
  const where = /^f{16}$/.test(address) ? 'an address of all ones' : formatAddress(address);
  return `the exception record says: ${how ?? 'access'} at ${where}`;
}

function isAccess({ record }: Entry<ExceptionRecordRecord>): boolean {
  return record.code === accessViolation && record.parameters.length >= 2;
}

function isExceptionRecord(entry: Entry): entry is Entry<ExceptionRecordRecord> {
  return entry.record.kind === 'exceptionRecord';
}

/** `qword ptr [rcx+rdx*8+18h]`. */
const bracketed =
  /\[([a-z][a-z0-9]{1,3})(?:\+([a-z][a-z0-9]{1,3})(?:\*([1248]))?)?(?:([+-])([0-9a-f]{1,16})h?)?\]/i;

function operandFor(
  transcript: Transcript,
  entries: readonly Entry[],
  address: Address,
): Operand | undefined {
  for (const [index, entry] of entries.entries()) {
    const registers = entries[index - 1];
    if (entry.record.kind !== 'disassembly' || registers?.record.kind !== 'registers') continue;
    if (!follows(registers, entry)) continue;
    const operand = readOperand(
      transcript,
      entry as Entry<DisassemblyRecord>,
      registers as Entry<RegistersRecord>,
    );
    if (operand && (operand.check.equals === address || isGeneral(address, operand.value))) return operand;
  }
  return undefined;
}

/** The processor gives no address with a general-protection fault: all ones are printed, and the register has the pointer. */
function isGeneral(address: Address, base: Address): boolean {
  return /^f{16}$/.test(address) && !/^(?:0000|ffff)/.test(base);
}

function readOperand(
  transcript: Transcript,
  entry: Entry<DisassemblyRecord>,
  registers: Entry<RegistersRecord>,
): Operand | undefined {
  const { instruction } = entry.record;
  const [, base = '', index, scale = '1', sign = '+', digits = '0'] = bracketed.exec(instruction) ?? [];
  const value = register(registers, base);
  if (!value) return undefined;
  const indexed = index === undefined ? undefined : register(registers, index);
  if (index !== undefined && !indexed) return undefined;
  const scaled = indexed === undefined ? 0n : BigInt(`0x${indexed}`) * BigInt(scale);
  const offset = BigInt(`0x${digits}`) * (sign === '-' ? -1n : 1n);
  const equals = wrap(addOffset(addOffset(value, scaled), offset), registers);
  return {
    base: base.toLowerCase(),
    value,
    instruction: instruction.replace(/\s+[a-z]s:[0-9a-f`:]+=.*$/i, ''),
    lines: transcript.lines(entry),
    registers,
    check: {
      terms: [
        value,
        ...(scaled === 0n ? [] : [`+0x${scaled.toString(16)}`]),
        ...(offset === 0n ? [] : [`${sign}0x${digits.toLowerCase()}`]),
      ],
      equals,
    },
  };
}

/** Sums of 32-bit registers are 32 bits wide. */
function wrap(address: Address, { record, context }: Entry<RegistersRecord>): Address {
  return 'eax' in record.values ? (parseAddress(address.slice(8), extension(context)) ?? address) : address;
}

function register({ record, context }: Entry<RegistersRecord>, name: string): Address | undefined {
  return parseAddress(record.values[name.toLowerCase()] ?? '', extension(context));
}
