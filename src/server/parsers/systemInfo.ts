/**
 * Commands that print names with values: `!sysinfo`, `!cpuinfo`, `!cpuid`, `!mca`, `!gflag`, `!blackbox…`, `!alpc`, `!lpc`, `!job`, `!session`.
 *
 *     BiosVendor = Phoenix Technologies LTD               PnpProblemCode     : 24
 *     CP  F/M/S Manufacturer  MHz PRCB Signature           Message ffffe00128e25a50
 *      0 6,42,7 GenuineIntel 3400 0000001800000000           MessageID             : 0x0658 (1624)
 *
 * Documentation: "!sysinfo", "!cpuinfo", "!gflag", "!alpc", "!lpc", "!job", "!session".
 */
import type { FieldLine } from '../model/listing';
import { flat, intern } from '../text/intern';
import { readFieldLine } from './lines/fieldLine';
import type { Sweeper } from './lines/sweep';
import { addressIn } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

const asked = /^!(?:\w+\.)?(sysinfo|cpuinfo|cpuid|mca|gflags?|blackbox\w+|alpc|lpc|job|s?session)\b/i;
/** What `!alpc`, `!lpc` and `!job` begin with: the thing and its address. */
const thing =
  /^(?:Port|Message|Client communication port|Server (?:communication|connection) port|LPC (?:port|message)|Job at)\s+(?:@ )?(?:0x)?([0-9a-f`]{8,17})\b/i;
const quoted = /^([A-Za-z]\w*):\s+("?.*"?)$/;
const processor = /^(\d{1,3}) +(\d+,\d+,\d+) +(\S+) +(\d+)(?: .*)?$/;
/** One flag of `!gflag`: `hpa - Place heap allocations at ends of pages`. */
const flag = /^([a-z]{2,4}) - ([A-Z].*)$/;
const around =
  /^(?:CP +F\/M\/S .*|MC[AE]: (?:Enabled|Disabled|Supported|Not )\b.*|Bank +Error +Control Register +Status Register|No register state available\.|HalpFeatureBits not found|(?:Cached|Initial) Update Signature [0-9a-f]+|TargetInfo::\S+ is not available.*|Machine ID Information \[.*\]|\[[A-Z\d][\w. /]+.*\]|\d+ (?:Slow I\/O|Oplock Break) Timeout Records? Found|NTFS Blackbox Data|Stream size mismatch.*|\d+ thread\(s\) are .*|.* (?:queue|list) is empty\.?|Ports (?:created by|the) process .*|(?:0x)?[0-9a-f`]{8,17}\('?[^)]*'?\).*|[0-9a-f`]{8,17} \d+ -> .*|Searching (?:message|thread|port) .*|(?:Server|Client) thread [0-9a-f`]+ .*|Thread [0-9a-f`]+ .*message.*|(?:Handles|References): .*|Max\w+: .*|Bitmap .*|Semaphore state \d+ \(.*|[0-9a-f]{4} [0-9a-f`]{8,17} - \w+\s+Id=[0-9a-f]+.*|The \w+ queue contains \d+ messages|Done\.|[0-9a-f`]{8,17} \d+ ?-> ?.*|\d+ thread\(s\) .*|(?:Basic Accounting|Limit|Job) (?:Information|Flags)\b.*|\[[a-z][\w ]+\]|JOB_OBJECT_(?:UI)?LIMIT_\w+|Processes assigned to this job:|(?:Running|Using) session \d+|Error in reading current session)$/i;
/** A bank of `!mca`: `  1. None   0x00000000ffffffff   0x0000000000000000`. */
const bank = /^(\d{1,3})\. +(\S.*?) +(0x[0-9a-f]{16} +0x[0-9a-f]{16}.*)$/i;
/** `!sysinfo smbios`: columns without a colon, and the bits of a word with their meanings. */
const smbios =
  /^(?:([A-Z][\w /()#.-]{1,38}?)(?: {2,}(?=\S)| (?=[0-9a-f]{4,8}h?$))(\S.*)|(\d\d): - (\S.*)|([A-Z][\w/-]+(?: [\w/-]+){0,4}))$/;
/** Before Vista, `!job` printed no colons. */
const bare = /^([A-Z][A-Za-z]{3,32})\s+((?:0x)?[0-9a-f]+)$/;
/** Queues of a port, below the THREAD lines of `!alpc /p`, and what is in them. */
const queue =
  /^(?:Main|Direct message|Large message|Pending|Canceled|Completion list) queue (?:is empty\.?|has \d+ message.*)$/i;
const queued = /^[0-9a-f`]{8,17} [0-9a-f]{4,8} (?:A?LPC_\w+|\S+)(?:\s.*)?$/i;

const sweeper: Sweeper = {
  first: 'CDLMP',
  sweep(text, from, line) {
    if (!queue.test(line)) return undefined;
    let last = from;
    for (let at = text.next(from); at < text.count && queued.test(text.trimmed(at)); at = text.next(at)) {
      text.recognise(at);
      last = at;
    }
    text.recognise(from);
    return {
      records: [{ kind: 'notice', lines: [from, last], what: 'other', text: flat(line) }],
      next: last + 1,
    };
  },
};

export const systemInfoParser: Parser = {
  commands: asked,
  sweeper,
  parse(text, context, from) {
    const fields: FieldLine[] = [];
    let address = undefined as ReturnType<typeof addressIn>;
    const what = intern((asked.exec(context.command ?? '')?.[1] ?? '').toLowerCase());
    const hardware = /\bsmbios\b/i.test(context.command ?? '') ? 'smbios' : what;
    const lines = walk(text, from, (line, at) => {
      const opened = thing.exec(line);
      if (opened) address ??= addressIn(context, opened[1]);
      if (opened || around.test(line)) return true;
      const field =
        readFieldLine(line, at) ??
        readProcessor(line, at) ??
        readWord(line, at) ??
        readHardware(line, at, hardware);
      if (field) fields.push(field);
      return field !== undefined;
    });
    if (!lines) return nothing;
    return { records: [{ kind: 'systemInfo', lines, ...(address && { address }), what, fields }] };
  },
};

function readProcessor(line: string, at: number): FieldLine | undefined {
  const match = processor.exec(line);
  if (!match) return undefined;
  const [, number = '', family = '', maker = '', mhz = ''] = match;
  return {
    name: intern(`processor ${number}`),
    value: flat(`${maker} ${family} ${mhz} MHz`),
    lines: [at, at],
  };
}

function readWord(line: string, at: number): FieldLine | undefined {
  const [, name, value = ''] = flag.exec(line) ?? quoted.exec(line) ?? bare.exec(line) ?? [];
  return name === undefined ? undefined : { name: intern(name), value: flat(value), lines: [at, at] };
}

/** What only `!mca` or `!sysinfo smbios` prints. */
function readHardware(line: string, at: number, what: string): FieldLine | undefined {
  if (what === 'mca') {
    const [, number, error = '', registers = ''] = bank.exec(line) ?? [];
    if (number === undefined) return undefined;
    return { name: intern(`bank ${number}`), value: flat(`${error} ${registers}`), lines: [at, at] };
  }
  const [, name, value, bit, meaning, heading] = (what === 'smbios' ? smbios.exec(line) : null) ?? [];
  const found = name ?? bit ?? heading;
  return found === undefined
    ? undefined
    : { name: intern(found), value: flat(value ?? meaning ?? ''), lines: [at, at] };
}
