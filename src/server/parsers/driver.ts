/**
 * `!drvobj`, with devices and dispatch routines.
 *
 *     Driver object (fffffa804b0f4d70) is for:
 *      \FileSystem\mydrv
 *     Driver Extension List: (id , addr)
 *
 *     Device Object list:
 *     fffffa804aac7b00  fffffa804aac7100
 *
 *     DriverEntry:   fffff88005fda200	mydrv!GsDriverEntry
 *     Dispatch routines:
 *     [00] IRP_MJ_CREATE                      fffff88005a09090	mydrv!Create
 *
 * Documentation: "!drvobj".
 */
import type { Address } from '../../shared/address';
import type { DispatchRoutine, DriverRecord, DriverRoutine } from '../model/device';
import type { Context } from '../model/context';
import { intern } from '../text/intern';
import { readRecords, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn, hexNumber, pointerIn } from './lines/values';
import type { Parser } from './parser';

type DriverDraft = Omit<Draft<DriverRecord>, 'devices' | 'dispatch'> & {
  devices: Address[];
  dispatch: DispatchRoutine[];
};

const head = /^Driver object \((?:0x)?([0-9a-f`]{8,17})\) is for:/i;

const routineFields = {
  DriverEntry: 'entry',
  DriverStartIo: 'startIo',
  DriverUnload: 'unload',
  AddDevice: 'addDevice',
} as const;

const fields: readonly Shape<DriverDraft>[] = [
  [/^(\\(?:Driver|FileSystem)\\\S.*)$/i, ([, name = ''], draft) => (draft.name ??= intern(name))],
  [/^(?:Driver Extension List: \(id\s?, addr\)|Device Object list:|Dispatch routines:|Fast I\/O routines:)/i],
  [/^Device Object stacks:/],
  [/^\((?:0x)?[0-9a-f`]{4,17}[\s,]+(?:0x)?[0-9a-f`]{4,17}\)$/i],
  [
    /^(?:0x)?[0-9a-f`]{8,17}(?:[\s,]+(?:0x)?[0-9a-f`]{8,17})*$/i,
    ([line], draft, context) => {
      for (const word of line.split(/[\s,]+/)) {
        const device = pointerIn(context, word);
        if (device) draft.devices.push(device);
      }
    },
  ],
  [
    /^(DriverEntry|DriverStartIo|DriverUnload|AddDevice):\s*(?:0x)?([0-9a-f`]{8,17})?\s*(\S.*)?$/,
    ([, name = '', address, symbol], draft, context) => {
      const routine = routineOf(context, address, symbol);
      if (routine) draft[routineFields[name as keyof typeof routineFields]] = routine;
    },
  ],
  [
    /^\[([0-9a-f]{2})\]\s+(?:IRP_MJ_\w+|\?+)\s+(?:0x)?([0-9a-f`]{8,17})\s*(\S.*)?$/i,
    ([, major = '', address, symbol], draft, context, at) => {
      const routine = routineOf(context, address, symbol);
      if (routine) draft.dispatch.push({ major: hexNumber(major), ...routine, lines: [at, at] });
    },
  ],
  [/^(?:FastIo|AcquireFile|ReleaseFile|AcquireFor|ReleaseFor|Mdl|Prefetch)\w*\s+(?:0x)?[0-9a-f`]{8,17}/],
];

export const driverParser: Parser = {
  commands: /^!(?:\w+\.)?drvobj\b/i,
  openers: [{ kind: 'driver', starts: ['Driver object ('] }],
  parse(text, context, from) {
    const records = readRecords<DriverDraft>(text, context, from, {
      open(line, at) {
        const address = addressIn(context, head.exec(line)?.[1]);
        return address && { kind: 'driver', lines: [at, at], address, devices: [], dispatch: [] };
      },
      fields,
    });
    return { records };
  },
};

function routineOf(
  context: Context,
  address: string | undefined,
  symbol: string | undefined,
): DriverRoutine | undefined {
  const routine = pointerIn(context, address);
  return routine && { routine, ...(symbol !== undefined && { symbol: intern(symbol) }) };
}
