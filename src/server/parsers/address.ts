/**
 * `!address`: one region, or the table of all; user and kernel mode, every generation.
 *
 *     Usage:                  Stack                       00a80000 : 00a80000 - 0004b000
 *     Base Address:           000000d8`b83f4000                           Type     00020000 MEM_PRIVATE
 *     End Address:            000000d8`b8400000                           Protect  00000004 PAGE_READWRITE
 *
 *       BaseAddress      EndAddress+1        RegionSize     Type       State                 Protect             Usage
 *     +        0`7ffe0000        0`7ffe1000        0`00001000 MEM_PRIVATE MEM_COMMIT  PAGE_READONLY  Other      [User Shared Data]
 *
 * Documentation: "!address".
 */
import { addOffset, parseAddress, type Address } from '../../shared/address';
import type { AddressRegion } from '../model/addressSpace';
import type { Context } from '../model/context';
import { intern } from '../text/intern';
import { addressIn, defined, hexNumber } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

type Region = { -readonly [K in keyof AddressRegion]: AddressRegion[K] };
type Draft = Partial<Region> & { lines: AddressRegion['lines'] };

const field =
  /^(Usage|Allocation Base|Base Address|End Address|Region Size|Type|State|Protect|Allocation Protect|VA Type|More info|Module name|Module path|Loaded image name|Mapped image name|Content source|Additional info|Base|Mapping file name)\s*:(?:\s+(.*))?$/i;
/** Before Vista's debugger: `address : base - size`, and what follows in capitals without a colon. */
const oldHead = /^(?:0x)?([0-9a-f`]{8,17}) : ([0-9a-f`]{8,17}) - ([0-9a-f`]{8,17})$/i;
/** The same in kernel mode, and the fields that only it prints. */
const oldKernelHead = /^([0-9a-f`]{8,17}) - ([0-9a-f`]{8,17})$/i;
const oldKernelField = /^(?:ImageName\s+\S|KernelStack\s+[0-9a-f`]{8,17} : [0-9a-f]+\.[0-9a-f]+$)/;
const oldField =
  /^(Type|Protect|State|Usage|Handle|Attributes|Pid\.Tid|FullPath|StackBase|AllocationBase|AllocationProtect)\s+(?:([0-9a-f`.]{4,17})\s*)?(?:([A-Z]\w+(?: ?\| ?\w+)*)|[A-Za-z]:\\.*)?$/;
const row =
  /^[+-]?\s*([0-9a-f]{1,8}`[0-9a-f]{8}|[0-9a-f]{5,16})\s+([0-9a-f]{1,8}`[0-9a-f]{8}|[0-9a-f]{5,16})\s+([0-9a-f]{1,8}`[0-9a-f]{8}|[0-9a-f]{4,16})\s+([A-Za-z<].*)$/i;
const constants = /\b(?:MEM|PAGE)_\w+/g;
const summary =
  /^(?:\S.*? \(\s*\d+(?:\.\d+)? [kMGTP]?B\s*\)(?:\s+[\d.]+%){0,2}$|[0-9a-f]+ \(\s*\d+\)\s*:(?:\s*[\d.]+%){1,2}\s*:|Tot: [0-9a-f]+ \(|TotSize \(|Largest free region: |-{3,} ?[A-Z%][\w ()-]*-)/i;
const around =
  /^(?:BaseAddress\s+End ?Address|Mapping (?:\w+ )+regions\.{0,}|Building memory map|Failed to map|Unable to (?:map|determine)|Start of\b|Could not |Address range \[|TEB [0-9a-f`]+ in range|ProcessParametrs|Environment |={10,}|-{10,}|\w+ regions? mapped|\*{3} Executing: )/i;

export const addressParser: Parser = {
  commands: /^!address\b/i,
  openers: [
    {
      kind: 'addressRegion',
      starts: ['BaseAddress '],
      opens: (bytes, at, end) => bytes.indexOf(69, at) < end,
    },
    {
      kind: 'addressRegion',
      starts: ['--- Usage Summary', '-------------------- Usage SUMMARY'],
      joins: ['command'],
    },
  ],
  parse(text, context, from) {
    const regions: Draft[] = [];
    const lines = walk(
      text,
      from,
      (line, at) =>
        readField(line, at, regions, context) ||
        readOld(line, at, regions, context) ||
        readRow(line, at, regions, context) ||
        around.test(line) ||
        summary.test(line),
    );
    if (!lines) return nothing;
    const known = regions.filter((region): region is Region => region.start !== undefined);
    const only = known.length === 1 ? known[0]?.start : undefined;
    return { records: [defined({ kind: 'addressRegion' as const, lines, address: only, regions: known })] };
  },
};

/** Where the fields of a region go; the others are only recognised. */
const addresses = new Map<string, 'start' | 'end' | 'allocationBase'>([
  ['base address', 'start'],
  ['base', 'start'],
  ['end address', 'end'],
  ['allocation base', 'allocationBase'],
]);
const descriptions = new Map<string, 'usage' | 'type' | 'state' | 'protect'>([
  ['usage', 'usage'],
  ['type', 'type'],
  ['va type', 'type'],
  ['state', 'state'],
  ['protect', 'protect'],
]);

function readField(line: string, at: number, regions: Draft[], context: Context): boolean {
  const [, name, value = ''] = field.exec(line) ?? [];
  if (name === undefined) return false;
  const key = name.toLowerCase();
  let region = regions.at(-1);
  if (!region || (key === 'usage' && region.start !== undefined))
    regions.push((region = { lines: [at, at] }));
  region.lines = [region.lines[0], at];
  const place = addresses.get(key);
  const address = place && addressIn(context, value);
  if (address) region[place] = address;
  describe(region, key, value.replace(/^[0-9a-f]{8}\s+/i, '').trim());
  return true;
}

function describe(region: Draft, key: string, words: string): void {
  const property = descriptions.get(key);
  if (property && words !== '') region[property] = intern(words);
}

function readOld(line: string, at: number, regions: Draft[], context: Context): boolean {
  const [base, size = ''] = (oldHead.exec(line) ?? oldKernelHead.exec(line))?.slice(-2) ?? [];
  const start = addressIn(context, base);
  if (start) {
    regions.push({ start, end: addOffset(start, hexNumber(size)), lines: [at, at] });
    return true;
  }
  const match = oldField.exec(line);
  const region = regions.at(-1);
  if (!region || (!match && !oldKernelField.test(line))) return false;
  region.lines = [region.lines[0], at];
  if (!match) return true;
  const [, name = '', , words = ''] = match;
  describe(region, name.toLowerCase(), words);
  return true;
}

function readRow(line: string, at: number, regions: Draft[], context: Context): boolean {
  const [, first, second, , words = ''] = row.exec(line) ?? [];
  const start = wide(first, context);
  if (!start) return false;
  const named = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(words)?.[0];
    return found === undefined ? undefined : intern(found);
  };
  const usage = words.replace(constants, ' ').replace(/\s+/g, ' ').trim();
  regions.push(
    defined({
      start,
      end: wide(second, context),
      type: named(/\bMEM_(?:PRIVATE|IMAGE|MAPPED)\b/),
      state: named(/\bMEM_(?:COMMIT|RESERVE|FREE)\b/),
      protect: named(/\bPAGE_\w+/),
      usage: usage === '' ? undefined : intern(usage),
      lines: [at, at] as const,
    }),
  );
  return true;
}

/** ``7`ffe00000``: the high half comes without its zeros. */
function wide(text: string | undefined, context: Context): Address | undefined {
  return text?.includes('`') === true ? parseAddress(text, 'zero') : addressIn(context, text);
}
