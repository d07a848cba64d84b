/**
 * `!syncblk` of SOS: the monitors of the runtime and who holds them.
 *
 *     Index         SyncBlock MonitorHeld Recursion Owning Thread Info          SyncBlock Owner
 *        41 000000000143D038          603         1 00007F2B542D28C0 1dc1d  20   00007f2e90080fb8 System.Object
 *     -----------------------------
 *     Total           264
 *
 * Documentation: "SOS debugging extension".
 */
import type { Context } from '../model/context';
import type { MonitorRecord } from '../model/runtime';
import { intern } from '../text/intern';
import type { Sweeper } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const header = /^Index\s+SyncBlock\s+MonitorHeld\s+Recursion\s+Owning Thread Info\s+SyncBlock Owner$/;
const row =
  /^\d+\s+([0-9a-f]{8,16})\s+(\d+)\s+(\d+)\s+[0-9a-f]{8,16}\s+([0-9a-f]+|none)\s+(?:\d+|XXX|none)\s+([0-9a-f]{8,16})(?:\s+(\S.*))?$/i;
const sum = /^(?:-{10,}|(?:Total|CCW|RCW|ComClassFactory|Free)\s+\d+)$/;

const sweeper: Sweeper = {
  first: 'I',
  sweep(text, from, line, context) {
    if (!header.test(line)) return undefined;
    text.recognise(from);
    const records: MonitorRecord[] = [];
    let last = from;
    for (let at = text.next(from); at < text.count; at = text.next(at)) {
      const words = text.trimmed(at);
      const monitor = readRow(words, at, context);
      if (monitor) records.push(monitor);
      else if (!sum.test(words)) break;
      text.recognise(at);
      last = at;
    }
    return { records, next: last + 1 };
  },
};

function readRow(line: string, at: number, context: Context): MonitorRecord | undefined {
  const [, block, held, recursion, thread = '', object, type = ''] = row.exec(line) ?? [];
  const syncBlock = addressIn(context, block);
  const address = addressIn(context, object);
  if (!syncBlock || !address) return undefined;
  const owningThread = Number.parseInt(thread, 16);
  return {
    kind: 'monitor',
    lines: [at, at],
    address,
    syncBlock,
    held: Number(held),
    recursionCount: Number(recursion),
    ...(owningThread > 0 && { owningThread }),
    type: intern(type),
  };
}

export const syncBlocksParser: Parser = { parse: () => nothing, sweeper };
