/**
 * `dt`: types, and structures in memory, nested and in arrays.
 *
 *     nt!_ETHREAD
 *        +0x000 Tcb              : _KTHREAD
 *           +0x018 SListFaultAddress : (null)
 *        +0x044 User32Reserved   : [26] Uint4B
 *        =fffff800`0381a9e4 Counter : 0n7
 *     [0] @ 0000000000402010                                 an array
 *     Local var @ 0xefa60 Type _IntSum
 *        Executive = 0n0                                      an enumeration
 *
 * Documentation: "dt (Display Type)".
 */
import type { Context } from '../model/context';
import type { StructField, StructRecord } from '../model/data';
import { flat, intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { Indents } from './lines/indent';
import type { Sweeper, Swept } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const command = /^dt(?:\s+|(?=_))(?:-\w+(?:\s+\d+)?\s+)*([\w!*.<>:]+)(.*)$/;
/** Among what is typed behind the type: the address. */
const addressParameter = /(?:^|\s)(?:0x)?([0-9a-f]{8}(?:`?[0-9a-f]{8})?)(?=\s|$)/i;
const field = /^(?:\+0x([0-9a-f]+)|=(?:0x)?[0-9a-f`]{1,17})\s+(\S(?:.*?\S)?)\s*:(?:\s+(.*)|$)/i;
/** `[00]  [26] Uint4B`, `[0] _LIST_ENTRY [ … ]`: an element of an array. */
const element = /^\[([0-9a-f]{1,4})\]\s+(?:@ )?(\S.*)$/i;
const heading =
  /^(?:(?![0-9a-f`]{8,17}$)[\w.$]*!?[\w:<>,*]+(?:\[\d*\])?|Local var(?: \[[^\]]*\])?(?: @ (?:0x)?[0-9a-f`]+)? Type \S.*|(?:class|struct|union|enum) .*\d+ (?:elements|bases).*|\[[0-9a-f]{1,4}\] @ [0-9a-f`]+|at 0x[0-9a-f`]+)$/i;
const enumerator = /^([A-Za-z_]\w*) = (0n-?\d+|-?\d+|0x[0-9a-f]+)$/i;
const ruler = /^-{10,}$/;
const listLink = /^(?:[\w.]+ at 0x[0-9a-f`]+|-{3,})$/i;
/** The braces of a value that goes on, its elements, a comment: between two fields. */
const between = /^(?:0x[0-9a-f`]+|\.\.\.|[0-9a-f]{2}(?: [0-9a-f]{2})*)$/i;
const patience = 2;

const sweeper: Sweeper = {
  first: '+=',
  sweep: (text, at, line, context) => (field.test(line) ? readFields(text, at, context) : undefined),
};

export const dtParser: Parser = {
  commands: /^dt(?:\s|_|$)/,
  parse(text, context, from) {
    const records: StructRecord[] = [];
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      if (text.isKnown(at) || line === '') continue;
      const found = startsStruct(line) ? readFields(text, at, context) : undefined;
      if (!found) continue;
      records.push(...(found.records as StructRecord[]));
      at = found.next - 1;
    }
    return records.length === 0 ? nothing : { records };
  },
  sweeper,
};

function startsStruct(line: string): boolean {
  return field.test(line) || element.test(line) || enumerator.test(line) || ruler.test(line);
}

/** From the first field on; the line above it names the type when it has the shape of a name. */
function readFields(text: SectionText, from: number, context: Context): Swept {
  const above = headingAbove(text, from);
  if (above !== undefined) text.recognise(above);
  const { fields, last } = readRows(text, from);
  const [, asked, parameters = ''] = command.exec(context.command ?? '') ?? [];
  const address = addressIn(context, addressParameter.exec(parameters)?.[1]);
  const type = above === undefined ? asked : text.trimmed(above).replace(/^Local var .*Type /, '');
  const record: StructRecord = {
    kind: 'struct',
    lines: [above ?? from, last],
    ...(address && { address }),
    ...(type !== undefined && { type: flat(type) }),
    fields,
  };
  return { records: [record], next: last + 1 };
}

function readRows(text: SectionText, from: number): { fields: StructField[]; last: number } {
  const fields: StructField[] = [];
  const indents = new Indents();
  let last = from;
  for (let at = from, foreign = 0; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    const read = readField(line);
    if (read) fields.push(placed(read, indents.depthOf(text.line(at)), at));
    else if (!ruler.test(line) && !listLink.test(line) && !between.test(line)) {
      foreign++;
      continue;
    }
    foreign = 0;
    text.recognise(at);
    last = at;
  }
  return { fields, last };
}

function headingAbove(text: SectionText, from: number): number | undefined {
  let above = from - 1;
  while (above >= 0 && text.isBlank(above)) above--;
  return above >= 0 && !text.isKnown(above) && heading.test(text.trimmed(above)) ? above : undefined;
}

type Named = Pick<StructField, 'offset' | 'name' | 'value'>;

function readField(line: string): Named | undefined {
  const match = field.exec(line);
  if (!match) return readElement(line) ?? readEnumerator(line);
  const [, offset, name = '', value = ''] = match;
  const named = { name: intern(name), value: flat(value) };
  return offset === undefined ? named : { offset: Number.parseInt(offset, 16), ...named };
}

/** Written out: a listing has a hundred thousand of them. */
function placed({ offset, name, value }: Named, depth: number, at: number): StructField {
  const lines = [at, at] as const;
  return offset === undefined ? { name, value, depth, lines } : { offset, name, value, depth, lines };
}

function readElement(line: string): Named | undefined {
  const [, index, value = ''] = element.exec(line) ?? [];
  return index === undefined ? undefined : { name: intern(`[${index}]`), value: flat(value) };
}

function readEnumerator(line: string): Named | undefined {
  const [, name, value = ''] = enumerator.exec(line) ?? [];
  return name === undefined ? undefined : { name: intern(name), value: flat(value) };
}
