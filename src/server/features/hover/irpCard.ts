/** A stack location of an IRP: the request by name, its flags, and what its four arguments are. */
import { formatAddress } from '../../../shared/address';
import type { IrpLocation } from '../../model/irp';
import { irpArgumentWords, irpFunction, irpNames, isUnused, type IrpNames } from '../../transcript/irpNames';
import { describeHit } from '../../transcript/things';
import { irpLocationAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, lines, list, paragraphs } from './markdown';

export const irpCard: Card = (spot) => {
  const found = irpLocationAt(spot);
  if (!found) return undefined;
  const { entry, location } = found;
  if (isUnused(location))
    return 'A stack location that no driver has used: the request has not come this far down, or has been cleared on its way up.';
  const names = irpNames(location, entry.session.machine);
  const which =
    location.index === undefined
      ? ''
      : ` (location ${location.index}${location.current ? ', the current one' : ''})`;
  return paragraphs(
    `${bold(code(irpFunction(location, names)))}${which}`,
    names.explanation && escaped(names.explanation),
    flagWords(location, names),
    lines(ownerWords(spot, location), completionWords(location)),
    list(argumentItems(spot, location, names, irpArgumentWords(location, entry.session.machine))),
  );
};

function flagWords(
  { flags = 0, control = 0 }: IrpLocation,
  { flagNames, controlNames }: IrpNames,
): string | undefined {
  const shown = (name: string, value: number, names: readonly string[]): string | undefined =>
    value === 0 ? undefined : `${name} ${code(`0x${value.toString(16)}`)}: ${names.map(code).join(', ')}`;
  return lines(shown('Flags', flags, flagNames), shown('Control', control, controlNames)) || undefined;
}

function ownerWords({ analyzed }: Spot, { driver, device, file, notes }: IrpLocation): string | undefined {
  const hit = file && analyzed.transcript.things.at(file).find(({ thing }) => thing.kind === 'fileObject');
  const parts = [
    driver && `driver ${code(driver)}`,
    device && `device ${code(formatAddress(device))}`,
    file && (hit ? code(describeHit(hit)) : `file object ${code(formatAddress(file))}`),
    ...notes.map(code),
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
}

function completionWords({ completionRoutine, completionSymbol, context }: IrpLocation): string | undefined {
  if (!completionRoutine) return undefined;
  const name = completionSymbol ?? formatAddress(completionRoutine);
  return `Completion routine ${code(name)}${context ? `, context ${code(formatAddress(context))}` : ''}`;
}

function argumentItems(
  { analyzed }: Spot,
  { args = [] }: IrpLocation,
  { argNames }: IrpNames,
  meanings: readonly (string | undefined)[],
): string[] {
  return args.flatMap((value, index) => {
    const name = argNames[index];
    if (name === undefined && /^0+$/.test(value)) return [];
    const hit = analyzed.transcript.things.at(value)[0];
    const thing = hit ? `, ${code(describeHit(hit))}` : '';
    const meaning = meanings[index];
    const is = meaning === undefined ? thing : ` = ${code(meaning)}`;
    return [
      `Arg${index + 1}${name === undefined ? '' : ` ${code(name)}`}: ${code(formatAddress(value))}${is}`,
    ];
  });
}
