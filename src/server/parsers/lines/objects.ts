/**
 * Objects and the handles to them, as `!object` prints the first and `!handle` both.
 *
 *     0040: Object: fffff8a000633f00  GrantedAccess: 00000006 (Inherit) Entry: fffff8a000670100
 *     Object: fffff8a000633f00  Type: (fffffa80035fef20) Section
 *         ObjectHeader: fffff8a000633ed0 (new version)
 *             HandleCount: 1  PointerCount: 262144
 *             Directory Object: 00000000  Name: \Reference {ConDrv}
 */
import type { Context } from '../../model/context';
import type { DirectoryEntry, HandleRecord, ObjectRecord } from '../../model/object';
import { flat, intern } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { notMine, readRecords, set, type Draft, type Shape } from './fieldRecords';
import { addressIn, defined, hexNumber, pointerIn } from './values';

type ObjectDraft = Omit<Draft<ObjectRecord>, 'entries'> & { entries: DirectoryEntry[]; lists?: true };
type HandleDraft = Omit<Draft<HandleRecord>, 'attributes'> & { attributes: string[] };
type ObjectOrHandle = ObjectDraft | HandleDraft;

const object = /^Object:\s+(?:0x)?([0-9a-f`]{8,17})\s+Type:\s+\((?:0x)?([0-9a-f`]+)\)\s*(\S.*)?$/i;
const handle =
  /^([0-9a-f]{4,16}): (?:(free handle)\b.*|Object:\s+(?:0x)?([0-9a-f`]{8,17})\s+GrantedAccess:\s+([0-9a-f]+)\s*(.*))$/i;
const attribute = /\((\w[\w ]*)\)/g;

const fields: readonly Shape<ObjectOrHandle>[] = [
  [
    /^ObjectHeader:\s+(?:0x)?([0-9a-f`]+)/i,
    ([, header], draft, context) => {
      if (draft.kind === 'object') set(draft, { header: pointerIn(context, header) });
    },
  ],
  [
    /^HandleCount:\s+(\d+)\s+PointerCount:\s+(-?\d+)/,
    ([, handles, pointers], draft) => {
      draft.handleCount = Number(handles);
      draft.pointerCount = Number(pointers);
    },
  ],
  [
    /^Directory Object:\s+(?:0x)?([0-9a-f`]+)\s+Name:\s*(.*)$/i,
    ([, directory, name = ''], draft, context) => {
      if (name !== '') draft.name = flat(name);
      if (draft.kind === 'object') set(draft, { directory: pointerIn(context, directory) });
    },
  ],
  [/^Hash\s+Address\s+Type\s+Name$/, (_, draft) => draft.kind === 'object' && (draft.lists = true)],
  [/^-{4}\s+-{7}\s+-{4}\s+-{4}$/],
  [
    /^(?:\d{1,2}\s+)?([0-9a-f`]{8,17})\s+([A-Z]\w+)\s+(\S.*)$/,
    ([, entry, type = '', name = ''], draft, context, at) => {
      const address = addressIn(context, entry);
      if (draft.kind !== 'object' || draft.lists !== true || !address) return notMine;
      return draft.entries.push({ address, type: intern(type), name: flat(name), lines: [at, at] });
    },
  ],
  [
    /^Target String is '(.*)'/,
    ([, target = ''], draft) => draft.kind === 'object' && (draft.target = flat(target)),
  ],
  [
    /^(?:Drive Letter Index is \d+|\d+ symbolic links snapped|Optional Headers|\w{2,16}Info\([0-9a-f`]{8,17}\)|InfoMask field not found|Cannot read info offset)(?!\w)/i,
  ],
];

/** What stands between handles and objects. */
const between =
  /^(?:(?:Kernel )?(?:New version of )?Handle table at (?:0x)?[0-9a-f`]+ with \d+ entries in use|processor number \d+|Invalid Handle: 0x|Searching for handles of type |\*{3} unable to|Object \S+ not found|[0-9a-f`x]{8,18}: Not a valid object\b)/i;

/** Reads handles and objects from line `from` on, in order. */
export function readObjects(
  text: SectionText,
  context: Context,
  from: number,
): (ObjectRecord | HandleRecord)[] {
  return readRecords<ObjectOrHandle>(text, context, from, {
    open: (line, at) => openObject(line, at, context) ?? openHandle(line, at, context),
    fields,
    between,
  }).map((draft) => {
    if (draft.kind === 'object') delete draft.lists;
    return draft;
  });
}

function openObject(line: string, at: number, context: Context): ObjectDraft | undefined {
  const [, own, typeObject, type] = object.exec(line) ?? [];
  const address = addressIn(context, own);
  if (!address) return undefined;
  return defined({
    kind: 'object' as const,
    lines: [at, at] as const,
    address,
    entries: [],
    type: type === undefined ? undefined : intern(type),
    typeObject: pointerIn(context, typeObject),
  });
}

function openHandle(line: string, at: number, context: Context): HandleDraft | undefined {
  const match = handle.exec(line);
  if (!match) return undefined;
  const [, value = '', free, target, access, notes = ''] = match;
  const draft: HandleDraft = defined({
    kind: 'handle' as const,
    lines: [at, at] as const,
    handle: hexNumber(value),
    attributes: notes === '' ? [] : Array.from(notes.matchAll(attribute), ([, name = '']) => intern(name)),
    object: pointerIn(context, target),
    grantedAccess: access === undefined ? undefined : hexNumber(access),
  });
  if (free !== undefined) draft.free = true;
  return draft;
}
