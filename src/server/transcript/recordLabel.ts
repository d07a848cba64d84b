/** What a record is called in outline, hover and tree: devices, drivers, objects and what else has one name wherever it is shown. */
import { formatAddress, type Address } from '../../shared/address';
import type { TranscriptRecord } from '../model/record';
import type { ThingKind } from './things';

/** A record that describes one thing at one address. */
export interface Labelled {
  readonly kind: ThingKind;
  readonly address: Address;
  readonly label: string;
}

/** The thing that a record describes; undefined for records that describe none, or that are labelled elsewhere. */
export function labelledThing(record: TranscriptRecord): Labelled | undefined {
  switch (record.kind) {
    case 'device':
      return labelled(record, 'device', [record.name, record.driver]);
    case 'driver':
      return labelled(record, 'driver', [record.name]);
    case 'deviceNode':
      return labelled(record, 'device node', [record.instance, record.service]);
    case 'vpb':
      return labelled(record, 'VPB', [record.label]);
    case 'object':
      return labelled(record, `${record.type ?? 'object'} object`, [record.name]);
    case 'teb':
      return labelled(record, 'TEB', [
        record.cid && `of thread ${record.cid.process.toString(16)}.${record.cid.thread.toString(16)}`,
      ]);
    case 'dpc':
      return labelled(record, 'DPC', [record.symbol]);
    case 'timer':
      return labelled(record, 'timer', [record.symbol]);
    case 'apc':
      return labelled(record, 'APC', [record.kernelRoutine?.symbol]);
    case 'pcr':
      return (
        record.address && { kind: 'pcr', address: record.address, label: `processor ${record.processor}` }
      );
    case 'peb':
      return (
        record.address && {
          kind: 'peb',
          address: record.address,
          label: `PEB ${record.imageFile ?? ''}`.trim(),
        }
      );
    case 'token':
      return (
        record.address && {
          kind: 'token',
          address: record.address,
          label: `token ${record.user ?? ''}`.trim(),
        }
      );
    default:
      return undefined;
  }
}

/** `device HarddiskVolume3 \Driver\volmgr`; without names, its address. */
function labelled(
  record: { readonly kind: ThingKind; readonly address: Address },
  what: string,
  names: readonly (string | undefined)[],
): Labelled {
  const known = names.filter((name) => name !== undefined && name !== '');
  const label = [what, ...(known.length > 0 ? known : [formatAddress(record.address)])].join(' ');
  return { kind: record.kind, address: record.address, label };
}
