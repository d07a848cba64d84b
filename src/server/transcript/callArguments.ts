/**
 * The arguments of a system call, from the stack memory of a thread that stands in its stub: x86, where `ret N` pops them all.
 *
 *     ntdll!ZwLockFile+0x12:  ret 28h        dd @esp+4 l0n10
 */
import { formatAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { DisassemblyRecord, MemoryRecord } from '../model/memory';
import { argumentValue } from '../reference/argumentValues';
import { prototype } from '../reference/prototypes';
import { low32 } from '../reference/values';
import { functionName } from './frames';
import { type MemoryImage, type MemoryValue } from './memoryImage';
import type { Entry, Transcript } from './transcript';

export interface DecodedArgument {
  readonly name: string;
  readonly type: string;
  readonly value: Address;
  readonly lines: Lines;
  /** What a code, a class or a set of flags says: `FILE_OPEN_IF`. */
  readonly meaning?: string;
  /** What the pointer points to, where the text shows it. */
  readonly target?: MemoryValue;
}

export interface DecodedCall {
  readonly service: string;
  readonly arguments: readonly DecodedArgument[];
  readonly instruction: Entry<DisassemblyRecord>;
  readonly memory: Entry<MemoryRecord>;
  /** Bytes that the stub pops: four per argument. */
  readonly popped: number;
  /** The prototype pasted in the text, where there is one. */
  readonly prototypeLines?: Lines;
}

const returns = /^ret[nf]?\s+([0-9A-Fa-f]+)h?$/;
const firstArgument = /^@?esp\s*\+\s*(?:0x)?4$/i;

export function decodeCalls(transcript: Transcript, memory: MemoryImage): DecodedCall[] {
  const stubs = [...transcript.each('disassembly')].filter(
    ({ record }) => /!(?:Nt|Zw)\w+$/.test(record.symbol ?? '') && returns.test(record.instruction),
  );
  if (stubs.length === 0) return [];
  const calls: DecodedCall[] = [];
  for (const entry of transcript.each('memory')) {
    const { expression, unit } = entry.record;
    if (expression === undefined || unit !== 4 || !firstArgument.test(expression)) continue;
    const instruction = stubs.findLast(
      (stub) =>
        stub.session.id === entry.session.id &&
        stub.index < entry.index &&
        stub.context.thread === entry.context.thread,
    );
    const call = instruction && decode(transcript, memory, instruction, entry);
    if (call) calls.push(call);
  }
  return calls;
}

function decode(
  transcript: Transcript,
  image: MemoryImage,
  instruction: Entry<DisassemblyRecord>,
  memory: Entry<MemoryRecord>,
): DecodedCall | undefined {
  const service = functionName({ symbol: instruction.record.symbol ?? '' });
  const popped = Number.parseInt(returns.exec(instruction.record.instruction)?.[1] ?? '', 16);
  // A pasted prototype may be of another version or cut; then it says nothing about this stub.
  const pasted = Array.from(transcript.each('prototype')).find(
    ({ record }) => twin(record.name) === twin(service) && record.parameters.length * 4 === popped,
  );
  const parameters = pasted?.record.parameters ?? prototype(service)?.parameters;
  if (!parameters || popped !== parameters.length * 4) return undefined;
  const values = memory.record.rows.flatMap((row) =>
    row.values.map((value) => ({ value, lines: transcript.lines(memory, row.lines) })),
  );
  const decoded = parameters.flatMap(({ name, type }, index): DecodedArgument[] => {
    const at = values[index];
    if (!at?.value) return [];
    const target = isPointer(type) ? image.read(memory.session.id, at.value) : undefined;
    const meaning = argumentValue(service, { name, type }, low32(at.value));
    return [
      {
        name,
        type,
        value: at.value,
        lines: at.lines,
        ...(meaning !== undefined && { meaning }),
        ...(target && { target }),
      },
    ];
  });
  if (decoded.length !== parameters.length) return undefined;
  return {
    service,
    arguments: decoded,
    instruction,
    memory,
    popped,
    ...(pasted && { prototypeLines: transcript.lines(pasted) }),
  };
}

function twin(name: string): string {
  return name.replace(/^(?:Nt|Zw)/, '');
}

function isPointer(type: string): boolean {
  return /^P[A-Z]/.test(type) || type.includes('*');
}

/** `ExclusiveLock = TRUE`, `LockOffset → 0`. */
export function describeArgument({ name, type, value, meaning, target }: DecodedArgument): string {
  const number = BigInt(`0x${value}`);
  if (target) return `${name} = ${formatAddress(value)} → ${BigInt(`0x${target.value}`).toString(10)}`;
  if (meaning !== undefined) return `${name} = ${formatAddress(value)} (${meaning})`;
  if (type === 'BOOLEAN') return `${name} = ${(number & 0xffn) === 0n ? 'FALSE' : 'TRUE'}`;
  if (number === 0n)
    return `${name} = ${isPointer(type) || type === 'HANDLE' || type.includes('ROUTINE') || type === 'PVOID' ? 'NULL' : '0'}`;
  return `${name} = ${type === 'HANDLE' ? `0x${number.toString(16)}` : formatAddress(value)}`;
}
