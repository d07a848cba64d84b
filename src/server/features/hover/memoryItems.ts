/** What the text shows of the memory at an address: its value, what that points to, the string there, and dumps that contradict. */
import { formatAddress, parseAddress, type Address } from '../../../shared/address';
import { extension } from '../../model/context';
import { describeHit } from '../../transcript/things';
import type { MemoryValue } from '../../transcript/memoryImage';
import { covers } from '../position';
import type { Spot } from '../spot';
import { code, escaped } from './markdown';

/** Markdown items; none where no output shows the memory there, or only the line under the cursor does. */
export function memoryItems(spot: Spot, address: Address): string[] {
  const { analyzed, session, line } = spot;
  if (!session) return [];
  const { memory } = analyzed.analysis;
  const found = valueAt(spot, session.id, address);
  const text = memory.text(session.id, address);
  const conflicts = memory.conflicts.filter(
    (one) => one.session.id === session.id && one.address === address,
  );
  return [
    ...(found && !covers(found.lines, line) ? [valueItem(spot, found)] : []),
    ...(text && !covers(text.lines, line)
      ? [`${text.encoding} text there: “${escaped(text.text)}”, line ${text.lines[0]}`]
      : []),
    ...conflicts.map(
      ({ first, second }) =>
        `shown as ${digitsOf(first)} in line ${first.lines[0]} and as ${digitsOf(second)} in line ${second.lines[0]}`,
    ),
  ];
}

/** What is dumped there by itself, unless it is a byte or a word of a pointer that leads somewhere. */
function valueAt(spot: Spot, session: string, address: Address): MemoryValue | undefined {
  const { memory } = spot.analyzed.analysis;
  const exact = memory.read(session, address);
  const whole = memory.readNumber(session, address, pointerSize(spot));
  return !exact || exact.size < 4 || (whole && targetOf(spot, whole) !== undefined)
    ? (whole ?? exact)
    : exact;
}

function valueItem(spot: Spot, found: MemoryValue): string {
  const target = targetOf(spot, found);
  return `memory there: ${digitsOf(found)} (${found.size} bytes), line ${found.lines[0]}${target === undefined ? '' : `, points to ${target}`}`;
}

/** A symbol that the debugger printed, a thing, or a string. */
function targetOf(
  { analyzed, session, entries }: Spot,
  { value, size, symbol }: MemoryValue,
): string | undefined {
  if (symbol !== undefined) return code(symbol);
  const context = entries.at(-1)?.context;
  const pointer = size === 4 && context ? parseAddress(value.slice(8), extension(context)) : value;
  if (size < 4 || !pointer || !session || /^0{12}/.test(pointer)) return undefined;
  const [hit] = analyzed.transcript.things
    .at(pointer)
    .filter(({ thing }) => thing.session === session.id && thing.kind !== 'memory');
  if (hit) return code(describeHit(hit));
  const text = analyzed.analysis.memory.text(session.id, pointer);
  return text && `the text “${escaped(text.text)}” at ${code(formatAddress(pointer))}`;
}

function pointerSize({ session }: Spot): 4 | 8 {
  return session?.machine === 'x86' ? 4 : 8;
}

function digitsOf({ value, size }: MemoryValue): string {
  return code(value.slice(-2 * size));
}
