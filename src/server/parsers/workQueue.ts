/**
 * `!exqueue`: the queues, and what waits in them; the workers are THREAD blocks, sections of their own.
 *
 *     **** Critical WorkQueue( current = 0 maximum = 1 )
 *     THREAD fffffa80036cb040  Cid 0004.0014 …
 *     PENDING: IoWorkItem (8a5f4b30) Routine mydrv!Work (f7a1c2d0) IoObject (8a4b1030) Context (00000000)
 *
 * Documentation: "!exqueue".
 */
import type { Context } from '../model/context';
import type { WorkItemRecord } from '../model/processor';
import { ascii, startsWith } from '../text/bytes';
import { intern } from '../text/intern';
import { readRecords } from './lines/fieldRecords';
import type { Sweeper } from './lines/sweep';
import { addressIn, defined, pointerIn } from './lines/values';
import type { Parser } from './parser';

const head = /^\*{4}\s+([\w ]*?)\s*(?:Work ?Queue|Queue)\b/i;
const item = /^PENDING: \S/;
const itemAddress = /^PENDING: \w+ (?:@ )?\(?(?:0x)?([0-9a-f`]{8,17})\)?/i;
const routine = /\bRoutine (\S+)(?: \((?:0x)?([0-9a-f`]{8,17})\))?/i;
const queueWord = ascii('Queue');

function namesQueue(bytes: Uint8Array, at: number, end: number): boolean {
  for (let index = at + 5; index < Math.min(end, at + 48); index++)
    if (startsWith(bytes, index, end, queueWord)) return true;
  return false;
}

/** Items stand behind the threads of their queue. */
const sweeper: Sweeper = {
  first: 'P',
  sweep(text, at, line, context) {
    if (!item.test(line)) return undefined;
    text.recognise(at);
    return { records: [readItem(line, at, context)], next: at + 1 };
  },
};

export const workQueueParser: Parser = {
  commands: /^!(?:\w+\.)?exqueue\b/i,
  openers: [{ kind: 'workQueue', starts: ['**** '], opens: namesQueue }],
  sweeper,
  parse(text, context, from) {
    const records = readRecords(text, context, from, {
      open(line, at) {
        const name = head.exec(line)?.[1];
        return name === undefined
          ? undefined
          : { kind: 'workQueue' as const, lines: [at, at] as const, name: intern(name) };
      },
      fields: [],
      between: /^(?:Dumping ExWorkerQueue|\*{4} (?:NUMA Node|Partition) )/i,
    });
    return { records };
  },
};

function readItem(line: string, at: number, context: Context): WorkItemRecord {
  const [, symbol, address] = routine.exec(line) ?? [];
  return {
    kind: 'workItem',
    lines: [at, at],
    ...defined({
      address: addressIn(context, itemAddress.exec(line)?.[1]),
      routine: pointerIn(context, address),
      symbol: symbol === undefined ? undefined : intern(symbol),
    }),
  };
}
