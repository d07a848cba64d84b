/** Numbers that a routine was called with, where its prototype says what they are: frames of `kb` and `kv` on x86, decoded calls. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Lines } from '../../../shared/triage';
import { low32 } from '../../reference/values';
import { frameArguments } from '../../transcript/frameArguments';
import { covers } from '../position';
import { frameAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, list, paragraphs } from './markdown';

export const argumentsCard: Card = (spot) => ofFrame(spot) ?? ofCall(spot);

/** The arguments that say something by themselves or lead somewhere; numbers stand in the card of the row. */
function ofFrame(spot: Spot): string | undefined {
  const { entry, frame } = frameAt(spot) ?? {};
  if (!entry || !frame) return undefined;
  const { memory } = spot.analyzed.analysis;
  const known = frameArguments(entry.record.dialect, frame, memory, entry.session.id);
  const items = (known?.arguments ?? []).flatMap(({ name, value, meaning, pointed }) => [
    ...item(name, value, meaning),
    ...(pointed
      ? [`${code(name)} ${code(formatAddress(value))} → ${code(pointed.words)}, ${inLines(pointed.lines)}`]
      : []),
  ]);
  return items.length === 0
    ? undefined
    : paragraphs(bold('By the prototype, if the argument slots still hold the arguments'), list(items));
}

function inLines([first, last]: Lines): string {
  return first === last ? `line ${first}` : `lines ${first}–${last}`;
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
