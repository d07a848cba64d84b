// What the numbers in Args 1 to 4 of a stack location mean: control codes, information classes, options, power states.
import { enumName } from './enums';
import { ioctlWords } from './ioctls';
import { irpArguments } from './irp';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';
import { valueWords, type ValueKind } from './values';

const powerMajor = 0x16;
/** Create, create named pipe, create mailslot. */
const createMajors: ReadonlySet<number> = new Set([0, 1, 0x13]);

/**
 * In words, one for each of Args 1 to 4; undefined where the argument is a pointer, a length, or a value without a name. `args` are the
 * low 32 bits.
 */
export function irpArgumentValues(
  major: number,
  minor: number,
  machine: 'x86' | 'x64',
  args: readonly number[],
): readonly (string | undefined)[] {
  // A create without security context is a location that was cleared, or never filled in.
  if (createMajors.has(major) && args[0] === 0) return args.map(() => undefined);
  const names = irpArguments(major, minor, machine);
  return args.map((value, index) => {
    const name = names[index];
    if (name === undefined) return undefined;
    if (name === 'IoControlCode' || name === 'FsControlCode')
      return value === 0 ? undefined : ioctlWords(value, major);
    if (major === powerMajor && name === 'State') return powerState(args[index - 1], value);
    const kind = kinds().get(`${major.toString(16)},${minor.toString(16)}/${name}`) ?? kinds().get(name);
    return kind && valueWords(kind as ValueKind, value);
  });
}

/** The state of the system or of the device, as Type (the argument before) says. */
function powerState(type: number | undefined, state: number): string | undefined {
  if (type === 0) return enumName('SYSTEM_POWER_STATE', state);
  return type === 1 ? enumName('DEVICE_POWER_STATE', state) : undefined;
}

/** An argument by name, or by `major,minor/name` (hex), then the kind of its value. */
const kinds = lazyTable(() =>
  keyedLines(`
Options dispositionAndOptions
FileAttributes/ShareAccess attributesAndShare
Reserved/ShareAccess highShare
FileInformationClass FILE_INFORMATION_CLASS
FsInformationClass FS_INFORMATION_CLASS
CompletionFilter changeFilter
SecurityInformation securityInformation
16,2/Type|16,3/Type POWER_STATE_TYPE
16,2/ShutdownType|16,3/ShutdownType POWER_ACTION
16,0/PowerState SYSTEM_POWER_STATE
1b,7/Type DEVICE_RELATION_TYPE
1b,13/IdType BUS_QUERY_ID_TYPE
1b,c/DeviceTextType DEVICE_TEXT_TYPE
1b,16/Type DEVICE_USAGE_NOTIFICATION_TYPE
`),
);
