/** What a record is called in outline, hover and tree: devices, drivers, objects and what else has one name wherever it is shown. */
import { formatAddress, type Address } from '../../shared/address';
import { byKind } from '../model/byKind';
import type { ThingKind } from './thing';

/** One thing at one address, and what it is called. */
export interface Labelled {
  readonly kind: ThingKind;
  readonly address: Address;
  readonly label: string;
}

/** The thing that a record describes; undefined for records that describe none, or that are labelled elsewhere. */
export const labelledThing = byKind<Labelled | undefined>({
  device: (device) => named('device', device, [device.name, device.driver]),
  driver: (driver) => named('driver', driver, [driver.name]),
  deviceNode: (node) => named('device node', node, [node.instance, node.service]),
  vpb: (vpb) => named('VPB', vpb, [vpb.label]),
  object: (object) => named(`${object.type ?? 'object'} object`, object, [object.name]),
  teb: (teb) => named('TEB', teb, [teb.cid && `of thread ${formatCid(teb.cid)}`]),
  dpc: (dpc) => named('DPC', dpc, [dpc.symbol]),
  timer: (timer) => named('timer', timer, [timer.symbol]),
  apc: (apc) => named('APC', apc, [apc.kernelRoutine?.symbol]),
  pcr: (pcr) => labelled(pcr, `processor ${pcr.processor}`),
  peb: (peb) => labelled(peb, `PEB ${peb.imageFile ?? ''}`.trim()),
  token: (token) => labelled(token, `token ${token.user ?? ''}`.trim()),
});

/** `device HarddiskVolume3 \Driver\volmgr`; without names, its address. */
function named(
  what: string,
  { kind, address }: { readonly kind: ThingKind; readonly address: Address },
  names: readonly (string | undefined)[],
): Labelled {
  const known = names.filter((name) => name !== undefined && name !== '');
  return { kind, address, label: words(what, ...(known.length > 0 ? known : [formatAddress(address)])) };
}

function labelled(
  { kind, address }: { readonly kind: ThingKind; readonly address?: Address },
  label: string,
): Labelled | undefined {
  return address && { kind, address, label };
}

/** `1328.1348`: process and thread; `1348` where the process is not printed. */
export function formatCid({
  process,
  thread,
}: {
  readonly process?: number;
  readonly thread: number;
}): string {
  return process === undefined ? thread.toString(16) : `${process.toString(16)}.${thread.toString(16)}`;
}

/** The symbol at a thing, or its address, where the text has one. */
export function placeOf(thing: { readonly symbol?: string; readonly address?: Address }): string | undefined {
  return thing.symbol ?? (thing.address && formatAddress(thing.address));
}

/** The words that are known, one blank between them. */
export function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}
