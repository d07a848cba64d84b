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
const field = /^(?:\+0x([0-9a-f]+)|=(?:0x)?[0-9a-f`]{1,17})\s+(\S(?:.*?\S)?)\s*:(?:\s+(.*)|$)/i;
/** `[00]  [26] Uint4B`, `[0] _LIST_ENTRY [ … ]`: an element of an array. */
const element = /^\[([0-9a-f]{1,4})\]\s+(?:@ )?(\S.*)$/i;
const heading =
  /^(?:[\w.$]*!?[\w:<>,*]+(?:\[\d*\])?|Local var(?: \[[^\]]*\])?(?: @ (?:0x)?[0-9a-f`]+)? Type \S.*|(?:class|struct|union|enum) .*\d+ (?:elements|bases).*|\[[0-9a-f]{1,4}\] @ [0-9a-f`]+|at 0x[0-9a-f`]+)$/i;
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
  const fields: StructField[] = [];
  const indents = new Indents();
  let first = from;
  const above = previous(text, from);
  let type: string | undefined;
  if (above !== undefined && heading.test(text.trimmed(above))) {
    type = flat(text.trimmed(above).replace(/^Local var .*Type /, ''));
    text.recognise(above);
    first = above;
  }
  let last = from;
  for (let at = from, foreign = 0; at < text.count && foreign < patience; at++) {
    const line = text.trimmed(at);
    if (line === '') continue;
    const read = readField(text, line, at, indents);
    if (read) fields.push(read);
    else if (!ruler.test(line) && !listLink.test(line) && !between.test(line)) {
      foreign++;
      continue;
    }
    foreign = 0;
    text.recognise(at);
    last = at;
  }
  const asked = command.exec(context.command ?? '');
  const address = addressIn(
    context,
    /(?:^|\s)(?:0x)?([0-9a-f]{8}(?:`?[0-9a-f]{8})?)(?=\s|$)/i.exec(asked?.[2] ?? '')?.[1],
  );
  const name = type ?? asked?.[1];
  const record: StructRecord = {
    kind: 'struct',
    lines: [first, last],
    ...(address && { address }),
    ...(name !== undefined && { type: flat(name) }),
    fields,
  };
  return { records: [record], next: last + 1 };
}

function previous(text: SectionText, at: number): number | undefined {
  let above = at - 1;
  while (above >= 0 && text.isBlank(above)) above--;
  return above >= 0 && !text.isKnown(above) ? above : undefined;
}

function readField(text: SectionText, line: string, at: number, indents: Indents): StructField | undefined {
  const match = field.exec(line);
  const item = match ? null : element.exec(line);
  const value = match || item ? null : enumerator.exec(line);
  const name = match?.[2] ?? item?.[1] ?? value?.[1];
  if (name === undefined) return undefined;
  return {
    ...(match?.[1] !== undefined && { offset: Number.parseInt(match[1], 16) }),
    name: intern(item ? `[${name}]` : name),
    value: flat(match ? (match[3] ?? '') : (item?.[2] ?? value?.[2] ?? '')),
    depth: indents.depthOf(text.line(at)),
    lines: [at, at],
  };
}
