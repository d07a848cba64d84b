/**
 * Exceptions: what `.exr` prints, and the line at which the debugger stops.
 *
 *     ExceptionAddress: 0b4d43bf (CNC_Ctrl!DllUnregisterServer+0x000f5501)
 *        ExceptionCode: c0000005 (Access violation)
 *     (5220.5b30): Access violation - code c0000005 (first chance)
 */
import type { Address } from '../../../shared/address';
import type { Context } from '../../model/context';
import type { ExceptionRecord } from '../../model/crash';
import type { ExceptionRecordRecord } from '../../model/registers';
import { flat } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { addressIn, hexNumber, pointerIn } from './values';

type Facts = Pick<ExceptionRecordRecord, 'code' | 'codeName' | 'flags'>;
type Body = { -readonly [K in keyof Facts]: Facts[K] } & {
  readonly parameters: Address[];
  readonly notes: string[];
};

const opening = /^ExceptionAddress:? ([0-9a-f`]{8,17})(?: \((.+)\))?$/i;
const code = /^ExceptionCode:? ([0-9a-f]{8})(?: \((.+)\))?$/i;
const flags = /^ExceptionFlags:? ([0-9a-f]{8})$/i;
const count = /^NumberParameters:? \d+$/i;
const parameter = /^Parameter\[\d+\]:? ([0-9a-f`]{8,17})$/i;
const note =
  /^(?:Attempt to (?:read from|write to|execute|access)\b.*|Subcode: 0x\S+.*|Inpage operation failed .*|The (?:exception|I\/O error|error) .*)$/;
const origin = /^EXCEPTION_RECORD:?\s+([0-9a-f`]{8,17}) |\.exr (?:0x)?([0-9a-f`]{8,17})/i;
const stop =
  /^(?:\(([0-9a-f]+)\.([0-9a-f]+)\): )?([A-Z][\w /+-]{2,60}?)(?: exception)? - code ([0-9a-f]{8}) \((first chance|!+ ?second chance ?!+|first\/second chance not available)\)$/i;
const afterStop =
  /^(?:First chance exceptions are reported before any exception handling\.|This exception may be expected and handled\.)$/;
const subcode = /^Subcode: (0x[0-9a-f]+(?: \w+)?)$/i;

/** The exception record that begins at line `at`. */
export function readExceptionRecord(
  text: SectionText,
  at: number,
  context: Context,
): ExceptionRecordRecord | undefined {
  const head = opening.exec(text.trimmed(at));
  if (!head) return undefined;
  const body: Body = { parameters: [], notes: [] };
  let last = at;
  for (let below = text.next(at); below < text.count; below = text.next(below)) {
    if (!readBodyLine(text.trimmed(below), body, context)) break;
    last = below;
  }
  for (let line = at; line <= last; line++) if (!text.isBlank(line)) text.recognise(line);
  const above = origin.exec(lineAbove(text, at));
  const address = pointerIn(context, above?.[1] ?? above?.[2]);
  const exceptionAddress = addressIn(context, head[1]);
  const { parameters, notes, ...facts } = body;
  return {
    kind: 'exceptionRecord',
    lines: [at, last],
    ...(address && { address }),
    ...(exceptionAddress && { exceptionAddress }),
    ...(head[2] !== undefined && { symbol: flat(head[2]) }),
    ...facts,
    parameters,
    notes,
  };
}

/** Takes one line below the head; false for a line that is none of the record's. */
function readBodyLine(line: string, body: Body, context: Context): boolean {
  const [, digits, name] = body.code === undefined ? (code.exec(line) ?? []) : [];
  const flag = flags.exec(line)?.[1];
  const value = addressIn(context, parameter.exec(line)?.[1]);
  if (digits !== undefined) {
    body.code = hexNumber(digits);
    if (name !== undefined) body.codeName = flat(name);
  } else if (flag !== undefined) body.flags = hexNumber(flag);
  else if (value) body.parameters.push(value);
  else if (note.test(line)) body.notes.push(flat(line));
  else return count.test(line);
  return true;
}

/** The stop at line `at`, with the sentences that follow it. */
export function readException(text: SectionText, at: number): ExceptionRecord | undefined {
  const match = stopIn(text.trimmed(at));
  if (!match) return undefined;
  let detail: string | undefined;
  let last = at;
  for (let below = text.next(at); below < text.count; below = text.next(below)) {
    const line = text.trimmed(below);
    const found = subcode.exec(line)?.[1];
    if (found === undefined && !afterStop.test(line)) break;
    detail ??= found;
    text.recognise(below);
    last = below;
  }
  text.recognise(at);
  const [, process, thread, name = '', digits = '', chance = ''] = match;
  return {
    kind: 'exception',
    lines: [at, last],
    code: hexNumber(digits),
    name: flat(name),
    ...(process !== undefined &&
      thread !== undefined && { cid: { process: hexNumber(process), thread: hexNumber(thread) } }),
    ...(!chance.includes('/') && {
      chance: chance.startsWith('first') ? ('first' as const) : ('second' as const),
    }),
    ...(detail !== undefined && { subcode: flat(detail) }),
  };
}

function stopIn(line: string): RegExpExecArray | null {
  return line.endsWith(')') && line.includes(' - ') ? stop.exec(line) : null;
}

/** The nearest line above that is not blank: a field of `!analyze`, or the prompt with its command. */
export function lineAbove(text: SectionText, at: number): string {
  let above = at - 1;
  while (above >= 0 && text.isBlank(above)) above--;
  return above < 0 ? '' : text.trimmed(above);
}
