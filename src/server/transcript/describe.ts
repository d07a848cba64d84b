/** Which things a record describes: their address, their extent, their name. */
import { distance, formatAddress, type Address } from '../../shared/address';
import type { Machine } from '../../shared/triage';
import { byKind } from '../model/byKind';
import type { PoolRecord } from '../model/pool';
import type { TranscriptRecord } from '../model/record';
import type { ThreadRecord } from '../model/thread';
import { structSize } from '../reference/structs';
import { ranges } from './describeRanges';
import { irpLayout } from './irpLayout';
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
  const struct = thing && structOf[thing.kind];
  return thing ? [{ ...thing, ...(struct !== undefined && whole(struct, machine)) }] : [];
}

/** The structures of things that need no more than their name. */
const structOf: Partial<Readonly<Record<ThingKind, string>>> = {
  device: 'DEVICE_OBJECT',
  driver: 'DRIVER_OBJECT',
  deviceNode: 'DEVICE_NODE',
  vpb: 'VPB',
  dpc: 'KDPC',
  timer: 'KTIMER',
  apc: 'KAPC',
};

/** Records with an extent, with several things, or with another name in the outline. */
const described = byKind<readonly Described[], Machine | undefined>({
  thread: (thread, machine) => [
    ...one('thread', thread, threadLabel(thread), whole('ETHREAD', machine)),
    ...kernelStack(thread),
  ],
  process: (process, machine) =>
    one(
      'process',
      process,
      words('process', process.image ?? placeOf(process), process.cid?.toString(16)),
      whole('EPROCESS', machine),
    ),
  lock: (lock, machine) => one('lock', lock, words('ERESOURCE', placeOf(lock)), whole('ERESOURCE', machine)),
  criticalSection: (section) => one('criticalSection', section, words('critical section', placeOf(section))),
  errorRecord: (record) => one('errorRecord', record, 'WHEA error record'),
  pool: askedBlocks,
  irp: (irp, machine) =>
    one('irp', irp, words('IRP', placeOf(irp)), { size: irpSize(irp.stackCount, machine), struct: 'IRP' }),
  fileObject: (file, machine) =>
    one('fileObject', file, words('FILE_OBJECT', placeOf(file)), whole('FILE_OBJECT', machine)),
  trapFrame: (frame, machine) => one('trapFrame', frame, 'trap frame', trapFrameExtent(machine)),
  contextRecord: (record) => one('contextRecord', record, 'context record'),
  exceptionRecord: (record, machine) =>
    one('exceptionRecord', record, 'exception record', whole('EXCEPTION_RECORD', machine)),
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

/** As much of a structure as all builds have. */
function whole(struct: string, machine: Machine | undefined): Extent {
  const key = `${struct} ${machine ?? ''}`;
  let extent = extents.get(key);
  if (!extent) extents.set(key, (extent = { struct, size: smallest(struct, machine) }));
  return extent;
}

/** Asked for every thread of a long text. */
const extents = new Map<string, Extent>();

/** A trap from kernel mode on x86 pushes no stack pointer: the frame may end at HardwareEsp. */
function trapFrameExtent(machine: Machine | undefined): Extent {
  return machine === 'x86' ? { struct: 'KTRAP_FRAME', size: 0x74 } : whole('KTRAP_FRAME', machine);
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
