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

const head = /^(?:#+ )?(?:Common Platform )?Error Record @ (?:0x)?([0-9a-f`]{8,17})$/i;
const section = /^(?:#+ )?Section (\d+)\s*: (.*)$/;
const located = /^([A-Z][\w.]*(?: [\w.]+){0,4})\s+@ ((?:0x)?[0-9a-f`]{8,17})(?:\s.*)?$/;
const bytes = /^(?:[0-9a-f]{2}[ -]){7,}[0-9a-f ?-]*$/i;
const around =
  /^(?:#|={10,}|-{10,}|\*{3} Unknown section format \*{3}|No valid data fields are present\.|\(@ .*|.*(?:Info )?Section \(@ (?:0x)?[0-9a-f`]+\)|(?:Processor|Memory|Bus|Cache|TLB|PCI\S*) Error: .*|Table of .*|Raw Data.*)$/i;
/** What follows `Processor Error:`: the advice that the extension prints, on three lines. */
const advice =
  /^(?:This error means either the processor is damaged|voltage and\/or temperature thresholds have|If the problem continues to occur, replace)/;

export const errrecParser: Parser = {
  commands: /^!errrec\b/i,
  openers: [{ kind: 'errorRecord', starts: ['Common Platform Error Record @'] }],
  parse(text, context, from) {
    const fields: FieldLine[] = [];
    const sections: Part[] = [];
    let address: ErrorRecordRecord['address'];
    const lines = walk(text, from, (line, at) => {
      const named = head.exec(line)?.[1];
      address ??= addressIn(context, named);
      if (named !== undefined) return true;
      const opened = section.exec(line);
      if (opened) {
        sections.push({
          index: Number(opened[1]),
          name: intern(opened[2] ?? ''),
          fields: [],
          lines: [at, at],
        });
        return true;
      }
      const open = sections.at(-1);
      const place = located.exec(line);
      const field = place
        ? { name: intern((place[1] ?? '').trim()), value: flat(place[2] ?? ''), lines: [at, at] as const }
        : readFieldLine(line, at);
      if (field) (open?.fields ?? fields).push(field);
      const read = field !== undefined || around.test(line) || bytes.test(line) || advice.test(line);
      if (read && open) open.lines = [open.lines[0], at];
      return read;
    });
    if (!lines) return nothing;
    return { records: [{ kind: 'errorRecord', lines, ...(address && { address }), fields, sections }] };
  },
};
