/** Which things a record describes: their address, their extent, their name. */
import { distance, formatAddress, type Address } from '../../shared/address';
import type { Lines, Machine } from '../../shared/triage';
import type { TranscriptRecord } from '../model/record';
import type { ThreadRecord } from '../model/thread';
import { structSize } from '../reference/structs';
import { labelledThing } from './recordLabel';
import type { ThingIndex, ThingKind } from './things';

interface Where {
  readonly session: string;
  readonly machine: Machine | undefined;
  readonly index: number;
  readonly lines: Lines;
}

export function describeThings(things: ThingIndex, record: TranscriptRecord, where: Where): void {
  const add = (kind: ThingKind, address: Address, label: string, size = 0, struct?: string): void => {
    const id = `${where.session}/${kind}:${address}`;
    things.add(
      {
        id,
        kind,
        address,
        label,
        size,
        machine: where.machine,
        session: where.session,
        ...(struct !== undefined && { struct }),
      },
      where.index,
      where.lines,
    );
  };
  switch (record.kind) {
    case 'thread':
      add('thread', record.address, threadLabel(record));
      describeStackRange(record, add);
      break;
    case 'process':
      add(
        'process',
        record.address,
        `process ${record.image ?? formatAddress(record.address)}${record.cid === undefined ? '' : ` ${record.cid.toString(16)}`}`,
      );
      break;
    case 'lock':
      if (record.address)
        add('lock', record.address, `ERESOURCE ${record.symbol ?? formatAddress(record.address)}`);
      break;
    case 'criticalSection':
      if (record.address)
        add(
          'criticalSection',
          record.address,
          `critical section ${record.symbol ?? formatAddress(record.address)}`,
        );
      break;
    case 'errorRecord':
      if (record.address) add('errorRecord', record.address, 'WHEA error record');
      break;
    case 'pool':
      for (const { address, size, tag, asked } of record.blocks)
        if (asked) add('pool', address, `pool block${tag === undefined ? '' : ` ${tag}`}`, size);
      break;
    case 'irp':
      if (record.address)
        add(
          'irp',
          record.address,
          `IRP ${formatAddress(record.address)}`,
          irpSize(record.stackCount, where.machine),
          'IRP',
        );
      break;
    case 'fileObject':
      if (record.address)
        add(
          'fileObject',
          record.address,
          `FILE_OBJECT ${formatAddress(record.address)}`,
          smallest('FILE_OBJECT', where.machine),
          'FILE_OBJECT',
        );
      break;
    case 'trapFrame':
    case 'contextRecord':
    case 'exceptionRecord':
      if (record.address) add(record.kind, record.address, savedState[record.kind]);
      break;
    case 'rawStack':
    case 'memory':
      if (record.address)
        add(
          'memory',
          record.address,
          record.kind === 'memory' ? 'memory shown by a d* command' : 'stack memory shown with symbols',
        );
      break;
    default: {
      const thing = labelledThing(record);
      if (thing) add(thing.kind, thing.address, thing.label);
    }
  }
}

const savedState = {
  trapFrame: 'trap frame',
  contextRecord: 'context record',
  exceptionRecord: 'exception record',
} as const;

/** `rrdtool.exe 1328.1348`. */
export function threadLabel({ image, cid, address }: ThreadRecord): string {
  const id = cid ? `${cid.process.toString(16)}.${cid.thread.toString(16)}` : formatAddress(address);
  return image === undefined ? `thread ${id}` : `${image} ${id}`;
}

function describeStackRange(
  thread: ThreadRecord,
  add: (kind: ThingKind, address: Address, label: string, size?: number) => void,
): void {
  const { stackLimit, stackBase } = thread;
  const size = stackLimit && stackBase ? distance(stackLimit, stackBase) : undefined;
  if (stackLimit && size !== undefined && size > 0)
    add('threadStack', stackLimit, `kernel stack of ${threadLabel(thread)}`, size);
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
