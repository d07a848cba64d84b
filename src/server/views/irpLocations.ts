/** The stack locations of an IRP, from the highest driver down: numbers named, objects with the lines that describe them. */
import { addOffset, formatAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { IrpLocationModel } from '../../shared/viewModel';
import type { IrpLocation } from '../model/irp';
import { irpLayout } from '../transcript/irpLayout';
import { irpArgumentWords, irpFunction, irpNames } from '../transcript/irpNames';
import type { MergedIrp } from '../transcript/irps';
import type { ThingKind } from '../transcript/thing';
import { thingId, type Transcript } from '../transcript/transcript';

export function irpLocations(transcript: Transcript, irp: MergedIrp): IrpLocationModel[] {
  const { entries, record } = irp;
  const source = entries.find((entry) => entry.record.locations === record.locations);
  const placed = numbered(record.locations, record.currentLocation);
  return placed
    .map((one, place): IrpLocationModel => {
      const { location, index } = one;
      return {
        id: `${irp.id}/location:${place}`, // a damaged text can print a number twice
        index,
        ...locationModel(irp, location),
        ...completion(one, placed[place + 1]),
        ...sumOf(irp, index),
        ...described(transcript, irp, location),
        lines: source ? transcript.lines(source, location.lines) : [1, 1],
      };
    })
    .reverse();
}

type Model = Omit<IrpLocationModel, 'id' | 'index' | 'lines'>;

function locationModel({ session: { machine } }: MergedIrp, location: IrpLocation): Model {
  const names = irpNames(location, machine);
  const meanings = irpArgumentWords(location, machine);
  const { current, device, file, driver, args = [], notes, control = 0 } = location;
  return {
    current,
    function: irpFunction(location, names),
    ...(names.explanation !== undefined && { explanation: names.explanation }),
    flags: names.flagNames,
    control: names.controlNames,
    ...(driver !== undefined && { driver }),
    ...(device && { device }),
    ...(file && { file }),
    args: args.map((value, at) => {
      const meaning = meanings[at];
      return {
        name: names.argNames[at] ?? `Arg ${at + 1}`,
        value,
        ...(meaning !== undefined && { meaning }),
      };
    }),
    pending: notes.includes('pending') || (control & 1) === 1,
  };
}

interface Placed {
  readonly location: IrpLocation;
  readonly index: number;
}

/**
 * A driver stores its completion routine in the location of the driver below it (IoSetCompletionRoutine). So the routine that a
 * location shows belongs to the next higher one; for the highest it is the sender's, which has no location.
 */
function completion(
  { location: { completionRoutine, completionSymbol }, index }: Placed,
  above: Placed | undefined,
): Pick<Model, 'completion' | 'completionBy'> {
  const isSet = completionRoutine !== undefined && !/^0+$/.test(completionRoutine);
  const routine = completionSymbol ?? (isSet ? formatAddress(completionRoutine) : undefined);
  if (routine === undefined) return {};
  const by = above?.index === index + 1 ? above.location.driver : undefined;
  return { completion: routine, ...(by !== undefined && { completionBy: by }) };
}

function sumOf({ address, session }: MergedIrp, index: number): Pick<Model, 'sum'> {
  const layout = irpLayout(session.machine);
  if (!layout || index < 1) return {};
  const below = index - 1;
  const place = addOffset(address, layout.header + below * layout.location);
  const terms = [formatAddress(address), hex(layout.header), `${below}·${hex(layout.location)}`];
  return { sum: `${terms.join(' + ')} = ${formatAddress(place)}` };
}

function described(
  { things }: Transcript,
  { session }: MergedIrp,
  { device, file, driver }: IrpLocation,
): Pick<Model, 'described'> {
  const lines = (kind: ThingKind, address: Address | undefined): Lines | undefined =>
    address && things.get(thingId(session, kind, address))?.lines[0];
  const [deviceLines, fileLines] = [lines('device', device), lines('fileObject', file)];
  const driverLines = driver === undefined ? undefined : driverNamed(things, session.id, driver);
  if (!deviceLines && !fileLines && !driverLines) return {};
  return {
    described: {
      ...(deviceLines && { device: deviceLines }),
      ...(fileLines && { file: fileLines }),
      ...(driverLines && { driver: driverLines }),
    },
  };
}

/** Driver objects of a text, by session and name: looked up for each location of each IRP. */
const drivers = new WeakMap<Transcript['things'], ReadonlyMap<string, Lines>>();

function driverNamed(things: Transcript['things'], session: string, driver: string): Lines | undefined {
  if (!things.has('driver')) return undefined;
  let known = drivers.get(things);
  if (!known) {
    const found = new Map<string, Lines>();
    for (const { id, kind, label, lines } of things.infos()) {
      const name = /\\(?:Driver|FileSystem)\\\S+/i.exec(label)?.[0];
      if (kind === 'driver' && name !== undefined && lines[0])
        found.set(`${id.slice(0, id.indexOf('/'))} ${name.toLowerCase()}`, lines[0]);
    }
    known = found;
    drivers.set(things, known);
  }
  return known.get(`${session} ${driver.toLowerCase()}`);
}

/** Locations in the order of the text, with their numbers: those behind an elision count from the current one, which is known. */
function numbered(locations: readonly IrpLocation[], current: number | undefined): Placed[] {
  let last = 0;
  return locations.map((location) => {
    last = location.index ?? (location.current ? current : undefined) ?? last + 1;
    return { location, index: last };
  });
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
