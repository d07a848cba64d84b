/** IRP01–IRP05, IRP07: where an IRP is, what it asks for, whether its own arithmetic holds. */
import { addOffset, commandAddress, formatAddress } from '../../shared/address';
import type { Lines, Machine, Proof } from '../../shared/triage';
import { irpMajor, irpMinor, stackLocationFlags } from '../reference/irp';
import { fieldOffset } from '../reference/structs';
import type { Analysis } from '../transcript/analysis';
import { irpLayout } from '../transcript/irpLayout';
import { isPending, type MergedIrp } from '../transcript/irps';
import { threadLabel } from '../transcript/describe';
import { isWaitingLock } from '../transcript/waits/lockRequest';
import type { Draft, Rule } from './rule';
import { endsSoon } from './support/endsSoon';
import { irpWaiter, type IrpWaiter } from './support/irpWaiter';
import { howLong, isLong } from './support/waiters';

export const pendingIrp: Rule = {
  id: 'pending-irp',
  severity: 'info',
  surface: 'card',
  summary: 'An IRP is pending in a driver; a thread of the text may be waiting for exactly this one.',
  *check(analysis) {
    for (const irp of analysis.irps) if (isPending(irp)) yield draft(analysis, irp);
  },
};

function draft(analysis: Analysis, irp: MergedIrp): Draft {
  const { transcript } = analysis;
  const { record, current, session, entries } = irp;
  const waiter = irpWaiter(analysis, irp);
  const thread = record.thread && `!thread ${commandAddress(record.thread)}`;
  const device = current?.location.device;
  const lines = current?.lines ?? transcript.lines(entries[0] ?? { base: 0, record });
  return {
    session: session.id,
    subject: irp.id.slice(irp.id.lastIndexOf(':') + 1), // the address may have held two requests
    lines,
    grade: 'observed',
    message: `${placeWords(irp)}.`,
    proof: proofOf(analysis, irp, waiter, lines),
    related: waiter ? [{ message: 'a thread waits for exactly this IRP', lines: waiter.lines }] : [],
    missing: waiter
      ? []
      : [{ what: 'whether a thread waits for this IRP', ...(thread && { command: thread }) }],
    next: [
      ...(device ? [`!devstack ${commandAddress(device)}`] : []),
      ...(waiter || !thread ? [] : [thread]),
    ],
    things: [irp.id, ...(record.thread ? [`${session.id}/thread:${record.thread}`] : [])],
    ...(waiter && stuck(irp, waiter)),
  };
}

/** Pending is the normal state of many requests: only a long wait for one that should end soon makes more of it. */
function stuck(irp: MergedIrp, { entry }: IrpWaiter): Partial<Draft> {
  if (!isLong(entry.record) || !endsSoon(irp)) return {};
  return {
    severity: 'warning',
    surface: 'diagnostic',
    grade: 'derived',
    message: `${placeWords(irp)}. ${threadLabel(entry.record)} waits for exactly this request${howLong(entry.record)}.`,
    alternatives: [mayTakeLong],
  };
}

function placeWords(irp: MergedIrp): string {
  return `IRP ${formatAddress(irp.address)}: ${functionOf(irp)}${lockWords(irp)}, pending in ${driverOf(irp)}`;
}

function driverOf({ current }: MergedIrp): string {
  return current?.location.driver ?? 'a driver that the text does not name';
}

function proofOf(
  { transcript }: Analysis,
  irp: MergedIrp,
  waiter: IrpWaiter | undefined,
  lines: Lines,
): Proof[] {
  return [
    {
      claim: `the current stack location is ${functionOf(irp)}${flagWords(irp)}, marked pending in ${driverOf(irp)}`,
      lines,
      grade: 'observed',
    },
    ...(waiter ? [waiterProof(waiter)] : []),
    ...arithmetic(irp, transcript),
    ...selfLinked(irp, transcript),
    ...oddCancelRoutine(irp, transcript),
  ];
}

const mayTakeLong =
  'The driver whose location is current need not be at fault: it may wait for a device, another driver or another machine.';

function waiterProof({ entry, claim, check, lines }: IrpWaiter): Proof {
  return {
    claim: `${threadLabel(entry.record)}: ${claim}`,
    lines,
    grade: 'derived',
    ...(check && { check }),
  };
}

function flagWords({ current }: MergedIrp): string {
  const { major, minor = 0, flags = 0 } = current?.location ?? {};
  const names = major === undefined ? [] : stackLocationFlags(major, minor, flags);
  return names.length > 0 ? ` with ${names.join(' | ')}` : '';
}

/** SL_EXCLUSIVE_LOCK is bit 1. */
function lockWords(irp: MergedIrp): string {
  if (!isWaitingLock(irp)) return '';
  const exclusive = ((irp.current?.location.flags ?? 0) & 2) !== 0;
  return `, ${exclusive ? 'exclusive' : 'shared'}, without fail-immediately`;
}

/** `IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK`. */
function functionOf({ current }: MergedIrp): string {
  const { major, minor } = current?.location ?? {};
  if (major === undefined) return 'unknown function';
  const minorName = irpMinor(major, minor ?? 0);
  return `${irpMajor(major)?.name ?? `major 0x${major.toString(16)}`}${minorName === undefined ? '' : ` / ${minorName}`}`;
}

/** `7 is current (= P)`: P must be the IRP plus its header plus six stack locations. */
function arithmetic(
  { address, record, session, entries }: MergedIrp,
  transcript: Analysis['transcript'],
): Proof[] {
  const { currentLocation, currentLocationAddress } = record;
  const layout = irpLayout(session.machine);
  const [entry] = entries;
  if (!layout || !entry || currentLocation === undefined || !currentLocationAddress) return [];
  const offset = layout.header + (currentLocation - 1) * layout.location;
  if (addOffset(address, offset) !== currentLocationAddress) return [];
  return [
    {
      claim: `stack location ${currentLocation} lies at the IRP + 0x${layout.header.toString(16)} + ${currentLocation - 1} · 0x${layout.location.toString(16)}: the layout of ${session.machine ?? 'this machine'}`,
      lines: transcript.lines(entry, entry.record.headerLines),
      grade: 'derived',
      check: {
        terms: [
          address,
          `+0x${layout.header.toString(16)}`,
          `+0x${((currentLocation - 1) * layout.location).toString(16)}`,
        ],
        equals: currentLocationAddress,
      },
    },
  ];
}

/** An IRP whose list entry points to itself is on no thread's list, so `!thread` does not show it. */
function selfLinked(
  { address, record, session, entries }: MergedIrp,
  transcript: Analysis['transcript'],
): Proof[] {
  const entry = entries.find((candidate) => candidate.record.threadListEntry);
  const links = record.threadListEntry;
  const offset = links?.flink && links.flink === links.blink ? listOffset(session.machine) : undefined;
  if (!entry || !links?.flink || offset === undefined || addOffset(address, offset) !== links.flink)
    return [];
  return [
    {
      claim:
        'its ThreadListEntry points to itself: it is on no thread’s IRP list, so that !thread does not show it',
      lines: transcript.lines(entry, links.lines),
      grade: 'derived',
      check: { terms: [address, `+0x${offset.toString(16)}`], equals: links.flink },
    },
  ];
}

/** Of ThreadListEntry in an IRP; the same in every version. */
function listOffset(machine: Machine | undefined): number | undefined {
  return machine === 'x86' || machine === 'x64'
    ? fieldOffset('IRP', machine, 'ThreadListEntry')[0]
    : undefined;
}

/** A cancel routine whose name says something else is probably folded code or the nearest symbol. */
function oddCancelRoutine({ record, entries }: MergedIrp, transcript: Analysis['transcript']): Proof[] {
  const routine = record.cancelRoutine;
  const entry = entries.find((candidate) => candidate.record.cancelRoutine);
  if (!routine?.symbol || !entry || /cancel/i.test(routine.symbol)) return [];
  return [
    {
      claim: `a cancel routine is set at ${formatAddress(routine.address)}; the name ${routine.symbol} says nothing of cancelling and may be that of identical code or of the nearest symbol`,
      lines: transcript.lines(entry, routine.lines),
      grade: 'inferred',
    },
  ];
}
