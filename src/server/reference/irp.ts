// IRPs: names of function codes and flags, what the four printed arguments of a stack location are, what a request does.
import { flagNames, flagTable } from './flagNames';
import { irpArgumentNames, irpExplanations } from './irpFunctionTables';
import { controlFlagBits, irpFlagBits, majorNames, minorNames, stackLocationFlagBits } from './irpCodeTables';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

export interface IrpMajor {
  /** `IRP_MJ_LOCK_CONTROL` */
  readonly name: string;
  readonly explanation?: string;
}

type ArgumentName = string | undefined;
/** The members of IO_STACK_LOCATION.Parameters that Args 1 to 4 of `!irp` show; `A/B` when two share a slot. */
export type IrpArguments = readonly [ArgumentName, ArgumentName, ArgumentName, ArgumentName];

const mountMajor = 0x0d;
const mountMinor = 1;

/** The major function of a code: 0x11 → IRP_MJ_LOCK_CONTROL. */
export function irpMajor(code: number): IrpMajor | undefined {
  return majors()[code];
}

/** The name of a minor function; most majors have none, and their minor 0 has no name. */
export function irpMinor(major: number, minor: number): string | undefined {
  return minors().get(pair(major, minor));
}

/** What a request of this kind does, in one or two sentences; of the major alone where the minor adds nothing. */
export function irpExplanation(major: number, minor: number): string | undefined {
  return explanations().get(pair(major, minor)) ?? explanations().get(major.toString(16));
}

/**
 * The names of IRP.Flags, unknown bits as hex. Two bits have two meanings: 0x2 is IRP_MOUNT_COMPLETION in a mount request and
 * IRP_PAGING_IO otherwise; 0x40 is IRP_SYNCHRONOUS_PAGING_IO together with IRP_PAGING_IO and IRP_INPUT_OPERATION otherwise.
 */
export function irpFlags(value: number, major?: number, minor?: number): string[] {
  const mount = major === mountMajor && minor === mountMinor;
  const paging = !mount && (value & 2) !== 0;
  return flagNames(value, irpFlagNames()).map((name) => {
    if (mount && name === 'IRP_PAGING_IO') return 'IRP_MOUNT_COMPLETION';
    return paging && name === 'IRP_INPUT_OPERATION' ? 'IRP_SYNCHRONOUS_PAGING_IO' : name;
  });
}

/** The names of IO_STACK_LOCATION.Flags (column `flg`); what a bit means depends on the function. Unknown bits as hex. */
export function stackLocationFlags(major: number, minor: number, value: number): string[] {
  const tables = stackFlagNames();
  return flagNames(value, tables.get(pair(major, minor)) ?? tables.get(major.toString(16)) ?? new Map());
}

/** The names of IO_STACK_LOCATION.Control (column `cl`). Unknown bits as hex. */
export function controlFlags(value: number): string[] {
  return flagNames(value, controlFlagNames());
}

/** What Args 1 to 4 of a stack location are. A slot the function does not use, or an unknown function's, is undefined. */
export function irpArguments(major: number, minor: number, machine: 'x86' | 'x64'): IrpArguments {
  const names = argumentNames().get(pair(major, minor)) ?? argumentNames().get(major.toString(16)) ?? '';
  const [first, second, third, fourth] = names
    .split(' ')
    .map((name) => (name === '-' || name === '' ? undefined : name));
  // An x86 slot has 4 bytes: the 8 bytes of a byte offset fill two of them.
  if (machine === 'x86' && third === 'ByteOffset')
    return [first, second, 'ByteOffset.LowPart', 'ByteOffset.HighPart'];
  return [first, second, third, fourth];
}

function pair(major: number, minor: number): string {
  return `${major.toString(16)},${minor.toString(16)}`;
}

const explanations = lazyTable(() => keyedLines(irpExplanations));
const argumentNames = lazyTable(() => keyedLines(irpArgumentNames));
const irpFlagNames = lazyTable(() => flagTable(irpFlagBits));
const controlFlagNames = lazyTable(() => flagTable(controlFlagBits));
const stackFlagNames = lazyTable(
  () => new Map([...keyedLines(stackLocationFlagBits)].map(([key, bits]) => [key, flagTable(bits)])),
);

const majors = lazyTable((): readonly IrpMajor[] =>
  majorNames
    .trim()
    .split(/\s+/)
    .map((name, code) => {
      const explanation = explanations().get(code.toString(16));
      return { name: `IRP_MJ_${name}`, ...(explanation === undefined ? {} : { explanation }) };
    }),
);

const minors = lazyTable((): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const [major, list] of keyedLines(minorNames)) {
    list.split(' ').forEach((name, minor) => {
      if (name !== '-') names.set(`${major},${minor.toString(16)}`, `IRP_MN_${name}`);
    });
  }
  return names;
});
