/**
 * The arguments of the routine in a row of an x86 stack, by its prototype: `kb` and `kv` print three slots, the memory that the text shows
 * may hold the rest. On x64 the first four stand in registers, and what is printed beside a row are home slots: nothing is read from them.
 */
import { addOffset, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { Frame, StackDialect } from '../model/stack';
import { argumentValue } from '../reference/argumentValues';
import { prototype } from '../reference/prototypes';
import { low32 } from '../reference/values';
import { functionName } from './frames';
import type { MemoryImage } from './memoryImage';
import { pointedValue, pointer } from './pointedValue';

interface FrameArgument {
  readonly name: string;
  readonly value: Address;
  /** What a code, a class or a set of flags says. */
  readonly meaning?: string;
  /** What it points to, and the lines that show it. */
  readonly pointed?: { readonly words: string; readonly lines: Lines };
}

interface FrameArguments {
  readonly arguments: readonly FrameArgument[];
  /** Parameters that the row cannot show: in ecx and edx (fastcall), or in slots that the text lacks. */
  readonly unknown: readonly { readonly name: string; readonly where: string }[];
}

/** A fastcall routine has its first two arguments in registers. */
const fastRegisters = ['ecx', 'edx'];
/** The first argument stands above the saved EBP and the return address. */
const firstSlot = 8;

export function frameArguments(
  dialect: StackDialect,
  frame: Frame,
  image: MemoryImage,
  session: string,
): FrameArguments | undefined {
  const name = functionName(frame);
  const known = dialect.startsWith('x86') && !frame.inline ? prototype(name) : undefined;
  if (!known || known.parameters.length === 0) return undefined;
  const inRegisters = known.convention === 'fastcall' ? fastRegisters.length : 0;
  const found: FrameArgument[] = [];
  const unknown: { name: string; where: string }[] = [];
  for (const [index, parameter] of known.parameters.entries()) {
    const register = index < inRegisters ? fastRegisters[index] : undefined;
    const value = register === undefined ? slotOf(frame, index - inRegisters, image, session) : undefined;
    if (value === undefined) {
      unknown.push({ name: parameter.name, where: register ?? 'the stack' });
      continue;
    }
    const meaning = argumentValue(name, parameter, low32(value));
    const pointed = pointedValue({ image, session, pointerSize: 4 }, parameter.type, parameter.name, value);
    found.push({
      name: parameter.name,
      value,
      ...(meaning !== undefined && { meaning }),
      ...(pointed && { pointed }),
    });
  }
  return { arguments: found, unknown };
}

function slotOf(
  { args, frame }: Frame,
  slot: number,
  image: MemoryImage,
  session: string,
): Address | undefined {
  const printed = args?.[slot];
  if (printed !== undefined || frame === undefined || /^0+$/.test(frame)) return printed;
  const shown = image.readNumber(session, addOffset(frame, firstSlot + 4 * slot), 4);
  return shown && pointer(shown, frame);
}
