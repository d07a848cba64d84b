/**
 * `!dpcs`.
 *
 *     CPU Type      KDPC       Function
 *      0: Normal  : 0xfffff8035f5ac290 0xfffff80363e15630 nt!PpmPerfAction
 *
 * Documentation: "!dpcs".
 */
import type { DpcRecord } from '../model/processor';
import { intern } from '../text/intern';
import { addressIn, defined, pointerIn } from './lines/values';
import type { Parser } from './parser';

const row = /^(\d+):\s+(\w+)\s*:\s+(?:0x)?([0-9a-f`]{8,17})\s+(?:0x)?([0-9a-f`]{8,17})(?:\s+(\S.*))?$/i;
const known =
  /^(?:CPU\s+Type\s+KDPC\s+Function$|Failed to read DPC at (?:0x)?[0-9a-f`]+|No DPCs? |Processor \d+: No DPCs|CPU \d+$)/i;

export const dpcsParser: Parser = {
  commands: /^!(?:\w+\.)?dpcs\b/i,
  parse(text, context, from) {
    const records: DpcRecord[] = [];
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const match = row.exec(line);
      const address = addressIn(context, match?.[3]);
      if (match && address) {
        const [, processor, type = '', , routine, symbol] = match;
        records.push({
          kind: 'dpc',
          lines: [at, at],
          address,
          processor: Number(processor),
          type: intern(type),
          ...defined({
            routine: pointerIn(context, routine),
            symbol: symbol === undefined ? undefined : intern(symbol),
          }),
        });
      } else if (!known.test(line)) continue;
      text.recognise(at);
    }
    return { records };
  },
};
