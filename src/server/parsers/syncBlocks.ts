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
import { intern } from '../text/intern';
import type { Sweeper } from './lines/sweep';
import { nothing, type Parser } from './parser';

const header = /^Index\s+SyncBlock\s+MonitorHeld\s+Recursion\s+Owning Thread Info\s+SyncBlock Owner$/;
const row =
  /^\d+\s+[0-9a-f]{8,16}\s+\d+\s+\d+\s+[0-9a-f]{8,16}\s+[0-9a-f]+\s+(?:\d+|XXX|none)\s+[0-9a-f]{8,16}(?:\s+\S.*)?$/i;
const sum = /^(?:-{10,}|(?:Total|CCW|RCW|ComClassFactory|Free)\s+\d+)$/;

const sweeper: Sweeper = {
  first: 'I',
  sweep(text, from, line) {
    if (!header.test(line)) return undefined;
    text.recognise(from);
    let rows = 0;
    let last = from;
    for (let at = text.next(from); at < text.count; at = text.next(at)) {
      const words = text.trimmed(at);
      if (row.test(words)) rows++;
      else if (!sum.test(words)) break;
      text.recognise(at);
      last = at;
    }
    return {
      records: [{ kind: 'table', lines: [from, last], columns: line.split(/\s{2,}/).map(intern), rows }],
      next: last + 1,
    };
  },
};

export const syncBlocksParser: Parser = { parse: () => nothing, sweeper };
