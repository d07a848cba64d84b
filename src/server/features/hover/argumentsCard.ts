/** Numbers that a routine was called with, where its prototype says what they are: frames of `kb` and `kv` on x86, decoded calls. */
import type { Address } from '../../../shared/address';
import { argumentValue } from '../../reference/argumentValues';
import { prototype } from '../../reference/prototypes';
import { low32 } from '../../reference/values';
import { functionName } from '../../transcript/frames';
import { covers } from '../position';
import { frameAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, list, paragraphs } from './markdown';

export const argumentsCard: Card = (spot) => ofFrame(spot) ?? ofCall(spot);

/** On x64 the slots are home slots and say nothing; a fastcall routine has its first arguments in registers. */
function ofFrame(spot: Spot): string | undefined {
  const { entry, frame } = frameAt(spot) ?? {};
  if (entry?.record.dialect !== 'x86-args' || !frame?.args || frame.inline) return undefined;
  const name = functionName(frame);
  const known = prototype(name);
  if (known?.convention !== 'stdcall') return undefined;
  const { args } = frame;
  const items = known.parameters.flatMap((parameter, index) => {
    const value = args[index];
    return value === undefined
      ? []
      : item(parameter.name, value, argumentValue(name, parameter, low32(value)));
  });
  return items.length === 0
    ? undefined
    : paragraphs(bold('By the prototype, if the argument slots still hold the arguments'), list(items));
}

/** A row of stack memory that was read as the arguments of a system service. */
function ofCall({ analyzed: { analysis }, line }: Spot): string | undefined {
  const items = analysis.calls
    .flatMap((call) => call.arguments)
    .filter(({ lines }) => covers(lines, line))
    .flatMap(({ name, value, meaning }) => item(name, value, meaning));
  return items.length === 0 ? undefined : paragraphs(bold('Arguments of the call'), list(items));
}

function item(name: string, value: Address, meaning: string | undefined): string[] {
  return meaning === undefined ? [] : [`${code(name)} 0x${low32(value).toString(16)}: ${code(meaning)}`];
}
