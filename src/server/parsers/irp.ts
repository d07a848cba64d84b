/**
 * `!irp`, terse and verbose, and the IRPs that `!irpfind -v` lists.
 *
 *     Irp is active with 7 stacks 7 is current (= 0xfffffadfcc225600)
 *      No Mdl: No System Buffer: Thread fffffadfccea27d0:  Irp stack trace.
 *          cmd  flg cl Device   File     Completion-Context
 *     >[ 11, 1]   2  1 fffffadfce7b6040 fffffadfccf73250 00000000-00000000    pending
 *     	       \FileSystem\Ntfs
 *     			Args: fffffadfcd70e0a0 00000000 00000000 00000000
 *
 * Documentation: "!irp". Newer debuggers print `[IRP_MJ_LOCK_CONTROL(11), IRP_MN_LOCK(1)]` on a line of its own.
 */
import { parseAddress, type Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { IrpLocation, IrpRecord } from '../model/irp';
import { ascii, colon, isBlank, startsWith } from '../text/bytes';
import { intern } from '../text/intern';
import { addressEnd } from '../text/row';
import type { SectionText } from '../text/sectionText';
import { isElision } from './lines/common';
import { addressIn, defined, hexNumber, pointerIn } from './lines/values';
import { nothing, type Parser } from './parser';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Location = Omit<Writable<IrpLocation>, 'notes'> & { notes: string[] };
type Draft = Omit<Writable<IrpRecord>, 'locations'> & { locations: Location[] };

const asked = /^!(?:\w+\.)?irp\s+(?:0x)?([0-9a-f`]+)/i;
const head =
  /^(?:([0-9a-f`]{8,17}):\s+)?Irp is (?:active with (\d+) stacks? (\d+) is current(?: \(= (0x[0-9a-f`]+)\))?|(completed?)\b.*|.*)$/i;
const buffers =
  /^(?:No Mdl|Mdl\s*=\s*([0-9a-f`]+)):?\s*(?:No System Buffer|System buffer\s*=\s*([0-9a-f`]+)|(?:Associated|Master) Irp\s*=\s*([0-9a-f`]+))?:?\s*Thread ([0-9a-f`]+)(?::\s*(Irp is completed)?)?/i;
const columns = /^cmd\s+flg\s+cl\s+Device/i;
const location =
  /^(>?)\s*\[\s*(?:(?:IRP_MJ_\w+|N\/A)\()?([0-9a-f]+)\)?,\s*(?:(?:IRP_MN_\w+|N\/A)\()?([0-9a-f]+)\)?\]\s*(.*)$/i;
const numbers =
  /^([0-9a-f]+)\s+([0-9a-f]+)\s+([0-9a-f`]{8,17})\s+([0-9a-f`]{8,17})\s+([0-9a-f`]{8,17})-([0-9a-f`]{8,17})\s*(.*)$/i;
const owner = /^(\\(?:Driver|FileSystem|FileSystem\\Filters)\\\S+)(?:\s+(\S.*))?$/;
const completion = /^([\w.$]+!\S+)$/;
const argsLine = /^Args:((?:\s+(?:0x)?[0-9a-f`]+){4})/i;
const field =
  /^(Flags|ThreadListEntry\.Flink|ThreadListEntry\.Blink|IoStatus\.Status|IoStatus\.Information|RequestorMode|Cancel|CancelIrql|ApcEnvironment|UserIosb|UserEvent|Overlay\.\S+|CancelRoutine|UserBuffer|&?Tail\.\S+|AuxiliaryBuffer|AssociatedIrp\S*|PendingReturned|StackCount|CurrentLocation|MasterIrp|IrpCount)\s*=?\s*([0-9a-f`x]+)?(?:\s+(\S.*))?$/i;

const irpIs = ascii('Irp is ');

export const irpParser: Parser = {
  commands: asked,
  openers: [
    { kind: 'irp', starts: ['Irp is active with'], joins: ['command', 'irp'] },
    {
      kind: 'irp',
      starts: 'row',
      opens(bytes, at, end) {
        const last = addressEnd(bytes, at, end);
        if (last < 0 || bytes[last] !== colon) return false;
        let word = last + 1;
        while (word < end && isBlank(bytes[word])) word++;
        return startsWith(bytes, word, end, irpIs);
      },
    },
  ],
  parse(text, context, from) {
    const records: IrpRecord[] = [];
    // In another section the command is not the one that printed this.
    const askedFor =
      text.kind === 'command' ? addressIn(context, asked.exec(context.command ?? '')?.[1]) : undefined;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const match = head.exec(line);
      const asked_ = records.length === 0 ? askedFor : undefined;
      // Authors leave out what is above the list of locations.
      const isCut = !match && asked_ !== undefined && columns.test(line);
      if (!match && !isCut) continue;
      const draft = match ? readHead(match, at, asked_, context) : emptyDraft(at, asked_);
      text.recognise(at);
      at = readBody(text, at, draft, context);
      finish(draft);
      records.push(draft);
    }
    return records.length === 0 ? nothing : { records };
  },
};

function readHead(
  [, ownAddress, stacks, current, at_, complete]: RegExpExecArray,
  at: number,
  asked_: Address | undefined,
  context: Context,
): Draft {
  const address = addressIn(context, ownAddress) ?? asked_;
  return defined({
    kind: 'irp' as const,
    lines: [at, at] as const,
    headerLines: [at, at] as const,
    address,
    stackCount: stacks === undefined ? undefined : Number(stacks),
    currentLocation: current === undefined ? undefined : Number(current),
    currentLocationAddress: addressIn(context, at_),
    complete: complete === undefined ? undefined : true,
    locations: [],
    elided: false,
  });
}

/** An IRP whose first lines are missing. */
function emptyDraft(at: number, address: Address | undefined): Draft {
  const lines = [at, at] as const;
  return { kind: 'irp', lines, headerLines: lines, ...(address && { address }), locations: [], elided: true };
}

/** Lines that are not understood before the IRP is taken to have ended. */
const patience = 4;

function readBody(text: SectionText, first: number, draft: Draft, context: Context): number {
  let foreign = 0;
  let last = first;
  for (let at = first + 1; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    if (head.test(line)) break;
    if (isElision(line)) {
      draft.elided = true;
      draft.locations.push({ current: false, notes: [], lines: [at, at], index: -1 }); // a mark, removed when the indexes are known
    } else if (!readLine(line, at, draft, context)) {
      foreign++;
      continue;
    }
    text.recognise(at);
    foreign = 0;
    last = at;
  }
  draft.lines = [first, last];
  return last;
}

function readLine(line: string, at: number, draft: Draft, context: Context): boolean {
  const buffer = buffers.exec(line);
  if (buffer) {
    const [, mdl, systemBuffer, masterIrp, thread, completed] = buffer;
    Object.assign(
      draft,
      defined({
        mdl: pointerIn(context, mdl),
        systemBuffer: pointerIn(context, systemBuffer),
        masterIrp: pointerIn(context, masterIrp),
        thread: pointerIn(context, thread),
        complete: completed === undefined ? undefined : true,
        pendingReturned: line.includes('Pending has been returned') ? true : undefined,
      }),
    );
    return true;
  }
  if (columns.test(line)) {
    // What was left out above the list was no location.
    if (draft.locations.every(({ index }) => index === -1)) draft.locations = [];
    return true;
  }
  return readLocation(line, at, draft, context) || readField(line, at, draft, context);
}

function readLocation(line: string, at: number, draft: Draft, context: Context): boolean {
  const opened = location.exec(line);
  if (opened) {
    const [, mark, major = '', minor = '', rest = ''] = opened;
    const entry: Location = {
      current: mark === '>',
      major: hexNumber(major),
      minor: hexNumber(minor),
      notes: [],
      lines: [at, at],
    };
    draft.locations.push(entry);
    return rest === '' || readNumbers(rest, entry, context);
  }
  const open = draft.locations.at(-1);
  if (open?.major === undefined) return false;
  const read = readNumbers(line, open, context) || readOwner(line, open) || readArgs(line, open, context);
  if (read) open.lines = [open.lines[0], at];
  return read;
}

function readNumbers(line: string, entry: Location, context: Context): boolean {
  const match = numbers.exec(line);
  if (!match) return false;
  const [, flags = '', control = '', device, file, routine, routineContext, notes = ''] = match;
  Object.assign(
    entry,
    defined({
      flags: hexNumber(flags),
      control: hexNumber(control),
      device: pointerIn(context, device),
      file: pointerIn(context, file),
      completionRoutine: pointerIn(context, routine),
      context: pointerIn(context, routineContext),
    }),
  );
  entry.notes.push(
    ...notes
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(intern),
  );
  return true;
}

function readOwner(line: string, entry: Location): boolean {
  const match = owner.exec(line);
  const symbol = match ? match[2] : completion.exec(line)?.[1];
  if (match?.[1] !== undefined) entry.driver = intern(match[1]);
  if (symbol !== undefined) entry.completionSymbol = intern(symbol);
  return match !== null || symbol !== undefined;
}

function readArgs(line: string, entry: Location, context: Context): boolean {
  const match = argsLine.exec(line);
  if (!match) return false;
  const args = (match[1] ?? '').trim().split(/\s+/);
  entry.args = args.flatMap((value) => valueIn(context, value) ?? []);
  return true;
}

/** Not every argument is a pointer: `0x80002003` is a control code, and 64-bit pointers have 16 digits. */
function valueIn(context: Context, text: string): Address | undefined {
  if (text.startsWith('0x') || context.machine === 'x64' || context.machine === 'arm64')
    return parseAddress(text, 'zero');
  return addressIn(context, text);
}

function readField(line: string, at: number, draft: Draft, context: Context): boolean {
  const match = field.exec(line);
  if (!match) return false;
  const [, name, value, symbol] = match;
  switch (name) {
    case 'Flags':
      if (value !== undefined) draft.flags = hexNumber(value);
      break;
    case 'PendingReturned':
      draft.pendingReturned = /TRUE|1/i.test(line);
      break;
    case 'ThreadListEntry.Flink':
      readLink('flink', addressIn(context, value), at, draft);
      break;
    case 'ThreadListEntry.Blink':
      readLink('blink', addressIn(context, value), at, draft);
      break;
    case 'CancelRoutine':
      readCancelRoutine(addressIn(context, value), symbol, at, draft);
      break;
    case 'UserIosb':
      Object.assign(draft, defined({ userIosb: pointerIn(context, value) }));
      break;
    case 'UserEvent':
      Object.assign(draft, defined({ userEvent: pointerIn(context, value) }));
      break;
    default:
  }
  return true;
}

function readLink(key: 'flink' | 'blink', address: Address | undefined, at: number, draft: Draft): void {
  const entry = draft.threadListEntry ?? { lines: [at, at] as const };
  draft.threadListEntry = { ...entry, ...(address && { [key]: address }), lines: [entry.lines[0], at] };
}

function readCancelRoutine(
  address: Address | undefined,
  symbol: string | undefined,
  at: number,
  draft: Draft,
): void {
  if (address)
    draft.cancelRoutine = {
      address,
      ...(symbol !== undefined && { symbol: intern(symbol) }),
      lines: [at, at],
    };
}

/** Numbers the locations: the debugger prints the lowest first, and lines may have been left out. */
function finish(draft: Draft): void {
  let next: number | undefined = 1;
  for (const entry of draft.locations) {
    if (entry.index === -1) next = undefined;
    else {
      if (entry.current && draft.currentLocation !== undefined) next = draft.currentLocation;
      if (next !== undefined) entry.index = next++;
    }
  }
  draft.locations = draft.locations.filter(({ index }) => index !== -1);
}
