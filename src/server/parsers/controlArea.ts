/**
 * `!ca`: a control area, its segment, its subsections.
 *
 *     ControlArea  @ ff8636e8
 *       Segment      e1b74548  Flink      00000000  Blink        00000000
 *       Section Ref         0  Pfn Ref          6c  Mapped Views        1
 *       File Object  ff86df88  ModWriteCount     0  System Views        0
 *       Flags (a0) Image File
 *           \WINNT\System32\browseui.dll
 *     Segment @ e1b74548
 *     Subsection 1 @ ff863720
 *
 * Documentation: "!ca".
 */
import type { Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { ControlAreaRecord } from '../model/controlArea';
import type { FieldLine } from '../model/listing';
import { flat, intern } from '../text/intern';
import { addressIn, defined, hexNumber, pointerIn } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

const head = /^(ControlArea|Segment|Subsection \d+)[.:]?\s+@\s*(?:0x)?([0-9a-f`]{8,17}):?$/i;
/** Name and value, several on a line; words of a name are capitalised but for a few. */
const pair =
  /([A-Z][A-Za-z]*(?: (?:[A-Z][A-Za-z]*|of|in|[a-z]{5,})){0,4}):?\s+(-?(?:0x)?[0-9a-fA-F`]+)(?=\s|$)/g;
const flagLine = /^Flags \(([0-9a-f]+)\)\s*(.*)$/i;
const file = /^(?:File: ?)?((?:\\|[A-Za-z]:\\|No Name for File).*)$/i;
const words = /^[A-Z][A-Za-z]+(?:\s+[A-Z][A-Za-z]+)*$/;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
interface Draft {
  readonly area: Writable<Pick<ControlAreaRecord, 'address' | 'file' | 'flags' | 'flagNames'>>;
  readonly fields: FieldLine[];
  readonly segmentFields: FieldLine[];
  readonly subsections: { readonly address: Address; readonly fields: FieldLine[] }[];
  /** Where fields go: the control area's, the segment's, the last subsection's. */
  open?: FieldLine[];
}

export const controlAreaParser: Parser = {
  commands: /^!ca\b/i,
  parse(text, context, from) {
    const draft: Draft = { area: { flagNames: [] }, fields: [], segmentFields: [], subsections: [] };
    const lines = walk(
      text,
      from,
      (line, at) =>
        readHead(line, draft, context) ||
        (draft.open !== undefined &&
          (readFacts(line, draft) || readPairs(line, at, draft.open) || words.test(line))),
    );
    const { area, fields, segmentFields, subsections } = draft;
    if (!lines || !area.address) return nothing;
    const pointer = (name: string): Address | undefined =>
      pointerIn(context, fields.find((field) => field.name === name)?.value);
    const segment = pointer('Segment');
    const fileObject = pointer('File Object');
    return {
      records: [
        {
          kind: 'controlArea',
          lines,
          ...area,
          ...defined({ segment, fileObject }),
          fields,
          segmentFields,
          subsections,
        },
      ],
    };
  },
};

function readHead(line: string, draft: Draft, context: Context): boolean {
  const [, what = '', where] = head.exec(line) ?? [];
  const address = addressIn(context, where);
  if (!address) return false;
  if (what === 'ControlArea') {
    draft.area.address = address;
    draft.open = draft.fields;
  } else if (what === 'Segment') draft.open = draft.segmentFields;
  else {
    draft.open = [];
    draft.subsections.push({ address, fields: draft.open });
  }
  return true;
}

/** Flags, and the name of the file; those of the control area are kept. */
function readFacts(line: string, { area, fields, open }: Draft): boolean {
  const [, bits, names = ''] = flagLine.exec(line) ?? [];
  const path = open === fields ? file.exec(line)?.[1] : undefined;
  if (path !== undefined) area.file = flat(path);
  else if (bits !== undefined && open === fields) {
    area.flags = hexNumber(bits);
    area.flagNames = names
      .split(/\s{2,}|\s(?=[A-Z])/)
      .filter((name) => name !== '')
      .map(intern);
  }
  return path !== undefined || bits !== undefined;
}

/** A line of nothing but names with values. */
function readPairs(line: string, at: number, fields: FieldLine[]): boolean {
  const found = Array.from(line.matchAll(pair));
  if (found.length === 0 || line.replace(pair, '').trim() !== '') return false;
  for (const [, name = '', value = ''] of found)
    fields.push({ name: intern(name), value: flat(value), lines: [at, at] });
  return true;
}
