/** The names behind the numbers of an IRP stack location: function, flags, control, arguments. */
import type { Machine } from '../../shared/triage';
import type { IrpLocation } from '../model/irp';
import {
  controlFlags,
  irpArguments,
  irpExplanation,
  irpMajor,
  irpMinor,
  stackLocationFlags,
} from '../reference/irp';
import { irpArgumentValues } from '../reference/irpArgumentValues';
import { low32 } from '../reference/values';

export interface IrpNames {
  readonly majorName?: string;
  readonly minorName?: string;
  /** What such a request does. */
  readonly explanation?: string;
  readonly flagNames: readonly string[];
  readonly controlNames: readonly string[];
  /** One for each of the four arguments; undefined where the function does not use it. */
  readonly argNames: readonly (string | undefined)[];
}

const none: IrpNames = { flagNames: [], controlNames: [], argNames: [] };

/** Of a location that no driver has filled in nothing is named: its zeros would read as IRP_MJ_CREATE. */
export function irpNames(location: IrpLocation, machine: Machine | undefined): IrpNames {
  const { major, flags = 0, control = 0 } = location;
  if (major === undefined || isUnused(location)) return none;
  const minor = location.minor ?? 0;
  const majorName = irpMajor(major)?.name;
  const minorName = irpMinor(major, minor);
  const explanation = irpExplanation(major, minor);
  return {
    ...(majorName !== undefined && { majorName }),
    ...(minorName !== undefined && { minorName }),
    ...(explanation !== undefined && { explanation }),
    flagNames: stackLocationFlags(major, minor, flags),
    controlNames: controlFlags(control),
    argNames: machine === 'x86' || machine === 'x64' ? irpArguments(major, minor, machine) : [],
  };
}

/** What the arguments mean: control codes, information classes, options; undefined for pointers, lengths and values without a name. */
export function irpArgumentWords(
  location: IrpLocation,
  machine: Machine | undefined,
): readonly (string | undefined)[] {
  const { major, minor = 0, args = [] } = location;
  if (major === undefined || isUnused(location) || (machine !== 'x86' && machine !== 'x64')) return [];
  return irpArgumentValues(major, minor, machine, args.map(low32));
}

/** All zero and nobody's: the request has not come this far down, or has been cleared on its way up. */
export function isUnused({
  current,
  major,
  minor,
  device,
  file,
  driver,
  completionSymbol,
  args,
  notes,
}: IrpLocation): boolean {
  const named = driver ?? device ?? file ?? completionSymbol;
  const code = (major ?? 0) | (minor ?? 0);
  return (
    !current &&
    code === 0 &&
    named === undefined &&
    notes.length === 0 &&
    (args ?? []).every((value) => /^0+$/.test(value))
  );
}

/** `IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK`; the codes where there is no name. */
export function irpFunction(location: IrpLocation, { majorName, minorName }: IrpNames): string {
  const { major, minor } = location;
  if (major === undefined) return 'function not printed';
  if (isUnused(location)) return 'unused';
  const first = majorName ?? `major 0x${major.toString(16)}`;
  if (minorName !== undefined) return `${first} / ${minorName}`;
  return minor === undefined || minor === 0 ? first : `${first} / minor 0x${minor.toString(16)}`;
}
