/**
 * `!irpfind`: the header of the search and its terse rows. The verbose form lists whole IRPs, which the parser of `!irp` reads.
 *
 *     Looking for IRPs with file object == fffffadfccf73250
 *     Irp    [ Thread ] irpStack: (Mj,Mn)   DevObj  [Driver]         MDL Process
 *     8097c008 [8094d900] irpStack: ( e,20)  8a3f2030 [ \Driver\AFD] 0x8a1b2c3d
 *     8097c008 Thread 8094d900 current stack belongs to  \Driver\symc810                  Windows XP
 *
 * Documentation: "!irpfind".
 */
import type { Context } from '../model/context';
import type { IrpRecord } from '../model/irp';
import { intern } from '../text/intern';
import { hexDigits, type Sweeper } from './lines/sweep';
import { addressIn, defined, hexNumber, pointerIn } from './lines/values';
import type { Parser } from './parser';

const headings =
  /^(?:Looking for IRPs with |Scanning large pool allocation table|Searching (?:NonPaged|Paged|special|large) ?pool|Irp\s+\[\s*Thread\s*\]\s+irpStack|unable to get |\.+$)/i;
/** What extension commands say of the debugger's cache while they search. */
const cache =
  /^(?:\*\*\* CacheSize too low|Max cache size is|Total memory in cache|Number of regions cached|\d+ full reads broken into|(?:counts|bytes)\s*: \d+ cached|\*\* (?:Transition|Prototype) PTEs are)/;
const oldRow = /^([0-9a-f`]{8,17})\s+Thread ([0-9a-f`]{8,17})\s+current stack belongs to\s+(\\\S+)/i;
const row =
  /^([0-9a-f`]{8,17})\s+\[([0-9a-f`]{8,17})\]\s+(?:irpStack: \(\s*([0-9a-f]+),\s*([0-9a-f]+)\)\s+([0-9a-f`]{8,17})\s+\[\s*([^\]]*)\]?|Irp is complete)/i;

/** Rows that lost their command: nothing else looks like them. */
const sweeper: Sweeper = {
  first: hexDigits,
  sweep(text, from, line, context) {
    const match = row.exec(line);
    if (!match) return undefined;
    text.recognise(from);
    return { records: [readRow(match, from, context)], next: from + 1 };
  },
};

export const irpfindParser: Parser = {
  commands: /^!(?:\w+\.)?irpfind\b/i,
  sweeper,
  parse(text, context, from) {
    const records: IrpRecord[] = [];
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const match = row.exec(line);
      const old = match ? null : oldRow.exec(line);
      if (match) records.push(readRow(match, at, context));
      else if (old) records.push(readOldRow(old, at, context));
      else if (!headings.test(line) && !cache.test(line) && !(line.startsWith(']') && records.length > 0))
        continue;
      text.recognise(at);
    }
    return { records };
  },
};

function readOldRow([, irp, thread, driver = '']: RegExpExecArray, at: number, context: Context): IrpRecord {
  const lines = [at, at] as const;
  return {
    kind: 'irp',
    lines,
    headerLines: lines,
    ...defined({ address: addressIn(context, irp), thread: pointerIn(context, thread) }),
    locations: [{ current: true, driver: intern(driver), notes: [], lines }],
    elided: true,
  };
}

function readRow(
  [, irp, thread, major, minor, device, driver]: RegExpExecArray,
  at: number,
  context: Context,
): IrpRecord {
  const lines = [at, at] as const;
  const own = { address: addressIn(context, irp), thread: pointerIn(context, thread) };
  if (major === undefined || minor === undefined)
    return {
      kind: 'irp',
      lines,
      headerLines: lines,
      ...defined(own),
      complete: true,
      locations: [],
      elided: true,
    };
  const location = defined({
    current: true,
    major: hexNumber(major),
    minor: hexNumber(minor),
    device: pointerIn(context, device),
    driver: driver?.startsWith('\\') === true ? intern(driver.trim()) : undefined,
    notes: [],
    lines,
  });
  // Whole, as most rows are: put together, an object is larger and slower.
  return defined({
    kind: 'irp' as const,
    lines,
    headerLines: lines,
    address: own.address,
    thread: own.thread,
    locations: [location],
    elided: true,
  });
}
