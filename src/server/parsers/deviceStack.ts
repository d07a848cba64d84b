/**
 * `!devstack`, alone and below each device of `!drvobj`.
 *
 *       !DevObj           !DrvObj            !DevExt           ObjectName
 *       ffffe00088d212e0  \Driver\ksthunk    ffffe00088d21430  0000007b
 *     > ffffe00089c575a0  \Driver\PnpManager 00000000  0000004e
 *     !DevNode ffffe00086e68190 :
 *       DeviceInst is "ROOT\MEDIA\0000"
 *       ServiceName is "mydrv"
 *
 * Documentation: "!devstack".
 */
import type { DeviceStackEntry, DeviceStackRecord } from '../model/device';
import type { Context } from '../model/context';
import { intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { readRecords, set, type Draft, type Shape } from './lines/fieldRecords';
import { defined, pointerIn } from './lines/values';
import type { Parser } from './parser';

type StackDraft = Omit<Draft<DeviceStackRecord>, 'devices'> & { devices: DeviceStackEntry[] };

const head = /^!DevObj\s+!DrvObj\s+!DevExt\s+ObjectName/i;
/** A long driver name runs into the next column. */
const entry = /^([0-9a-f`]{8,17})\s+(\\.*?)\s*([0-9a-f]{8}(?:`?[0-9a-f]{8})?)(?:\s+(\S.*))?$/i;

const fields: readonly Shape<StackDraft>[] = [
  [
    entry,
    (match, draft, context, at) => {
      const device = readEntry(match, context, at);
      if (device) draft.devices.push(device);
    },
  ],
  [
    /^!DevNode\s+(?:0x)?([0-9a-f`]+)\s*:/i,
    ([, node], draft, context) => {
      set(draft, { deviceNode: pointerIn(context, node) });
    },
  ],
  [/^DeviceInst is "(.*)"/, ([, instance = ''], draft) => (draft.instance = intern(instance))],
  [/^ServiceName is "(.*)"/, ([, service = ''], draft) => (draft.service = intern(service))],
  [/^(?:Processed \d+ device objects?\.|!devstack [0-9a-f`]+ :|\*\*\* Unknown device|Invalid type for )/i],
];

export const deviceStackParser: Parser = {
  commands: /^!(?:\w+\.)?devstack\b/i,
  openers: [{ kind: 'deviceStack', starts: ['!DevObj '] }],
  parse(text, context, from) {
    const records = readRecords<StackDraft>(text, context, from, {
      open: (line, at) =>
        head.test(line) ? { kind: 'deviceStack', lines: [at, at], devices: [] } : undefined,
      fields,
      between: /^!devstack [0-9a-f`]+ :/i,
    });
    for (const record of records) record.devices = marked(text, record);
    return { records };
  },
};

/** `>` stands before the device that the command asked for, behind what quoting puts before every line. */
function marked(text: SectionText, { lines, devices }: StackDraft): DeviceStackEntry[] {
  const quoted = marks(text.line(lines[0]));
  return devices.map((device) =>
    marks(text.line(device.lines[0])) > quoted ? { ...device, asked: true } : device,
  );
}

function marks(line: string): number {
  return (/^[\s>]*/.exec(line)?.[0] ?? '').replace(/\s+/g, '').length;
}

function readEntry(match: RegExpExecArray, context: Context, at: number): DeviceStackEntry | undefined {
  const [, address, driver, extension, name] = match;
  const device = pointerIn(context, address);
  if (!device) return undefined;
  return defined({
    device,
    driver: driver === undefined ? undefined : intern(driver),
    extension: pointerIn(context, extension),
    name: name === undefined ? undefined : intern(name),
    lines: [at, at] as const,
  });
}
