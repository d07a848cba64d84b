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
type Block = { -readonly [K in keyof HeapBlock]: HeapBlock[K] };
interface Draft {
  heaps: Heap[];
  block: Block | undefined;
  trace: TraceRow[];
  entries: number;
  /** Lines that may still belong to `Details:`. */
  details: number;
}

const foundIn = /^address (?:0x)?([0-9a-f`]+) found in$/i;
const root = /^_(?:DPH_HEAP_ROOT|HEAP) @ (?:0x)?([0-9a-f`]+)/i;
const allocation = /^in (busy|free-ed|freed) allocation \(/i;
const dphRow = /^([0-9a-f`]{5,17}):\s+([0-9a-f`]{5,17})\s+([0-9a-f]+)(?:\s+-\s+[0-9a-f`]+\s+[0-9a-f]+)?$/i;
const entryHead = /^HEAP_ENTRY\s*:?\s*Size\b|^HEAP_ENTRY Size Prev Flags\b/i;
const entryRow =
  /^([0-9a-f`]{8,17})\s+([0-9a-f]{4})\s+([0-9a-f]{4})\s+\[[0-9a-f]+\]\s+([0-9a-f`]{5,17})\s+([0-9a-f]+)\s+-\s+\((.*)\)$/i;
/** `-s`: address, flags, sizes in kB, counts. */
/** `-stat`: size, count, total, share. `-x`: entry, user, heap, segment, sizes, flags. */
const statRow = /^[0-9a-f]+ [0-9a-f]+ - [0-9a-f]+ {1,2}\(\d+\.\d+\)$/i;
const foundRow = /^(?:[0-9a-f`]{8,17}\s+){4}[0-9a-f]+\s+[0-9a-f-]+\s+[0-9a-f]+\s+[a-z ]+$/i;
const summaryRow = /^([0-9a-f`]{8,17})\s+([0-9a-f]{8})(?:\s+\d+){3,}(?:\s+\w+)*$/i;
const listRow = /^(?:\d+:\s+)?([0-9a-f`]{8,17})(?:\s+(?:NT|Segment) Heap)?$/i;
const segmentHeap = /^(?:0x)?([0-9a-f`]{5,17})\s+(?:NT|Segment) Heap$/i;
/** `-a`: `00a6f8d0: 01008 . 00ad8 [00] - free`. */
const blockRow = /^[0-9a-f`]{8,17}:\s+[0-9a-f]{2,16} \. [0-9a-f]{2,16} \[[0-9a-f]{2}\](?: -)?(?: |$).*$/i;
const entries = [entryRow, statRow, foundRow];
const detail =
  /^(?:Segment\d{2} at [0-9a-f`]+:?|Segment at [0-9a-f`]+ to [0-9a-f`]+ \(.*|FreeList\[ ?[0-9a-f]+ ?\] at .*|Heap entries for Segment\d+ in Heap [0-9a-f`]+|(?:[\w. ]{3,26}):\s+(?:[0-9a-f`]{4,17}|\d+ bytes)(?:\s.*)?|Uncommitted bytes.*|[0-9a-f`]+:\s+[0-9a-f]+\s+-\s+uncommitted bytes\.?|Virtual block: .*|External fragmentation\s.*|Virtual address fragmentation\s.*|Largest UnCommit:\s*[0-9a-f`]+|UnCommitted Ranges: \(\d+\)|unable to read heap entry at [0-9a-f`]+|Lock contention\s+\d+.*|.*\bLFH\b.*segment.*|No active heaps|Flags:\s.*)$/i;
const around =
  /^(?:Index\s+Address\s+Name\s+Debugging options enabled|Heap Address\s+NT\/Segment Heap|Heap\s+Flags\s+Reserv\s+Commit.*|\(k\)(?:\s+\(k\)){2,}.*|-{20,}|\*{20,}|NT HEAP STATS BELOW|LFH Key\s*:.*|Termination on corruption\s*:.*|Affinity manager status:.*|unknown!\w+|Ptr\s+:.*|ReadMemory error .*|Searching (?:for|the).*|Search was performed.*|_HEAP @ .*|HEAPEXT: .*|Last (?:valid|invalid) .*|Invalid (?:allocation size|CommitSize).*|No heaps? to display|Details:|Heap address:\s.*|Error address:\s.*|Error type:\s.*|Follow-up:\s.*|Last known (?:valid|invalid) blocks: .*|Stack trace(?: at (?:0x)?[0-9a-f`]+)?:?|Heap error detected|heap @ [0-9a-f`]+|group-by: .*|size\s+#blocks\s+total\s.*|HEAP_ENTRY Size Prev Flags.*|Entry\s+User\s+Heap\s+Segment\s.*|Heap context set to .*|Detailed information for block entry .*|(?:Assumed heap|Header content|Owning segment|Block (?:flags|CRC)|Total block size|Requested size|Previous block(?: size)?|Next block|Largest|Validation status)\s*:.*|\* .*\*)$/i;
/** What `-s` says of an error that the heap detected, on a few lines. */
const details = /^Details:\s+\S/;
const mostDetails = 4;
const inWord = ascii('found in');

export const heapParser: Parser = {
  commands: /^!(?:heap|(?:mex\.)?mheap)\b/i,
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
    const draft: Draft = { heaps: [], block: undefined, trace: [], entries: 0, details: 0 };
    const lines = walk(
      text,
      from,
      (line, at) =>
        readDetails(line, draft) ||
        readListed(line, draft) ||
        readBlock(line, at, draft) ||
        readHeaps(line, at, draft, context) ||
        readTrace(line, at, draft, context) ||
        readEntry(line, draft) ||
        around.test(line),
    );
    if (!lines) return nothing;
    const { block, details: _details, ...rest } = draft;
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
  const read =
    readState(line, block) ||
    readPageHeapRow(line, block) ||
    readEntryRow(line, block) ||
    entryHead.test(line);
  if (read) block.lines = [block.lines[0], at];
  return read;
}

/** The heap of the allocation, and whether it is in use. */
function readState(line: string, block: Block): boolean {
  const heap = short(root.exec(line)?.[1]);
  if (heap) block.heap = heap;
  const state = allocation.exec(line)?.[1];
  if (state !== undefined) block.state = stateOf(state);
  return heap !== undefined || state !== undefined;
}

function stateOf(words: string): 'busy' | 'free' {
  return words.toLowerCase().startsWith('busy') ? 'busy' : 'free';
}

/** A block that is freed has no user address any more: its row shows that of the virtual memory. */
function readPageHeapRow(line: string, block: Block): boolean {
  const [, , user, size = ''] = dphRow.exec(line) ?? [];
  const userAddress = short(user);
  if (userAddress && block.state === 'busy') Object.assign(block, { userAddress, userSize: hexNumber(size) });
  return userAddress !== undefined;
}

function readEntryRow(line: string, block: Block): boolean {
  const [, , , , user, size = '', state = ''] = entryRow.exec(line) ?? [];
  const userAddress = short(user);
  if (userAddress) Object.assign(block, { userAddress, userSize: hexNumber(size), state: stateOf(state) });
  return userAddress !== undefined;
}

function readDetails(line: string, draft: Draft): boolean {
  if (details.test(line)) draft.details = mostDetails;
  else if (draft.details > 0) draft.details = line.startsWith('Follow-up:') ? 0 : draft.details - 1;
  return draft.details > 0;
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

/** Before the others: these are the bulk, and nothing else looks like them. */
function readListed(line: string, draft: Draft): boolean {
  const isListed = line.includes(' . ') && blockRow.test(line);
  if (isListed) draft.entries++;
  return isListed;
}

function readEntry(line: string, draft: Draft): boolean {
  if (!entries.some((row) => row.test(line))) return detail.test(line);
  draft.entries++;
  return true;
}

/** Page heap prints addresses without their leading zeros. */
function short(text: string | undefined): Address | undefined {
  return text === undefined ? undefined : parseAddress(text, 'zero');
}
