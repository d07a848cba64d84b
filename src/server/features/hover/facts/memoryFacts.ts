/** Memory: pool, heap, page tables, regions. */
import { distance, formatAddress, type Address } from '../../../../shared/address';
import type { AddressRegion } from '../../../model/addressSpace';
import { placeOf, words } from '../../../transcript/recordLabel';
import { at, bytes, hex, type FactTable, type Facts } from './facts';

const pageSize = 0x1000;

export const memoryFacts: FactTable = {
  pool: ({ address, region, blocks, tagOwner }) => ({
    title: words('pool page of', address && formatAddress(address)),
    items: [
      ['region', region],
      ['blocks', blocks.length],
      ['tag of the block asked for', blocks.find(({ asked }) => asked)?.tag],
      ['who uses the tag', tagOwner],
    ],
    rows: blocks.map(({ address: block, size, previousSize, state, tag, asked, lines }) => ({
      title: words('pool block', tag),
      items: [
        ['range', rangeWords(block, size)],
        ['size', bytes(size)],
        ['size of the block before', bytes(previousSize)],
        ['state', state],
        ['who uses the tag', asked ? tagOwner : undefined],
        ['holds the address asked for', asked ? 'yes' : undefined],
      ],
      lines,
    })),
  }),
  poolUsage: ({ sortedBy, rows }) => ({
    title: 'pool usage by tag',
    items: [
      ['tags', rows.length],
      ['sorted by', sortedBy],
    ],
    rows: rows.map((row) => ({
      title: `pool tag ${row.tag}`,
      items: [
        ['who uses it', row.owner],
        ['nonpaged', `${row.nonPagedAllocations} allocations, ${row.nonPagedUsed} bytes`],
        ['paged', `${row.pagedAllocations} allocations, ${row.pagedUsed} bytes`],
      ],
      lines: row.lines,
    })),
  }),
  heap: ({ heaps, block, entries, trace }) => ({
    title: words('heap', block && `block ${formatAddress(block.asked)}`),
    items: [
      ['state', block?.state],
      ['heap', at(block?.heap)],
      ['user address', at(block?.userAddress)],
      ['user size', bytes(block?.userSize)],
      ['heaps', heaps.length === 0 ? undefined : heaps.length],
      ['rows', entries === 0 ? undefined : entries],
      ['stack that the heap remembered', trace.length === 0 ? undefined : `${trace.length} rows`],
    ],
    rows: heaps.map(({ address, flags, lines }) => ({
      title: `heap ${formatAddress(address)}`,
      items: [['flags', hex(flags)]],
      lines,
    })),
  }),
  pte: (pte) => ({
    title: words('page table entries of', placeOf(pte)),
    items: [
      ...pte.entries.map(({ level, at: where, contains, pfn, attributes }): Facts['items'][number] => [
        level,
        words(
          `at ${formatAddress(where)}`,
          contains && `contains ${formatAddress(contains)}`,
          pfn === undefined ? undefined : `page frame ${pfn.toString(16)}`,
          attributes,
        ),
      ]),
      ['says', pte.notes.join('; ')],
    ],
  }),
  addressRegion: ({ regions }) => ({
    title: regions.length === 1 ? 'address region' : `${regions.length} address regions`,
    items: regions.length === 1 ? regionItems(regions[0]) : [],
    rows: regions.map((region) => ({
      title: words('address region', formatAddress(region.start)),
      items: regionItems(region),
      lines: region.lines,
    })),
  }),
  vad: ({ nodes }) => ({
    title: `${nodes.length} VADs`,
    items: [],
    rows: nodes.map(({ level, startVpn, endVpn, commit, description, lines }) => ({
      title: 'VAD: a range of a process’s address space',
      items: [
        ['range', `${hex(startVpn * pageSize)} – ${hex((endVpn + 1) * pageSize - 1)}`],
        ['what', description],
        ['committed pages', commit],
        ['level in the tree', level],
      ],
      lines,
    })),
  }),
  vm: ({ counters, warnings }) => ({
    title: 'virtual memory counters',
    items: [
      ['counters', counters.length],
      ['warnings', warnings.map(({ text }) => text).join('; ')],
    ],
  }),
  controlArea: (area) => ({
    title: words('control area', placeOf(area)),
    items: [
      ['file', area.file],
      ['file object', at(area.fileObject)],
      ['segment', at(area.segment)],
      ['flags', area.flagNames.length > 0 ? area.flagNames.join(', ') : hex(area.flags)],
      ['subsections', area.subsections.length],
    ],
    note: 'What the memory manager keeps for a file that is mapped or cached.',
  }),
  memory: ({ start, unit, rows, expression }) => ({
    title: `memory at ${formatAddress(start)}`,
    items: [
      ['asked as', expression],
      ['rows', rows.length],
      ['unit', bytes(unit)],
    ],
  }),
  rawStack: ({ slots, pointerSize }) => ({
    title: 'stack memory with symbols',
    items: [
      ['slots', slots.length],
      ['slot size', bytes(pointerSize)],
    ],
    note: 'A symbol beside a slot is only what the value would be as an address: a return address, an old one, or chance.',
  }),
  struct: ({ type, address, fields }) => ({
    title: words('structure', type),
    items: [
      ['address', at(address)],
      ['fields', fields.length],
    ],
    rows: fields
      .filter(({ offset, depth }) => offset !== undefined && depth === 0)
      .map(({ offset, name, value, lines }) => ({
        title: `${type ?? 'structure'}.${name}`,
        items: [
          ['offset', hex(offset)],
          ['value', value],
        ],
        lines,
      })),
  }),
  verifier: ({ stop, level, options, counters, modules, allocations }) => ({
    title: words(stop ? 'Verifier stop' : 'Verifier', stop?.message),
    items: [
      ['code', hex(stop?.code)],
      ...(stop?.parameters ?? []).map(({ value, meaning }): Facts['items'][number] => [
        meaning.replace(/[.:]$/, '') || 'parameter',
        at(value),
      ]),
      ['level', hex(level)],
      ['options on', options.flatMap(({ name, enabled }) => (enabled ? [name] : [])).join(', ')],
      ['counters', counters.length === 0 ? undefined : counters.length],
      ['modules', modules.map(({ name }) => name).join(', ')],
    ],
    rows: allocations.map(({ address, size, tag, caller, lines }) => ({
      title: `pool allocation ${tag}`,
      items: [
        ['range', rangeWords(address, size)],
        ['size', bytes(size)],
        ['allocated by', at(caller)],
      ],
      lines,
    })),
  }),
};

function regionItems(region: AddressRegion | undefined): Facts['items'] {
  if (!region) return [];
  const { start, end, type, state, protect, usage, allocationBase } = region;
  return [
    ['range', end ? `${formatAddress(start)} – ${formatAddress(end)}` : formatAddress(start)],
    ['size', bytes(end && distance(start, end))],
    ['usage', usage],
    ['type', type],
    ['state', state],
    ['protection', protect],
    ['allocation base', at(allocationBase)],
  ];
}

function rangeWords(address: Address, size: number): string {
  return `${formatAddress(address)} + ${bytes(size) ?? ''}`;
}
