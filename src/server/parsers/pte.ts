/**
 * `!pte`.
 *
 *                                                VA fffff80002a3e0a0
 *     PXE at FFFFF6FB7DBEDF80    PPE at FFFFF6FB7DBF0000    PDE at FFFFF6FB7E0000A8    PTE at FFFFF6FC000151F0
 *     contains 0000000000199063  contains 0000000000198063  contains 000000000019E063  contains 8000000002A3E963
 *     pfn 199       ---DA--KWEV  pfn 198       ---DA--KWEV  pfn 19e   ---DA--KWEV  pfn 2a3e  -G-DA--KW-V
 *
 * Documentation: "!pte".
 */
import type { PageTableEntry, PteRecord } from '../model/addressSpace';
import type { Context } from '../model/context';
import { addressEnd } from '../text/row';
import { flat, intern } from '../text/intern';
import { parseAddress } from '../../shared/address';
import { addressIn, defined, hexNumber } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

type Entry = { -readonly [K in keyof PageTableEntry]: PageTableEntry[K] };

const virtual = /^VA (?:0x)?([0-9a-f`]{8,17})$/i;
const levels = /\b(P[XPDT]E) at (?:0x)?([0-9a-f`]{8,17})/gi;
const contents = /\bcontains ([0-9a-f`]{8,17})/gi;
const frame = /\bpfn ([0-9a-f]+)\s+(-?[A-Z-]{9,12})/gi;
const note =
  /^(?:not valid|DemandZero|Prototype|Subsection|Proto:|Transition|PageFile:?|Offset:|Protect:|Page has been freed|LARGE PAGE|WARNING: noncanonical VA|unavailable|Unable to get )(?:[\s:].*)?$/i;

export const pteParser: Parser = {
  commands: /^!pte\b/i,
  openers: [
    {
      kind: 'pte',
      starts: ['VA '],
      opens: (bytes, at, end) => {
        const last = addressEnd(bytes, at + 3, end);
        return last > 0 && end - last < 3;
      },
    },
  ],
  parse(text, context, from) {
    const entries: Entry[] = [];
    const notes: string[] = [];
    let address: PteRecord['address'];
    const lines = walk(text, from, (line, at) => {
      const asked = virtual.exec(line)?.[1];
      address ??= addressIn(context, asked);
      if (asked !== undefined || readEntries(line, entries, context)) return true;
      // Notes are single words: they stand close to what they explain.
      if (entries.length === 0 || !note.test(line) || at > from + 30) return false;
      notes.push(flat(line.replace(/\s+/g, ' ')));
      return true;
    });
    if (!lines || entries.length === 0) return nothing;
    return { records: [defined({ kind: 'pte' as const, lines, address, entries, notes })] };
  },
};

/** One of the three rows: addresses, contents, page frames; each has a column for every level. */
function readEntries(line: string, entries: Entry[], context: Context): boolean {
  const opened = [...line.matchAll(levels)];
  for (const [, level = '', where] of opened) {
    const at = addressIn(context, where);
    if (at) entries.push({ level: intern(level.toUpperCase()), at });
  }
  if (opened.length > 0) return true;
  const values = [...line.matchAll(contents)];
  const frames = [...line.matchAll(frame)];
  const columns = Math.max(values.length, frames.length);
  if (columns === 0) return false;
  // A row that lacks columns is about the first levels.
  for (const [index, [, value = '']] of values.entries()) {
    const entry = entries[index];
    const contains = parseAddress(value, 'zero');
    if (entry && contains) entry.contains = contains;
  }
  for (const [index, [, number = '', attributes = '']] of frames.entries()) {
    const entry = entries[index];
    if (entry) Object.assign(entry, { pfn: hexNumber(number), attributes: intern(attributes) });
  }
  return true;
}
