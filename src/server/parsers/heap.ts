/**
 * `!heap`: the list, `-s`, `-a`, and the allocation behind an address with the stack that page heap remembered (`-p -a`).
 *
 *         address 0000023ca6764fa0 found in
 *         _DPH_HEAP_ROOT @ 23ca6681000
 *         in busy allocation (  DPH_HEAP_BLOCK:         UserAddr         UserSize -         VirtAddr         VirtSize)
 *                                  23ca6683888:      23ca6764fa0               60 -      23ca6764000             2000
 *         00007fffcf6530df ntdll!RtlDebugAllocateHeap+0x000000000000003f
 *
 * Documentation: "!heap".
 */
import { parseAddress, type Address } from '../../shared/address';
import type { Context } from '../model/context';
import type { HeapBlock, HeapRecord } from '../model/heap';
import type { TraceRow } from '../model/trace';
import { ascii, startsWith } from '../text/bytes';
import { addressIn, hexNumber } from './lines/values';
import { readTraceRow } from './lines/traceRow';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

type Heap = HeapRecord['heaps'][number];
interface Draft {
  heaps: Heap[];
  block: { -readonly [K in keyof HeapBlock]: HeapBlock[K] } | undefined;
  trace: TraceRow[];
  entries: number;
}

const foundIn = /^address (?:0x)?([0-9a-f`]+) found in$/i;
const root = /^_(?:DPH_HEAP_ROOT|HEAP) @ (?:0x)?([0-9a-f`]+)/i;
const allocation = /^in (busy|free-ed|freed) allocation \(/i;
const dphRow = /^([0-9a-f`]{5,17}):\s+([0-9a-f`]{5,17})\s+([0-9a-f]+)(?:\s+-\s+[0-9a-f`]+\s+[0-9a-f]+)?$/i;
const entryHead = /^HEAP_ENTRY\s*:?\s*Size\b|^HEAP_ENTRY Size Prev Flags\b/i;
const entryRow =
  /^([0-9a-f`]{8,17})\s+([0-9a-f]{4})\s+([0-9a-f]{4})\s+\[[0-9a-f]+\]\s+([0-9a-f`]{5,17})\s+([0-9a-f]+)\s+-\s+\((.*)\)$/i;
/** `-s`: address, flags, sizes in kB, counts. */
const summaryRow = /^([0-9a-f`]{8,17})\s+([0-9a-f]{8})(?:\s+\d+){3,}(?:\s+\w+)*$/i;
const listRow = /^(?:\d+:\s+)?([0-9a-f`]{8,17})(?:\s+(?:NT|Segment) Heap)?$/i;
const segmentHeap = /^(?:0x)?([0-9a-f`]{5,17})\s+(?:NT|Segment) Heap$/i;
/** `-a`: `00a6f8d0: 01008 . 00ad8 [00] - free`. */
const blockRow = /^[0-9a-f`]{8,17}:\s+[0-9a-f]{2,16} \. [0-9a-f]{2,16} \[[0-9a-f]{2}\](?: -)?(?: |$).*$/i;
const detail =
  /^(?:Segment\d{2} at [0-9a-f`]+:?|Segment at [0-9a-f`]+ to [0-9a-f`]+ \(.*|FreeList\[ ?[0-9a-f]+ ?\] at .*|Heap entries for Segment\d+ in Heap [0-9a-f`]+|(?:[\w. ]{3,26}):\s+(?:[0-9a-f`]{4,17}|\d+ bytes)(?:\s.*)?|Uncommitted bytes.*|[0-9a-f`]+:\s+[0-9a-f]+\s+-\s+uncommitted bytes\.?|Virtual block: .*|External fragmentation\s.*|Virtual address fragmentation\s.*|Largest UnCommit:\s*[0-9a-f`]+|UnCommitted Ranges: \(\d+\)|unable to read heap entry at [0-9a-f`]+|Lock contention\s+\d+.*|.*\bLFH\b.*segment.*|No active heaps|Flags:\s.*)$/i;
const around =
  /^(?:Index\s+Address\s+Name\s+Debugging options enabled|Heap Address\s+NT\/Segment Heap|Heap\s+Flags\s+Reserv\s+Commit.*|\(k\)(?:\s+\(k\)){2,}.*|-{20,}|\*{20,}|NT HEAP STATS BELOW|LFH Key\s*:.*|Termination on corruption\s*:.*|Affinity manager status:.*|unknown!\w+|Ptr\s+:.*|ReadMemory error .*|Searching (?:for|the).*|Search was performed.*|_HEAP @ .*|HEAPEXT: .*|Last (?:valid|invalid) .*|Invalid (?:allocation size|CommitSize).*|No heaps? to display|Details:|Heap address:\s.*|Error address:\s.*|Error type:\s.*|Last known (?:valid|invalid) blocks: .*|Stack trace:|Heap error detected|\* .*\*)$/i;
const inWord = ascii('found in');

export const heapParser: Parser = {
  commands: /^!heap\b/i,
  openers: [
    {
      kind: 'heap',
      starts: ['address '],
      opens: (bytes, at, end) => {
        for (let index = at + 12; index < Math.min(end, at + 40); index++)
          if (bytes[index] === 102 && startsWith(bytes, index, end, inWord)) return true;
        return false;
      },
    },
    { kind: 'heap', starts: ['Index   Address  Name'], joins: ['command'] },
  ],
  parse(text, context, from) {
    const draft: Draft = { heaps: [], block: undefined, trace: [], entries: 0 };
    const lines = walk(
      text,
      from,
      (line, at) =>
        readBlock(line, at, draft) ||
        readHeaps(line, at, draft, context) ||
        readTrace(line, at, draft, context) ||
        readEntry(line, draft) ||
        around.test(line),
    );
    if (!lines) return nothing;
    const { block, ...rest } = draft;
    const address = block?.asked;
    return {
      records: [{ kind: 'heap', lines, ...(address && { address }), ...rest, ...(block && { block }) }],
    };
  },
};

function readBlock(line: string, at: number, draft: Draft): boolean {
  const asked = short(foundIn.exec(line)?.[1]);
  if (asked) draft.block = { asked, lines: [at, at] };
  const { block } = draft;
  if (asked || !block) return asked !== undefined;
  const heap = short(root.exec(line)?.[1]);
  const state = allocation.exec(line)?.[1]?.toLowerCase();
  const [, , user, size = ''] = dphRow.exec(line) ?? [];
  const [, , , , entryUser, entrySize = '', entryState = ''] = entryRow.exec(line) ?? [];
  const userAddress = short(user ?? entryUser);
  if (heap) block.heap = heap;
  else if (state !== undefined) block.state = state === 'busy' ? 'busy' : 'free';
  else if (userAddress && entryUser !== undefined)
    Object.assign(block, {
      userAddress,
      userSize: hexNumber(entrySize),
      state: entryState.startsWith('busy') ? 'busy' : 'free',
    });
  else if (userAddress && block.state === 'busy')
    Object.assign(block, { userAddress, userSize: hexNumber(size) });
  else if (!userAddress && !entryHead.test(line)) return false;
  block.lines = [block.lines[0], at];
  return true;
}

function readHeaps(line: string, at: number, { heaps }: Draft, context: Context): boolean {
  const [, where, flags] = summaryRow.exec(line) ?? listRow.exec(line) ?? [];
  const address = addressIn(context, where) ?? short(segmentHeap.exec(line)?.[1]);
  if (!address) return false;
  heaps.push({ address, ...(flags !== undefined && { flags: hexNumber(flags) }), lines: [at, at] });
  return true;
}

function readTrace(line: string, at: number, { trace }: Draft, context: Context): boolean {
  const row = readTraceRow(line, at, context);
  if (row) trace.push(row);
  return row !== undefined;
}

function readEntry(line: string, draft: Draft): boolean {
  if (blockRow.test(line) || entryRow.test(line)) draft.entries++;
  else return detail.test(line);
  return true;
}

/** Page heap prints addresses without their leading zeros. */
function short(text: string | undefined): Address | undefined {
  return text === undefined ? undefined : parseAddress(text, 'zero');
}
