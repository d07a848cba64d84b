/** IRP09: a class driver answers a request by requests of its own; the first one then stands still there. */
import { commandAddress, formatAddress } from '../../shared/address';
import { isPending } from '../transcript/irps';
import type { Rule } from './rule';

const classDriver = /\\(?:disk|cdrom|classpnp|sfloppy|tape)$/i;

export const splitIrp: Rule = {
  id: 'split-irp',
  severity: 'info',
  surface: 'card',
  summary: 'An IRP ends at a storage class driver, which sends parts of it in requests of its own.',
  *check({ irps }) {
    for (const irp of irps) {
      const { current, record, session, address } = irp;
      const driver = current?.location.driver;
      if (!current || driver === undefined || !classDriver.test(driver) || !isPending(irp)) continue;
      const lower = record.locations.some(
        ({ index, major, driver: other }) =>
          index !== undefined &&
          index < (current.location.index ?? 0) &&
          other !== undefined &&
          (major ?? 0) > 0,
      );
      if (lower) continue;
      yield {
        session: session.id,
        subject: irp.id.slice(irp.id.lastIndexOf(':') + 1),
        lines: current.lines,
        grade: 'inferred',
        message: `IRP ${formatAddress(address)} stands at ${driver}, and no lower location is filled in: the class driver has likely sent its parts in requests of its own.`,
        proof: [
          {
            claim: `the current stack location belongs to ${driver}`,
            lines: current.lines,
            grade: 'observed',
          },
        ],
        related: [],
        alternatives: ['the class driver has queued the request and sent nothing yet'],
        missing: [{ what: 'the packets of the class driver', command: '!storagekd.storclass' }],
        next: [
          '!storagekd.storclass',
          ...(current.location.device ? [`!devstack ${commandAddress(current.location.device)}`] : []),
        ],
        things: [irp.id],
      };
    }
  },
};
