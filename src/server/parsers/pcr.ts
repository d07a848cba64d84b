/**
 * `!pcr` and `!prcb`.
 *
 *     KPCR for Processor 0 at fffff8062b56e000:
 *         Major 1 Minor 1
 *     	NtTib.ExceptionList: fffff80634ca3fb0
 *     	               Prcb: fffff8062b56e180
 *     	      CurrentThread: ffffd80c204a6040
 *     	          DpcQueue:  0x80168ee0 0x80100d04 nt!KiTimerExpiration
 *
 *     PRCB for Processor 5 at ffffb90110b74180:
 *     Current IRQL -- 0
 *     Threads--  Current ffffe28142547080 Next 0000000000000000 Idle ffffe28142547080
 *
 * Documentation: "!pcr" and "!prcb".
 */
import type { PcrRecord } from '../model/processor';
import { readRecords, set, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn, hexNumber, pointerIn } from './lines/values';
import type { Parser } from './parser';

const head = /^(K?PCR|PRCB) (?:for )?Processor (\d+) (?:at |@\s?)(?:0x)?([0-9a-f`]{8,17}):?$/i;

const threads = {
  CurrentThread: 'currentThread',
  NextThread: 'nextThread',
  IdleThread: 'idleThread',
} as const;

const fields: readonly Shape<Draft<PcrRecord>>[] = [
  [
    /^(CurrentThread|NextThread|IdleThread):\s+(?:0x)?([0-9a-f`]+)$/i,
    ([, name = '', thread], draft, context) => {
      set(draft, { [threads[name as keyof typeof threads]]: pointerIn(context, thread) });
    },
  ],
  [
    /^Prcb:\s+(?:0x)?([0-9a-f`]+)$/,
    ([, prcb], draft, context) => {
      set(draft, { prcb: pointerIn(context, prcb) });
    },
  ],
  [/^Irql:\s+([0-9a-f`]+)$/, ([, irql = ''], draft) => (draft.irql = hexNumber(irql))],
  [/^NtTib\.\w+:\s+[0-9a-f`]+$/i],
  [
    /^(?:SelfPcr|CurrentPrcb|IRR|IDR|InterruptMode|IDT|GDT|TSS|KdVersionBlock|StallScaleFactor|SecondLevelCache\w*|Pcr\w*|HalReserved|Self|Used_Self|LockArray|TlbMiss\w*|PanicStack|TebPtr):\s+(?:0x)?[0-9a-f`]+$/i,
  ],
  [/^Major \d+ Minor \d+$/],
  [/^DpcQueue:(?:\s+(?:0x)?[0-9a-f`]+){0,2}(?:\s+(?:\[\w+\]\s*)?\S+)?$/i],
  [/^0x[0-9a-f`]+\s+0x[0-9a-f`]+(?:\s+\[\w+\])?\s+\S+$/i],
  [/^Current IRQL\s+--\s+(\d+)$/, ([, irql], draft) => (draft.irql = Number(irql))],
  [
    /^Threads--\s+Current\s+([0-9a-f`]+)\s+Next\s+([0-9a-f`]+)\s+Idle\s+([0-9a-f`]+)$/i,
    ([, current, next, idle], draft, context) => {
      set(draft, {
        currentThread: pointerIn(context, current),
        nextThread: pointerIn(context, next),
        idleThread: pointerIn(context, idle),
      });
    },
  ],
  [/^(?:Processor Index \d+ |Number \d+ SetMember )/],
  [/^Interrupt Count\s+--\s+[0-9a-f]+$/i],
  [/^(?:Times\s+--\s+Dpc|Kernel)\s+[0-9a-f]+\s+(?:Interrupt|User)\s+[0-9a-f]+$/i],
];

export const pcrParser: Parser = {
  commands: /^!(?:\w+\.)?(?:pcr|prcb)\b/i,
  openers: [{ kind: 'pcr', starts: ['KPCR for Processor ', 'PCR Processor ', 'PRCB for Processor '] }],
  parse(text, context, from) {
    const records = readRecords<Draft<PcrRecord>>(text, context, from, {
      open(line, at) {
        const [, what = '', processor, own] = head.exec(line) ?? [];
        const address = addressIn(context, own);
        if (!address) return undefined;
        const isPrcb = what.toUpperCase() === 'PRCB';
        return {
          kind: 'pcr',
          lines: [at, at],
          address,
          processor: Number(processor),
          ...(isPrcb && { prcb: address }),
        };
      },
      fields,
    });
    return { records };
  },
};
