/**
 * `!devobj`.
 *
 *     Device object (fffffa80193604c0) is for:
 *      HarddiskVolume3 \Driver\volmgr DriverObject fffffa801930d160
 *     Current Irp 00000000 RefCount 17 Type 00000007 Flags 00003050
 *     Vpb fffffa801934a270 Dacl fffff9a1004790d0 DevExt fffffa8019360610 DevObjExt fffffa8019360778 DevNode fffffa801936c300
 *     AttachedDevice (Upper) fffffa80196ec1f0 \Driver\fvevol
 *     Device queue is not busy.
 *
 * Documentation: "!devobj".
 */
import type { DeviceRecord } from '../model/device';
import { intern } from '../text/intern';
import { readRecords, set, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn, hexNumber, pointerIn } from './lines/values';
import type { Parser } from './parser';

const head = /^Device object \((?:0x)?([0-9a-f`]{8,17})\) is for:/i;
const pair =
  /(Current Irp|RefCount|Type|Flags|Vpb|Dacl|SecurityDescriptor|DevExt|DevObjExt|Dope|DevNode|AttachedDev)\s+(?:0x)?([0-9a-f`]+?)(?=\s|$|AttachedDev)/gi;
const pairs =
  /^(?:(?:Current Irp|RefCount|Type|Flags|Vpb|Dacl|SecurityDescriptor|DevExt|DevObjExt|Dope|DevNode|AttachedDev)\s+(?:0x)?[0-9a-f`]+\s*)+$/i;

const fields: readonly Shape<Draft<DeviceRecord>>[] = [
  [
    /^(\S.*?)?\s*(\\(?:Driver|FileSystem)\\\S+)\s+DriverObject\s+(?:0x)?([0-9a-f`]+)/i,
    ([, name, driver, object], draft, context) => {
      set(draft, {
        name: name === undefined ? undefined : intern(name),
        driver: driver === undefined ? undefined : intern(driver),
        driverObject: pointerIn(context, object),
      });
    },
  ],
  [
    /^\S+\s+DriverObject\s+(?:0x)?([0-9a-f`]+)/,
    ([, object], draft, context) => {
      set(draft, { driverObject: pointerIn(context, object) });
    },
  ],
  [
    pairs,
    ([line], draft, context) => {
      for (const [, name = '', value = ''] of line.matchAll(pair)) {
        const pointer = pointerIn(context, value);
        if (name === 'Current Irp') set(draft, { currentIrp: pointer });
        else if (name === 'RefCount') draft.refCount = Number.parseInt(value, 10);
        else if (name === 'Type') draft.type = hexNumber(value);
        else if (name === 'Flags') draft.flags = hexNumber(value);
        else if (name === 'Vpb') set(draft, { vpb: pointer });
        else if (name === 'DevExt') set(draft, { deviceExtension: pointer });
        else if (name === 'DevNode') set(draft, { deviceNode: pointer });
        else if (name === 'AttachedDev' && pointer) draft.upper = { address: pointer };
      }
    },
  ],
  [/^ExtensionFlags\s+\((\w+)\)/, ([, flags = ''], draft) => (draft.extensionFlags = hexNumber(flags))],
  [/^Characteristics\s+\((\w+)\)/, ([, flags = ''], draft) => (draft.characteristics = hexNumber(flags))],
  [
    /^Attached(?:Device|To)\s+\((Upper|Lower)\)\s+(?:0x)?([0-9a-f`]+)\s*(\S.*)?$/i,
    ([, side = '', device, driver], draft, context) => {
      const address = pointerIn(context, device);
      if (!address) return;
      const attached = { address, ...(driver !== undefined && { driver: intern(driver) }) };
      draft[side.toLowerCase() === 'upper' ? 'upper' : 'lower'] = attached;
    },
  ],
  [/^Device queue is (not )?busy/, ([, not], draft) => (draft.queueBusy = not === undefined)],
  // The names of flags, where they did not fit on the line above.
  [/^(?:DOE|FILE|DO)_[A-Z_]+(?:,\s*(?:DOE|FILE|DO)_[A-Z_]+)*,?$/],
  [/^Unknown flags 0x[0-9a-f]+$/i],
  [/^(?:InfoMask field not found|Cannot read info offset from|Could not read|DeviceQueue:|Queue empty)/],
];

export const deviceParser: Parser = {
  commands: /^!(?:\w+\.)?devobj\b/i,
  openers: [{ kind: 'device', starts: ['Device object ('] }],
  parse(text, context, from) {
    const records = readRecords<Draft<DeviceRecord>>(text, context, from, {
      open(line, at) {
        const address = addressIn(context, head.exec(line)?.[1]);
        return address && { kind: 'device', lines: [at, at], address };
      },
      fields,
    });
    return { records };
  },
};
