/** What takes up memory, and what stands in lists: modules, user stacks, heap blocks, regions, structures, the rows of tables. */
import { distance, type Address } from '../../shared/address';
import type { byKind } from '../model/byKind';
import type { StructRecord } from '../model/data';
import type { ModuleRecord } from '../model/module';
import { bareType } from './printedLayout';
import { formatCid, placeOf, words, type Labelled } from './recordLabel';

type Ranged = Labelled & { readonly size?: number; readonly struct?: string };

export const ranges: Parameters<typeof byKind<readonly Ranged[], unknown>>[0] = {
  module: ({ start, end, ...module }) =>
    start
      ? [
          {
            kind: module.unloaded ? 'unloadedModule' : 'module',
            address: start,
            label: moduleLabel(module),
            ...extent(start, end),
          },
        ]
      : [],
  userThread: ({ teb, number, cid, name }) =>
    some('userThread', teb, words(`TEB of thread ${number}`, formatCid(cid), name)),
  managedThread: ({ address, id, osId }) =>
    some('managedThread', address, `managed thread ${id}, thread ${osId.toString(16)} of the system`),
  threadSummary: ({ address, process, thread }) =>
    some('thread', address, `thread ${formatCid({ process, thread })}`),
  teb: ({ address, cid, stackBase, stackLimit }) => [
    { kind: 'teb', address, label: words('TEB', cid && `of thread ${formatCid(cid)}`) },
    ...(stackLimit && stackBase
      ? [
          {
            kind: 'threadStack' as const,
            address: stackLimit,
            label: words('user stack of thread', cid ? formatCid(cid) : undefined),
            ...extent(stackLimit, stackBase),
          },
        ]
      : []),
  ],
  symbol: ({ address, symbol, displacement }) =>
    displacement === undefined ? some('symbol', address, symbol) : [],
  struct: (struct) => {
    const type = struct.type && bareType(struct.type);
    const things = some('struct', struct.address, struct.type ?? 'structure', printedSize(struct));
    return type === undefined || type === '' ? things : things.map((thing) => ({ ...thing, struct: type }));
  },
  heap: ({ heaps, block }) => [
    ...heaps.map(({ address }) => ({ kind: 'heap' as const, address, label: 'heap' })),
    ...some('heapBlock', block?.userAddress, words('heap block', block?.state), block?.userSize),
  ],
  // Free ranges hold nothing; the first begins at 0, where every small number would be an address.
  addressRegion: ({ regions }) =>
    regions
      .filter(({ state, usage }) => state !== 'MEM_FREE' && !/free/i.test(usage ?? ''))
      .map(({ start, end, usage, type, state }) => ({
        kind: 'region',
        address: start,
        label: words('address range', usage ?? type ?? state),
        ...extent(start, end),
      })),
  pte: (pte) =>
    pte.entries.map(({ level, at }) => ({
      kind: 'pageTableEntry',
      address: at,
      label: words(level, 'of', placeOf(pte)),
    })),
  controlArea: (area) => some('controlArea', area.address, words('control area', area.file)),
  vad: ({ nodes }) =>
    nodes.map(({ address, description }) => ({ kind: 'vad', address, label: words('VAD', description) })),
  verifier: ({ allocations }) =>
    allocations.map(({ address, size, tag }) => ({
      kind: 'pool',
      address,
      label: words('pool block', tag),
      size,
    })),
  deviceStack: ({ devices }) =>
    devices.map(({ device, name, driver }) => ({
      kind: 'device',
      address: device,
      label: words('device', name, driver),
    })),
  object: ({ kind, address, type, name, entries }) => [
    { kind, address, label: words(`${type ?? 'object'} object`, name ?? placeOf({ address })) },
    ...entries.map((entry) => ({
      kind,
      address: entry.address,
      label: words(entry.type, 'object', entry.name),
    })),
  ],
  handle: ({ object, type, name }) => some('object', object, words(type ?? 'object', 'object', name)),
  workItem: ({ address, symbol }) => some('workItem', address, words('work item', symbol)),
};

function some(
  kind: Labelled['kind'],
  address: Address | undefined,
  label: string,
  size?: number,
): readonly Ranged[] {
  return address ? [{ kind, address, label, ...(size !== undefined && { size }) }] : [];
}

function extent(start: Address, end: Address | undefined): { readonly size?: number } {
  const size = end && distance(start, end);
  return size !== undefined && size > 0 ? { size } : {};
}

function moduleLabel({ name, image, unloaded, version }: Omit<ModuleRecord, 'start' | 'end'>): string {
  return words(unloaded ? 'unloaded module' : 'module', name ?? image, version);
}

/** Up to the last field that is printed. */
function printedSize({ fields }: StructRecord): number | undefined {
  const last = fields.reduce(
    (most, { offset = 0, depth }) => (depth === 0 ? Math.max(most, offset) : most),
    0,
  );
  return last === 0 ? undefined : last + 1;
}
