/**
 * The arguments of a system call on x64, from the registers of a thread that stands in the stub and from the stack above it.
 *
 *     rax=0000000000000026 rbx=… rcx=… rdx=…
 *     ntdll!NtDeviceIoControlFile+0x12:
 *     00007ffb`31a2d2b2 0f05            syscall
 *
 * Before the system call r10 (rcx at the entry), rdx, r8 and r9 hold the first four; behind it they hold nothing that is known. The others
 * stand in the caller's frame, from 0x28 bytes above rsp on, before and after.
 */
import { addOffset, parseAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { DisassemblyRecord } from '../model/memory';
import type { RegistersRecord } from '../model/registers';
import { argumentValue } from '../reference/argumentValues';
import { prototype, type PrototypeParameter } from '../reference/prototypes';
import { low32 } from '../reference/values';
import { functionName } from './frames';
import type { MemoryImage } from './memoryImage';
import { pointedValue } from './pointedValue';
import type { Entry, Transcript } from './transcript';

interface StubArgument {
  readonly name: string;
  readonly type: string;
  readonly value: Address;
  /** `r10`, `[rsp+28]`. */
  readonly where: string;
  readonly lines: Lines;
  readonly meaning?: string;
  readonly pointed?: { readonly words: string; readonly lines: Lines };
}

export interface StubCall {
  readonly service: string;
  readonly registers: Entry<RegistersRecord>;
  readonly instruction: Entry<DisassemblyRecord>;
  /** The system call has been made: the registers hold no arguments any more. */
  readonly returned: boolean;
  readonly arguments: readonly StubArgument[];
  readonly unknown: readonly string[];
}

const stub = /!(?:Nt|Zw)[A-Z]\w+$/;
const entering = /^mov\s+r10,\s*rcx$/i;
const calling = /^(?:syscall|mov\s+eax,|test\s+byte ptr \[.*SystemCall|jne?\s)/i;
const returning = /^ret/i;
const firstOnStack = 0x28;
const inRegisters = 4;
const mostCalls = 200;

export function stubCalls(transcript: Transcript, image: MemoryImage): StubCall[] {
  const calls: StubCall[] = [];
  for (const instruction of transcript.each('disassembly')) {
    if (calls.length === mostCalls) break;
    if (!stub.test(instruction.record.symbol ?? '')) continue;
    const registers = transcript.before(instruction);
    if (registers?.record.kind !== 'registers') continue;
    const call = decode(transcript, image, registers as Entry<RegistersRecord>, instruction);
    if (call) calls.push(call);
  }
  return calls;
}

function decode(
  transcript: Transcript,
  image: MemoryImage,
  registers: Entry<RegistersRecord>,
  instruction: Entry<DisassemblyRecord>,
): StubCall | undefined {
  const { values } = registers.record;
  const service = functionName({ symbol: instruction.record.symbol ?? '' });
  const parameters = prototype(service)?.parameters;
  const first = firstRegister(instruction.record.instruction);
  const rip = address(values['rip']);
  if (!parameters || first === undefined || rip === undefined || rip !== instruction.record.address)
    return undefined;
  const sources = first === '' ? [] : [first, 'rdx', 'r8', 'r9'];
  const unknown: string[] = [];
  const found = parameters.flatMap((parameter, index): StubArgument[] => {
    const read =
      index < inRegisters
        ? inRegister(transcript, registers, sources[index] ?? '')
        : onStack(image, registers, index);
    if (read) return [argument(service, parameter, read, image, registers.session.id)];
    unknown.push(parameter.name);
    return [];
  });
  return { service, registers, instruction, returned: first === '', arguments: found, unknown };
}

/** Where the first argument stands at an instruction of the stub; empty behind the system call. */
function firstRegister(instruction: string): string | undefined {
  if (entering.test(instruction)) return 'rcx';
  if (calling.test(instruction)) return 'r10';
  return returning.test(instruction) ? '' : undefined;
}

interface Read {
  readonly value: Address;
  readonly where: string;
  readonly lines: Lines;
}

function inRegister(
  transcript: Transcript,
  registers: Entry<RegistersRecord>,
  name: string,
): Read | undefined {
  const value = name === '' ? undefined : address(registers.record.values[name]);
  return value && { value, where: name, lines: transcript.lines(registers) };
}

function onStack(
  image: MemoryImage,
  { record, session }: Entry<RegistersRecord>,
  index: number,
): Read | undefined {
  const rsp = address(record.values['rsp']);
  const offset = firstOnStack + 8 * (index - inRegisters);
  const shown = rsp && image.readNumber(session.id, addOffset(rsp, offset), 8);
  return shown && { value: shown.value, where: `[rsp+${offset.toString(16)}]`, lines: shown.lines };
}

function argument(
  service: string,
  { name, type }: PrototypeParameter,
  { value, where, lines }: Read,
  image: MemoryImage,
  session: string,
): StubArgument {
  const meaning = argumentValue(service, { name, type }, low32(value));
  const pointed = pointedValue({ image, session, pointerSize: 8 }, type, name, value);
  return {
    name,
    type,
    value,
    where,
    lines,
    ...(meaning !== undefined && { meaning }),
    ...(pointed && { pointed }),
  };
}

function address(value: string | undefined): Address | undefined {
  return value === undefined || value.length < 16 ? undefined : parseAddress(value);
}
