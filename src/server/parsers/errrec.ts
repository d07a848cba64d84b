/**
 * `!errrec`: a WHEA error record.
 *
 *     Common Platform Error Record @ fffffa8007cf4030
 *     Record Id     : 01c9c7ff04e0ff7d
 *     Section 0     : Processor Generic
 *     Descriptor    @ fffffa8007cf40b0
 *
 * Documentation: "!errrec".
 */
import type { Context } from '../model/context';
import type { ErrorRecordRecord, FieldLine } from '../model/listing';
import { flat, intern } from '../text/intern';
import { readFieldLine } from './lines/fieldLine';
import { addressIn } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

interface Part {
  readonly index: number;
  readonly name: string;
  readonly fields: FieldLine[];
  lines: FieldLine['lines'];
}

interface Draft {
  address: ErrorRecordRecord['address'] | undefined;
  readonly fields: FieldLine[];
  readonly sections: Part[];
}

const head = /^(?:#+ )?(?:(?:Common Platform )?Error Record|Error Source Table) @ (?:0x)?([0-9a-f`]{8,17})$/i;
const section = /^(?:#+ )?(?:Section (\d+)\s*: (.*)|Error Source (\d+) @ (.*))$/;
const located = /^([A-Z][\w.]*(?: [\w.]+){0,4})\s+@ ((?:0x)?[0-9a-f`]{8,17})(?:\s.*)?$/;
const bytes = /^(?:[0-9a-f]{2}[ -]){7,}[0-9a-f ?-]*$/i;
const around =
  /^(?:#|={10,}|-{10,}|\d+ Error Sources|\*{3} Unknown section format \*{3}|No valid data fields are present\.|\(@ .*|.*(?:Info )?Section \(@ (?:0x)?[0-9a-f`]+\)|(?:Processor|Memory|Bus|Cache|TLB|PCI\S*) Error: .*|Table of .*|Raw Data.*)$/i;
/** What follows `Processor Error:`: the advice that the extension prints, on three lines. */
const advice =
  /^(?:This error means either the processor is damaged|voltage and\/or temperature thresholds have|If the problem continues to occur, replace)/;

export const errrecParser: Parser = {
  commands: /^!(?:errrec|errpkt|whea|hest|wheaerror)\b/i,
  openers: [{ kind: 'errorRecord', starts: ['Common Platform Error Record @'] }],
  parse(text, context, from) {
    const draft: Draft = { address: undefined, fields: [], sections: [] };
    const lines = walk(
      text,
      from,
      (line, at) =>
        readHead(line, draft, context) || readSection(line, at, draft) || readLine(line, at, draft),
    );
    if (!lines) return nothing;
    const { address, ...rest } = draft;
    return { records: [{ kind: 'errorRecord', lines, ...(address && { address }), ...rest }] };
  },
};

function readHead(line: string, draft: Draft, context: Context): boolean {
  const named = head.exec(line)?.[1];
  draft.address ??= addressIn(context, named);
  return named !== undefined;
}

function readSection(line: string, at: number, { sections }: Draft): boolean {
  const match = section.exec(line);
  if (!match) return false;
  const [, index, name = 'Error Source', source] = match;
  sections.push({ index: Number(index ?? source), name: intern(name), fields: [], lines: [at, at] });
  return true;
}

/** A line of the section that is open, or of the record's own head. */
function readLine(line: string, at: number, { fields, sections }: Draft): boolean {
  const field = readPlace(line, at) ?? readFieldLine(line, at);
  if (!field && !around.test(line) && !bytes.test(line) && !advice.test(line)) return false;
  const open = sections.at(-1);
  if (open) open.lines = [open.lines[0], at];
  if (field) (open?.fields ?? fields).push(field);
  return true;
}

/** `Descriptor    @ fffffa8007cf40b0`. */
function readPlace(line: string, at: number): FieldLine | undefined {
  const [, name, place = ''] = located.exec(line) ?? [];
  return name === undefined ? undefined : { name: intern(name.trim()), value: flat(place), lines: [at, at] };
}
