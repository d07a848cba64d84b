/**
 * `!apc`.
 *
 *     Thread 85cbaac0 ApcStateIndex 0 ApcListHead 85cbaaf4 [KERNEL]
 *         KAPC @ 85d2c1f0
 *           Type           12
 *           KernelRoutine  804f2a3c nt!IopAbortRequest+0
 *           RundownRoutine 00000000
 *
 * Documentation: "!apc".
 */
import type { Address } from '../../shared/address';
import type { ApcRecord } from '../model/processor';
import { intern } from '../text/intern';
import { readRecords, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn, pointerIn } from './lines/values';
import type { Parser } from './parser';

const thread =
  /^Thread (?:0x)?([0-9a-f`]{8,17}) ApcStateIndex \d+ ApcListHead (?:0x)?[0-9a-f`]+ \[(KERNEL|USER)\]/i;
const head = /^KAPC @ (?:0x)?([0-9a-f`]{8,17})/i;

const fields: readonly Shape<Draft<ApcRecord>>[] = [
  [
    /^KernelRoutine\s+(?:0x)?([0-9a-f`]+)(?:\s+(\S.*))?$/i,
    ([, address, symbol], draft, context) => {
      const routine = pointerIn(context, address);
      if (routine) draft.kernelRoutine = { routine, ...(symbol !== undefined && { symbol: intern(symbol) }) };
    },
  ],
  [
    /^(?:Type|RundownRoutine|NormalRoutine|NormalContext|SystemArgument[12]|ApcMode|Inserted)\s+(?:0x)?[0-9a-f`]+/i,
  ],
];

export const apcParser: Parser = {
  commands: /^!(?:\w+\.)?apc\b/i,
  parse(text, context, from) {
    let owner: { readonly thread: Address | undefined; readonly mode: 'kernel' | 'user' } | undefined;
    const records = readRecords<Draft<ApcRecord>>(text, context, from, {
      open(line, at) {
        const list = thread.exec(line);
        if (list)
          owner = {
            thread: pointerIn(context, list[1]),
            mode: list[2]?.toLowerCase() === 'user' ? 'user' : 'kernel',
          };
        const address = addressIn(context, head.exec(line)?.[1]);
        if (!address) return undefined;
        return {
          kind: 'apc',
          lines: [at, at],
          address,
          ...(owner?.thread && { thread: owner.thread }),
          ...(owner && { mode: owner.mode }),
        };
      },
      fields,
      between:
        /^(?:\*\*\* Enumerating APCs|Process (?:0x)?[0-9a-f`]{8,17}\b|Thread (?:0x)?[0-9a-f`]{8,17} ApcStateIndex)/i,
    });
    return { records };
  },
};
