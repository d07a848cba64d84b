/**
 * Commands that print names with values: `!sysinfo`, `!cpuinfo`, `!cpuid`, `!gflag`, `!blackbox…`, `!alpc`, `!lpc`.
 *
 *     BiosVendor = Phoenix Technologies LTD               PnpProblemCode     : 24
 *     CP  F/M/S Manufacturer  MHz PRCB Signature           Message ffffe00128e25a50
 *      0 6,42,7 GenuineIntel 3400 0000001800000000           MessageID             : 0x0658 (1624)
 *
 * Documentation: "!sysinfo", "!cpuinfo", "!gflag", "!alpc", "!lpc".
 */
import type { FieldLine } from '../model/listing';
import { flat, intern } from '../text/intern';
import { readFieldLine } from './lines/fieldLine';
import { addressIn } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

const asked = /^!(?:\w+\.)?(sysinfo|cpuinfo|cpuid|gflags?|blackbox\w+|alpc|lpc)\b/i;
/** What `!alpc` and `!lpc` begin with: the thing and its address. */
const thing =
  /^(?:Port|Message|Client communication port|Server (?:communication|connection) port|LPC (?:port|message))\s+(?:0x)?([0-9a-f`]{8,17})\b/i;
const quoted = /^([A-Za-z]\w*):\s+("?.*"?)$/;
const processor = /^(\d{1,3}) +(\d+,\d+,\d+) +(\S+) +(\d+)(?: .*)?$/;
/** One flag of `!gflag`: `hpa - Place heap allocations at ends of pages`. */
const flag = /^([a-z]{2,4}) - ([A-Z].*)$/;
const around =
  /^(?:CP +F\/M\/S .*|(?:Cached|Initial) Update Signature [0-9a-f]+|TargetInfo::\S+ is not available.*|Machine ID Information \[.*\]|\[[A-Z][\w /]+.*\]|\d+ (?:Slow I\/O|Oplock Break) Timeout Records? Found|NTFS Blackbox Data|Stream size mismatch.*|\d+ thread\(s\) are .*|.* (?:queue|list) is empty\.?|Ports (?:created by|the) process .*|(?:0x)?[0-9a-f`]{8,17}\('?[^)]*'?\).*|[0-9a-f`]{8,17} \d+ -> .*|Searching (?:message|thread|port) .*|(?:Server|Client) thread [0-9a-f`]+ .*|Thread [0-9a-f`]+ .*message.*|(?:Handles|References): .*|Max\w+: .*|Bitmap .*)$/i;

export const systemInfoParser: Parser = {
  commands: asked,
  parse(text, context, from) {
    const fields: FieldLine[] = [];
    const add = (name: string, value: string, at: number): true => {
      fields.push({ name: intern(name), value: flat(value), lines: [at, at] });
      return true;
    };
    let address = undefined as ReturnType<typeof addressIn>;
    const lines = walk(text, from, (line, at) => {
      const opened = thing.exec(line);
      if (opened) address ??= addressIn(context, opened[1]);
      if (opened || around.test(line)) return true;
      const field = readFieldLine(line, at);
      if (field) fields.push(field);
      if (field) return true;
      const [, number, family = '', maker = '', mhz = ''] = processor.exec(line) ?? [];
      if (number !== undefined) return add(`processor ${number}`, `${maker} ${family} ${mhz} MHz`, at);
      const [, name, value = ''] = flag.exec(line) ?? quoted.exec(line) ?? [];
      return name !== undefined && add(name, value, at);
    });
    if (!lines) return nothing;
    const what = intern((asked.exec(context.command ?? '')?.[1] ?? '').toLowerCase());
    return { records: [{ kind: 'systemInfo', lines, ...(address && { address }), what, fields }] };
  },
};
