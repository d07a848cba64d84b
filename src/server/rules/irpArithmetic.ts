/** IRP02: the address of the current stack location does not follow from the IRP's own: a damaged line, or a damaged IRP. */
import { addOffset, distance, formatAddress } from '../../shared/address';
import type { Analysis } from '../transcript/analysis';
import { irpLayout } from '../transcript/irpLayout';
import type { MergedIrp } from '../transcript/irps';
import type { Draft, Rule } from './rule';
import { commandAddress } from '../../shared/address';

export const irpArithmetic: Rule = {
  id: 'irp-arithmetic',
  severity: 'info',
  surface: 'card',
  summary:
    'The address of an IRP’s current stack location does not follow from the address of the IRP and its layout.',
  *check(analysis) {
    for (const irp of analysis.irps) {
      yield ofIrp(analysis, irp);
    }
  },
};

function ofIrp({ transcript }: Analysis, irp: MergedIrp): Draft | undefined {
  const { address, record, session, entries } = irp;
  const { currentLocation: number, currentLocationAddress: printed, stackCount = 0 } = record;
  const [entry] = entries;
  const layout = irpLayout(session.machine);
  // One behind the last: not sent yet, or completed; there is no such location.
  if (!layout || !entry || number === undefined || !printed || number < 1 || number > stackCount)
    return undefined;
  const offset = layout.header + (number - 1) * layout.location;
  const expected = addOffset(address, offset);
  if (expected === printed) return undefined;
  const lines = transcript.lines(entry, record.headerLines);
  const off = distance(expected, printed);
  return {
    session: session.id,
    subject: irp.id.slice(irp.id.lastIndexOf(':') + 1),
    lines,
    grade: 'derived',
    message: `Stack location ${number} of IRP ${formatAddress(address)} should lie at ${formatAddress(expected)}; ${formatAddress(printed)} is printed${off === undefined ? '' : `, ${Math.abs(off)} bytes ${off < 0 ? 'before' : 'behind'} it`}.`,
    proof: [
      {
        claim: `by the layout of ${session.machine ?? 'this machine'} it is the IRP + 0x${layout.header.toString(16)} + ${number - 1} · 0x${layout.location.toString(16)}`,
        lines,
        grade: 'derived',
        check: {
          terms: [
            address,
            `+0x${layout.header.toString(16)}`,
            `+0x${((number - 1) * layout.location).toString(16)}`,
          ],
          equals: expected,
        },
      },
      { claim: `${formatAddress(printed)} as printed`, lines, grade: 'observed' },
    ],
    related: [],
    alternatives: [
      'a digit was lost when the line was copied',
      'the target is of another machine',
      'the IRP is damaged',
    ],
    missing: [{ what: 'the fields of the IRP', command: `dt nt!_IRP ${commandAddress(address)}` }],
    next: [`dt nt!_IRP ${commandAddress(address)}`],
    things: [irp.id],
  };
}
