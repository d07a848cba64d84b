/** Which things a record describes: their address, their extent, their name. */
import { distance, formatAddress, type Address } from '../../shared/address';
import type { Machine } from '../../shared/triage';
import { byKind } from '../model/byKind';
import type { PoolRecord } from '../model/pool';
import type { TranscriptRecord } from '../model/record';
import type { ThreadRecord } from '../model/thread';
import { structSize } from '../reference/structs';
import { ranges } from './describeRanges';
import { formatCid, labelledThing, placeOf, words, type Labelled } from './recordLabel';
import type { ThingKind } from './things';

/** Bytes from the address on that belong to a thing, and the structure they hold. */
interface Extent {
  readonly size?: number;
  readonly struct?: string;
}

export type Described = Labelled & Extent;

/** The things that a record describes, on the machine that the addresses of its section belong to. */
export function describeThings(record: TranscriptRecord, machine: Machine | undefined): readonly Described[] {
  const things = described(record, machine);
  if (things) return things;
  const thing = labelledThing(record);
  return thing ? [thing] : [];
}

/** Records with an extent, with several things, or with another name in the outline. */
const described = byKind<readonly Described[], Machine | undefined>({
  thread: (thread) => [...one('thread', thread, threadLabel(thread)), ...kernelStack(thread)],
  process: (process) =>
    one('process', process, words('process', process.image ?? placeOf(process), process.cid?.toString(16))),
  lock: (lock) => one('lock', lock, words('ERESOURCE', placeOf(lock))),
  criticalSection: (section) => one('criticalSection', section, words('critical section', placeOf(section))),
  errorRecord: (record) => one('errorRecord', record, 'WHEA error record'),
  pool: askedBlocks,
  irp: (irp, machine) =>
    one('irp', irp, words('IRP', placeOf(irp)), { size: irpSize(irp.stackCount, machine), struct: 'IRP' }),
  fileObject: (file, machine) =>
    one('fileObject', file, words('FILE_OBJECT', placeOf(file)), {
      size: smallest('FILE_OBJECT', machine),
      struct: 'FILE_OBJECT',
    }),
  trapFrame: (frame) => one('trapFrame', frame, 'trap frame'),
  contextRecord: (record) => one('contextRecord', record, 'context record'),
  exceptionRecord: (record) => one('exceptionRecord', record, 'exception record'),
  rawStack: (stack) => one('memory', stack, 'stack memory shown with symbols'),
  memory: (memory) => one('memory', memory, 'memory shown by a d* command'),
  ...ranges,
});

/** The thing at a record's address, where the text says it. */
function one(
  kind: ThingKind,
  { address }: { readonly address?: Address },
  label: string,
  extent?: Extent,
): readonly Described[] {
  return address ? [{ kind, address, label, ...extent }] : [];
}

function askedBlocks({ blocks }: PoolRecord): readonly Described[] {
  return blocks
    .filter(({ asked }) => asked)
    .map(({ address, size, tag }) => ({
      kind: 'pool',
      address,
      label: words('pool block', tag),
      size,
    }));
}

/** `rrdtool.exe 1328.1348`. */
export function threadLabel({ image, cid, address }: ThreadRecord): string {
  const id = cid ? formatCid(cid) : formatAddress(address);
  return image === undefined ? `thread ${id}` : `${image} ${id}`;
}

function kernelStack(thread: ThreadRecord): readonly Described[] {
  const { stackLimit, stackBase } = thread;
  const size = stackLimit && stackBase ? distance(stackLimit, stackBase) : undefined;
  if (!stackLimit || size === undefined || size <= 0) return [];
  return [
    { kind: 'threadStack', address: stackLimit, label: `kernel stack of ${threadLabel(thread)}`, size },
  ];
}

function smallest(struct: string, machine: Machine | undefined): number {
  return machine === 'x86' || machine === 'x64'
    ? Math.min(...structSize(struct, machine), 0x1000) % 0x1000
    : 0;
}

/** The header and its stack locations: 0x70 + n·0x24 on x86, 0xd0 + n·0x48 on x64. */
function irpSize(stackCount: number | undefined, machine: Machine | undefined): number {
  const layout = irpLayout(machine);
  return layout ? layout.header + (stackCount ?? 0) * layout.location : 0;
}

export function irpLayout(machine: Machine | undefined): { header: number; location: number } | undefined {
  if (machine === 'x86') return { header: 0x70, location: 0x24 };
  return machine === 'x64' || machine === 'arm64' ? { header: 0xd0, location: 0x48 } : undefined;
}
