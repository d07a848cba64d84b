/** Which things a record describes: their address, their extent, their name. */
import { distance, formatAddress, type Address } from '../../shared/address';
import type { Machine } from '../../shared/triage';
import { byKind } from '../model/byKind';
import type { Context } from '../model/context';
import type { PoolRecord } from '../model/pool';
import type { TranscriptRecord } from '../model/record';
import type { ThreadRecord } from '../model/thread';
import { buildNumber } from '../reference/kernelBuild';
import { structSize } from '../reference/structs';
import { ranges } from './describeRanges';
import { irpLayout } from './irpLayout';
import { threadName, type Label, type ThreadName } from './labels';
import { labelledThing, placeOf, words, type Labelled } from './recordLabel';
import type { ThingKind } from './things';

/** Bytes from the address on that belong to a thing, and the structure they hold. */
interface Extent {
  readonly size?: number;
  readonly struct?: string;
}

export type Described = Omit<Labelled, 'label'> & Extent & { readonly label: Label };

/** Whose structures they are, as far as the text has said it so far. */
type Target = Pick<Context, 'machine' | 'osBuild'>;

/** The things that a record describes, on the target that the addresses of its section belong to. */
export function describeThings(record: TranscriptRecord, target: Target): readonly Described[] {
  const things = described(record, target);
  if (things) return things;
  const thing = labelledThing(record);
  const struct = thing && structOf[thing.kind];
  return thing ? [{ ...thing, ...(struct !== undefined && whole(struct, target)) }] : [];
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
const described = byKind<readonly Described[], Target>({
  thread: (thread, target) => [
    ...one('thread', thread, nameOf(thread, 'thread'), whole('ETHREAD', target)),
    ...kernelStack(thread),
  ],
  process: (process, target) =>
    one(
      'process',
      process,
      words('process', process.image ?? placeOf(process), process.cid?.toString(16)),
      whole('EPROCESS', target),
    ),
  lock: (lock, target) => one('lock', lock, words('ERESOURCE', placeOf(lock)), whole('ERESOURCE', target)),
  criticalSection: (section) => one('criticalSection', section, words('critical section', placeOf(section))),
  monitor: (monitor) => one('monitor', monitor, words('monitor of', monitor.type)),
  errorRecord: (record) => one('errorRecord', record, 'WHEA error record'),
  pool: poolBlocks,
  irp: (irp, target) =>
    one('irp', irp, words('IRP', placeOf(irp)), {
      size: irpSize(irp.stackCount, target.machine),
      struct: 'IRP',
    }),
  fileObject: (file, target) =>
    one('fileObject', file, words('FILE_OBJECT', placeOf(file)), whole('FILE_OBJECT', target)),
  trapFrame: (frame, target) => one('trapFrame', frame, 'trap frame', trapFrameExtent(target)),
  contextRecord: (record) => one('contextRecord', record, 'context record'),
  exceptionRecord: (record, target) =>
    one('exceptionRecord', record, 'exception record', whole('EXCEPTION_RECORD', target)),
  rawStack: (stack) => one('memory', stack, 'stack memory shown with symbols'),
  memory: (memory) => one('memory', memory, 'memory shown by a d* command'),
  ...ranges,
});

/** The thing at a record's address, where the text says it. */
function one(
  kind: ThingKind,
  { address }: { readonly address?: Address },
  label: Label,
  extent?: Extent,
): readonly Described[] {
  return address ? [{ kind, address, label, ...extent }] : [];
}

/** From the address that `!pool` prints, which is that of the POOL_HEADER. */
function poolBlocks({ blocks }: PoolRecord): readonly Described[] {
  return blocks.map(({ address, size, tag, state }) => ({
    kind: 'pool',
    address,
    label: words(/^free/i.test(state) ? 'free pool block' : 'pool block', tag === '....' ? undefined : tag),
    size,
  }));
}

/** `rrdtool.exe 1328.1348`; the address where no numbers are printed. */
export function threadLabel({ image, cid, address }: ThreadRecord): string {
  return cid ? threadName(image, cid) : `${image ?? 'thread'} ${formatAddress(address)}`;
}

function nameOf(record: ThreadRecord, names: ThreadName['names']): Label {
  const { image, cid } = record;
  if (cid) return { names, image, cid };
  return names === 'stack' ? `kernel stack of ${threadLabel(record)}` : threadLabel(record);
}

function kernelStack(thread: ThreadRecord): readonly Described[] {
  const { stackLimit, stackBase } = thread;
  const size = stackLimit && stackBase ? distance(stackLimit, stackBase) : undefined;
  if (!stackLimit || size === undefined || size <= 0) return [];
  return [{ kind: 'threadStack', address: stackLimit, label: nameOf(thread, 'stack'), size }];
}

/** As much of a structure as all builds have that the target may be. */
function whole(struct: string, target: Target): Extent {
  const key = `${struct} ${target.machine ?? ''} ${target.osBuild ?? ''}`;
  const known = extents.get(key);
  if (known) return known;
  if (extents.size >= mostExtents) extents.clear();
  const extent = { struct, size: smallest(struct, target) };
  extents.set(key, extent);
  return extent;
}

/** Asked for every thread of a long text. */
const extents = new Map<string, Extent>();
/** A text may name any number of builds. */
const mostExtents = 512;

/** A trap from kernel mode on x86 pushes no stack pointer: the frame may end at HardwareEsp. */
function trapFrameExtent(target: Target): Extent {
  return target.machine === 'x86' ? { struct: 'KTRAP_FRAME', size: 0x74 } : whole('KTRAP_FRAME', target);
}

function smallest(struct: string, { machine, osBuild }: Target): number {
  return machine === 'x86' || machine === 'x64'
    ? Math.min(...structSize(struct, machine, buildNumber(osBuild)), 0x1000) % 0x1000
    : 0;
}

/** The header and its stack locations: 0x70 + n·0x24 on x86, 0xd0 + n·0x48 on x64. */
function irpSize(stackCount: number | undefined, machine: Machine | undefined): number {
  const layout = irpLayout(machine);
  return layout ? layout.header + (stackCount ?? 0) * layout.location : 0;
}
