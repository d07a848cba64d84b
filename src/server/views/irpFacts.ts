/** What is known of an IRP beside its stack locations, each fact with its line. */
import { addOffset, distance, formatAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { IrpModel } from '../../shared/viewModel';
import type { RecordOf } from '../model/record';
import { irpFlags } from '../reference/irp';
import { low32 } from '../reference/values';
import { irpArgumentWords, irpNames } from '../transcript/irpNames';
import { irpLayout } from '../transcript/irpLayout';
import type { MergedIrp } from '../transcript/irps';
import { describeHit } from '../transcript/things';
import { duration } from '../transcript/time';
import { thingId, type Transcript } from '../transcript/transcript';

type Fact = IrpModel['facts'][number];

/** A thing that is printed more often says no more. */
const mostPlaces = 4;

export function irpFacts(transcript: Transcript, irp: MergedIrp): Fact[] {
  const { record, session, current } = irp;
  const {
    stackCount,
    currentLocation,
    thread,
    flags,
    cancelRoutine,
    mdl,
    systemBuffer,
    userIosb,
    userEvent,
  } = record;
  const place = (field: keyof MergedIrp['record']): Lines | undefined => headerOf(transcript, irp, field);
  const location = current?.location;
  return [
    fact('Thread', thread && named(transcript, irp, 'thread', thread), place('thread')),
    ...threadWait(transcript, irp),
    fact('File', location?.file && named(transcript, irp, 'fileObject', location.file), current?.lines),
    fact(
      'Stack',
      stackCount === undefined ? undefined : stackWords(stackCount, currentLocation, record.locations.length),
      place('stackCount'),
    ),
    fact('Current location', currentLocationSum(irp), place('currentLocationAddress')),
    fact(
      'Flags',
      flags === undefined ? undefined : flagWords(flags, location?.major, location?.minor),
      place('flags'),
    ),
    ...argumentFacts(irp),
    fact('MDL', mdl && formatAddress(mdl), place('mdl')),
    fact('System buffer', systemBuffer && formatAddress(systemBuffer), place('systemBuffer')),
    fact('UserIosb', userIosb && pointer(transcript, session.id, userIosb), place('userIosb')),
    fact('UserEvent', userEvent && pointer(transcript, session.id, userEvent), place('userEvent')),
    fact(
      'Thread list',
      threadList(irp),
      spanOf(transcript, irp, ({ threadListEntry }) => threadListEntry?.lines),
    ),
    fact(
      'Cancel routine',
      cancelRoutine &&
        [formatAddress(cancelRoutine.address), cancelRoutine.symbol]
          .filter((part) => part !== undefined)
          .join(' '),
      spanOf(transcript, irp, (printing) => printing.cancelRoutine?.lines),
    ),
    ...irp.entries
      .slice(1)
      .map((entry) => fact('Printed again', `line ${transcript.lines(entry)[0]}`, transcript.lines(entry))),
  ].filter((known) => known !== undefined);
}

function fact(name: string, value: string | undefined, lines: Lines | undefined): Fact | undefined {
  return value === undefined ? undefined : { name, value, ...(lines && { lines }) };
}

/** `printed`: how many of the locations the text shows; its end may have been cut off. */
function stackWords(stackCount: number, currentLocation: number | undefined, printed: number): string {
  const shown = printed > 0 && printed < stackCount ? ` (the text shows ${printed})` : '';
  const count = `${stackCount} location${stackCount === 1 ? '' : 's'}${shown}`;
  if (currentLocation === undefined) return count;
  return currentLocation > stackCount
    ? `${count}, not sent to a driver yet`
    : `${count}, ${currentLocation} is current`;
}

/** `fffffadf`cc225380 + 0xd0 + 6·0x48 = fffffadf`cc225600`, and whether the debugger prints the same. */
function currentLocationSum({ address, record, session }: MergedIrp): string | undefined {
  const { currentLocation, currentLocationAddress: printed } = record;
  const layout = irpLayout(session.machine);
  if (currentLocation === undefined || currentLocation < 1 || !layout)
    return printed && formatAddress(printed);
  const below = currentLocation - 1;
  const sum = addOffset(address, layout.header + below * layout.location);
  const words = `${formatAddress(address)} + ${hex(layout.header)} + ${below}·${hex(layout.location)} = ${formatAddress(sum)}`;
  if (!printed) return words;
  return printed === sum ? `${words}, as printed` : `${words}, but ${formatAddress(printed)} is printed`;
}

function flagWords(flags: number, major: number | undefined, minor: number | undefined): string {
  const names = irpFlags(flags, major, minor);
  return `${hex(flags)}${names.length > 0 ? ` ${names.join(', ')}` : ''}`;
}

/** The arguments of the current location that are codes, in words. */
function argumentFacts({ current, session }: MergedIrp): (Fact | undefined)[] {
  if (!current) return [];
  const { args = [] } = current.location;
  const { argNames } = irpNames(current.location, session.machine);
  const meanings = irpArgumentWords(current.location, session.machine);
  return args.map((value, at) => {
    const meaning = meanings[at];
    return fact(argNames[at] ?? '', meaning && `${hex(low32(value))} ${meaning}`, current.lines);
  });
}

/** An entry that points at itself is in no list: the I/O manager has not queued the IRP to a thread, or has taken it off. */
function threadList({ address, record }: MergedIrp): string | undefined {
  const { flink, blink } = record.threadListEntry ?? {};
  if (!flink || !blink) return undefined;
  if (flink !== blink) return `Flink ${formatAddress(flink)}, Blink ${formatAddress(blink)}`;
  const offset = distance(address, flink);
  const isOwn = offset !== undefined && offset > 0 && offset < 0x100;
  return isOwn
    ? `empty: Flink = Blink = IRP + ${hex(offset)}, the entry itself`
    : `Flink = Blink = ${formatAddress(flink)}`;
}

/** The address with what the text calls the thing. */
function named(
  transcript: Transcript,
  { session }: MergedIrp,
  kind: 'thread' | 'fileObject',
  address: Address,
): string {
  const printed = formatAddress(address);
  const label =
    kind === 'thread'
      ? transcript.things.get(thingId(session, kind, address))?.label
      : describing(transcript, session, kind, address).find(({ path }) => path !== undefined)?.path;
  return label === undefined ? printed : `${printed} (${label})`;
}

/** An IRP has no clock: how long its thread has waited is the nearest thing that the text knows. */
function threadWait(
  transcript: Transcript,
  { session, record: { thread } }: MergedIrp,
): (Fact | undefined)[] {
  if (!thread) return [];
  const waits = describing(transcript, session, 'thread', thread)
    .filter(({ waitMs, state }) => waitMs !== undefined && (state === undefined || state === 'WAIT'))
    .map(({ waitMs = 0 }) => waitMs);
  const longest = Math.max(...waits);
  const lines = transcript.things.get(thingId(session, 'thread', thread))?.lines[0];
  return waits.length > 0
    ? [fact('Age', `not printed; its thread has waited ${duration(longest)}`, lines)]
    : [];
}

/** The records that describe a thing, of the places where the text does. */
function describing<K extends 'thread' | 'fileObject'>(
  transcript: Transcript,
  session: MergedIrp['session'],
  kind: K,
  address: Address,
): RecordOf<K>[] {
  const places = transcript.things.get(thingId(session, kind, address))?.lines ?? [];
  return places
    .slice(0, mostPlaces)
    .flatMap(([line]) => transcript.at(line))
    .map(({ record }) => record)
    .filter((record): record is RecordOf<K> => record.kind === kind && record.address === address);
}

/** A pointer, and what it points into: an IO_STATUS_BLOCK on a kernel stack is worth seeing. */
function pointer(transcript: Transcript, session: string, address: Address): string {
  const inside = transcript.things
    .at(address)
    .find(({ thing }) => thing.session === session && thing.kind !== 'memory');
  return inside ? `${formatAddress(address)}, in ${describeHit(inside)}` : formatAddress(address);
}

/** The line of the first printing that has the field. */
function headerOf(
  transcript: Transcript,
  { entries }: MergedIrp,
  field: keyof MergedIrp['record'],
): Lines | undefined {
  const entry = entries.find(({ record }) => record[field] !== undefined);
  return entry && transcript.lines(entry, entry.record.headerLines);
}

function spanOf(
  transcript: Transcript,
  { entries }: MergedIrp,
  lines: (record: MergedIrp['record']) => readonly [number, number] | undefined,
): Lines | undefined {
  for (const entry of entries) {
    const span = lines(entry.record);
    if (span) return transcript.lines(entry, span);
  }
  return undefined;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
