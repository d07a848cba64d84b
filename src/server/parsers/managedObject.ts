/**
 * `!pe` and `!do` of SOS.
 *
 *     Exception object: 00000197e7409348
 *     Exception type:   System.InvalidOperationException
 *     Message:          no such order
 *     InnerException:   <none>
 *     StackTrace (generated):
 *         SP               IP               Function
 *         00000027C717E400 00007FF7B0E5197C Example!Program.Main()+0x3c
 *     HResult: 80131509
 *
 *     Name:        System.String
 *     Fields:
 *                   MT    Field   Offset                 Type VT     Attr            Value Name
 *     00007ff7b0c1e8d8  4000293        8         System.Int32  1 instance                7 _stringLength
 *
 * Documentation: "SOS debugging extension".
 */
import type { StructField } from '../model/data';
import { flat, intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import type { Context } from '../model/context';
import type { Sweeper, Swept } from './lines/sweep';
import { addressIn, defined } from './lines/values';
import { nothing, type Parser } from './parser';

const exceptionLine =
  /^(Exception object|Exception type|Message|InnerException|StackTrace \(generated\)|StackTraceString|HResult)\s*:\s*(.*)$/;
const raisedLine = /^CLR exception type: (\S+)$/;
const quoted = /^"(.*)"$/;
const stackHeading = /^SP\s+IP\s+Function$/;
const stackRow = /^[0-9a-f]{8,16}\s+[0-9a-f]{8,16}\s+\S.*$/i;
const objectLine =
  /^(Name|MethodTable|EEClass|CCW|RCW|Tracked Type|Size|Array|Element Type|Number of items in array|File|Fields|String|Canonical MethodTable|Content)\s*:\s*(.*)$/;
const fieldHeading = /^MT\s+Field\s+Offset\s+Type\s+VT\s+Attr\s+Value\s+Name$/;
const field =
  /^[0-9a-f]{8,16}\s+[0-9a-f]+\s+(?:([0-9a-f]+)\s+)?(\S.*?)\s+(?:\d\s+)?((?:instance|static|shared|TLstatic|CLstatic)\b.*?)\s+(\S+)\s+(\S+)$/i;
const domain = /^>> Domain:Value\s/;

const sweeper: Sweeper = {
  first: 'CEN',
  sweep(text, at, line, context) {
    const raised = raisedLine.exec(line)?.[1];
    if (raised !== undefined) return readRaised(text, at, raised);
    if (line.startsWith('Exception object:')) return readException(text, at, context);
    return /^Name:\s/.test(line) && text.trimmed(text.next(at)).startsWith('MethodTable:')
      ? readObject(text, at, context)
      : undefined;
  },
};

/** `CLR exception type: System.FormatException`, its message in quotes below: a stop in a managed program. */
function readRaised(text: SectionText, at: number, type: string): Swept {
  const below = text.next(at);
  const message = quoted.exec(text.trimmed(below))?.[1];
  const last = message === undefined ? at : below;
  text.recognise(at);
  text.recognise(last);
  const record = defined({
    kind: 'managedException' as const,
    lines: [at, last] as const,
    type: flat(type),
    message: message === undefined ? undefined : flat(message),
  });
  return { records: [record], next: last + 1 };
}

function readException(text: SectionText, from: number, context: Context): Swept {
  const found = new Map<string, string>();
  let last = from;
  for (let at = from; at < text.count; at = text.next(at)) {
    const line = text.trimmed(at);
    const match = exceptionLine.exec(line);
    if (match && (at === from || match[1] !== 'Exception object'))
      found.set(match[1] ?? '', flat(match[2] ?? ''));
    else if (!stackHeading.test(line) && !stackRow.test(line)) break;
    text.recognise(at);
    last = at;
  }
  const hresult = found.get('HResult');
  const record = defined({
    kind: 'managedException' as const,
    lines: [from, last] as const,
    address: addressIn(context, found.get('Exception object')),
    type: found.get('Exception type'),
    message: found.get('Message'),
    inner: found.get('InnerException'),
    hresult: hresult === undefined ? undefined : Number.parseInt(hresult, 16),
  });
  return { records: [record], next: last + 1 };
}

function readObject(text: SectionText, from: number, context: Context): Swept {
  const fields: StructField[] = [];
  let type: string | undefined;
  let last = from;
  for (let at = from; at < text.count; at = text.next(at)) {
    const line = text.trimmed(at);
    const match = objectLine.exec(line);
    const row = field.exec(line);
    if (match?.[1] === 'Name') {
      if (at > from) break;
      type = flat(match[2] ?? '');
    } else if (row) fields.push(fieldOf(row, at));
    else if (!match && !fieldHeading.test(line) && !domain.test(line)) break;
    text.recognise(at);
    last = at;
  }
  const address = addressIn(
    context,
    /^!(?:do|dumpobj)\s+(?:\/d\s+)?([0-9a-f`]{8,17})/i.exec(context.command ?? '')?.[1],
  );
  return {
    records: [
      {
        kind: 'struct',
        lines: [from, last],
        ...(address && { address }),
        ...(type !== undefined && { type }),
        fields,
      },
    ],
    next: last + 1,
  };
}

function fieldOf([, offset, , , value = '', name = '']: RegExpExecArray, at: number): StructField {
  return {
    ...(offset !== undefined && { offset: Number.parseInt(offset, 16) }),
    name: intern(name),
    value: flat(value),
    depth: 0,
    lines: [at, at],
  };
}

export const managedObjectParser: Parser = { parse: () => nothing, sweeper };
