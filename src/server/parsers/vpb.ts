/**
 * `!vpb`.
 *
 *     Vpb at 0xfffffa801934a270
 *     Flags: 0x1 mounted
 *     DeviceObject: 0xfffffa80190e1030
 *     RealDevice:   0xfffffa80193604c0
 *     RefCount: 17
 *     Volume Label: SYSTEM
 *
 * Documentation: "!vpb".
 */
import type { VpbRecord } from '../model/device';
import { flat } from '../text/intern';
import { readRecords, set, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn, hexNumber, pointerIn } from './lines/values';
import type { Parser } from './parser';

const head = /^Vpb at ((?:0x)?[0-9a-f`]{8,18})$/i;

const fields: readonly Shape<Draft<VpbRecord>>[] = [
  [/^Flags:\s*(0x[0-9a-f]+)/i, ([, flags = ''], draft) => (draft.flags = hexNumber(flags))],
  [
    /^DeviceObject:\s*(\S+)$/,
    ([, device], draft, context) => {
      set(draft, { device: pointerIn(context, device) });
    },
  ],
  [
    /^RealDevice:\s*(\S+)$/,
    ([, device], draft, context) => {
      set(draft, { realDevice: pointerIn(context, device) });
    },
  ],
  [/^RefCount:\s*(\d+)/, ([, count], draft) => (draft.refCount = Number(count))],
  [/^Volume Label:\s*(\S.*)?$/, ([, label], draft) => label !== undefined && (draft.label = flat(label))],
  [/^Serial Number:/],
];

export const vpbParser: Parser = {
  commands: /^!(?:\w+\.)?vpb\b/i,
  openers: [{ kind: 'vpb', starts: ['Vpb at '], opens: (_bytes, at, end) => end - at < 30 }],
  parse(text, context, from) {
    const records = readRecords<Draft<VpbRecord>>(text, context, from, {
      open(line, at) {
        const address = addressIn(context, head.exec(line)?.[1]);
        return address && { kind: 'vpb', lines: [at, at], address };
      },
      fields,
    });
    return { records };
  },
};
