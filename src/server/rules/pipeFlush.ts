/** IRP10: a flush of a named pipe ends only when the other end has read everything. */
import { commandAddress, formatAddress } from '../../shared/address';
import { isPending } from '../transcript/irps';
import type { Rule } from './rule';

/** IRP_MJ_FLUSH_BUFFERS. */
const flush = 9;

export const pipeFlush: Rule = {
  id: 'pipe-flush',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'A flush of a named pipe is pending: it ends when the other end has read everything, or is closed.',
  *check({ irps }) {
    for (const irp of irps) {
      const { current, session, address } = irp;
      const location = current?.location;
      if (!current || location?.major !== flush || !isPending(irp)) continue;
      if (!/\\npfs$/i.test(location.driver ?? '')) continue;
      yield {
        session: session.id,
        subject: irp.id.slice(irp.id.lastIndexOf(':') + 1),
        lines: current.lines,
        grade: 'derived',
        message: `IRP ${formatAddress(address)} flushes a named pipe: it stays pending until the other end has read everything.`,
        proof: [
          {
            claim: `IRP_MJ_FLUSH_BUFFERS is pending in ${location.driver ?? ''}`,
            lines: current.lines,
            grade: 'observed',
          },
        ],
        related: [],
        alternatives: ['the reader is slow and will come to it'],
        missing: [
          {
            what: 'who has the other end of the pipe',
            ...(location.file && { command: `!fileobj ${commandAddress(location.file)}` }),
          },
        ],
        next: location.file ? [`!fileobj ${commandAddress(location.file)}`, '!handle 0 3 0 File'] : [],
        things: [irp.id],
      };
    }
  },
};
