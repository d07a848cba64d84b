/** Every IRP of the text, all its printings together: facts, and the stack locations from the highest driver down. */
import { formatAddress } from '../../shared/address';
import type { IrpLocationModel, IrpModel, IrpStackView } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import type { IrpLocation } from '../model/irp';
import { irpFunction, irpNames } from '../transcript/irpNames';
import type { MergedIrp } from '../transcript/irps';
import { empty } from './empty';
import { irpFacts } from './irpFacts';

const most = 2000;

export function irpStack({ transcript, analysis }: Analyzed): IrpStackView {
  const irps = analysis.irps.slice(0, most).map((irp) => irpModel(transcript, irp));
  if (irps.length > 0) return { kind: 'irpStack', irps };
  return {
    kind: 'irpStack',
    empty: empty(transcript, 'The text shows no IRP.', { kernel: '!irpfind -v' }),
    irps,
  };
}

function irpModel(transcript: Analyzed['transcript'], irp: MergedIrp): IrpModel {
  const { id, address, record, entries } = irp;
  const [first] = entries;
  const source = locationsEntry(irp);
  const locations = numbered(record.locations, record.currentLocation).map(
    ({ location, index }, place): IrpLocationModel => {
      const names = irpNames(location, irp.session.machine);
      const { device, file, driver, completionRoutine, completionSymbol, args = [] } = location;
      const completion =
        completionSymbol ??
        (completionRoutine && !/^0+$/.test(completionRoutine) ? formatAddress(completionRoutine) : undefined);
      return {
        id: `${id}/location:${place}`, // a damaged text can print a number twice
        index,
        current: location.current,
        function: irpFunction(location, names),
        ...(names.explanation !== undefined && { explanation: names.explanation }),
        flags: names.flagNames,
        control: names.controlNames,
        ...(driver !== undefined && { driver }),
        ...(device && { device }),
        ...(file && { file }),
        ...(completion !== undefined && { completion }),
        args: args.map((value, at) => ({ name: names.argNames[at] ?? `Arg ${at + 1}`, value })),
        pending: location.notes.includes('pending') || ((location.control ?? 0) & 1) === 1,
        lines: source ? transcript.lines(source, location.lines) : [1, 1],
      };
    },
  );
  return {
    id,
    address,
    label: irpLabel(irp),
    facts: irpFacts(transcript, irp),
    locations: locations.reverse(),
    elided: record.elided,
    lines: first ? transcript.lines(first) : [1, 1],
  };
}

/** `IRP fffffadf`cc225380: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK, pending in \FileSystem\Ntfs`. */
export function irpLabel({ address, current, record, session }: MergedIrp): string {
  const name = `IRP ${formatAddress(address)}`;
  if (record.complete === true) return `${name}: complete`;
  if (!current) return name;
  const { location } = current;
  const where =
    location.driver === undefined
      ? ''
      : `${location.notes.includes('pending') ? ', pending in' : ', at'} ${location.driver}`;
  return `${name}: ${irpFunction(location, irpNames(location, session.machine))}${where}`;
}

/** The printing whose locations the merged record has. */
function locationsEntry({ entries, record }: MergedIrp): MergedIrp['entries'][number] | undefined {
  return entries.find((entry) => entry.record.locations === record.locations);
}

/** Locations in the order of the text, with their numbers: those behind an elision count from the current one, which is known. */
function numbered(
  locations: readonly IrpLocation[],
  current: number | undefined,
): { location: IrpLocation; index: number }[] {
  let last = 0;
  return locations.map((location) => {
    last = location.index ?? (location.current ? current : undefined) ?? last + 1;
    return { location, index: last };
  });
}
