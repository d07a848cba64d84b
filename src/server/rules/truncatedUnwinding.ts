/** STK12: a return address that no 64-bit code can have: the border to 32-bit code, or data where code was expected. */
import type { Address } from '../../shared/address';
import { formatAddress } from '../../shared/address';
import { isCanonical } from '../transcript/marks';
import type { Rule } from './rule';

export const truncatedUnwinding: Rule = {
  id: 'truncated-unwinding',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'A stack ends at a value that is no address: the border between 64-bit and 32-bit code (WOW64), or overwritten data.',
  *check({ transcript }) {
    for (const entry of transcript.marked('stack', 'no-address-at-end')) {
      if (entry.session.machine !== undefined && entry.session.machine !== 'x64') continue; // ARM64 signs return addresses
      const { frames } = entry.record;
      const at = frames.findIndex(
        ({ returnAddress }) => returnAddress !== undefined && !isCanonical(returnAddress),
      );
      const last = frames[at];
      const value = last?.returnAddress;
      if (!last || !value) continue;
      const below = frames.length - 1 - at;
      const thread = transcript.threadOf(entry);
      const border = below === 0 && /^(?:ntdll|wow64)/i.test(last.module ?? '') && neighbours(value);
      const meaning = border
        ? 'but two neighbouring 32-bit values read as one: in a WOW64 process the 32-bit part of the stack continues elsewhere'
        : 'so what the unwinder took for a return address is data: the stack was overwritten here, or the walk had gone astray before';
      yield {
        session: entry.session.id,
        subject: `${entry.index}`,
        lines: transcript.lines(entry, last.lines),
        grade: 'derived',
        message: `The walk ends here: ${formatAddress(value)} is no canonical address, ${meaning}.${below > 0 ? ` The ${below} row${below === 1 ? '' : 's'} below it ${below === 1 ? 'is' : 'are'} no call${below === 1 ? '' : 's'}.` : ''}`,
        proof: [
          {
            claim: `bits 47 to 63 of ${formatAddress(value)} are not all equal`,
            lines: transcript.lines(entry, last.lines),
            grade: 'derived',
          },
        ],
        related: [],
        missing: [
          border
            ? { what: 'the 32-bit frames', command: '.effmach x86; k' }
            : { what: 'what lies on the stack', command: 'dps @rsp L100' },
        ],
        next: border
          ? [
              ...(thread?.record.process ? [`.process /p /r ${formatAddress(thread.record.process)}`] : []),
              '.effmach x86; k',
            ]
          : ['dps @rsp L100'],
        ...(thread && { things: [`${thread.session.id}/thread:${thread.record.address}`] }),
      };
    }
  },
};

/** Both halves are close to each other and not the same, as two slots of a 32-bit stack often are; a repeated pattern is not. */
function neighbours(value: Address): boolean {
  const apart = Math.abs(Number.parseInt(value.slice(0, 8), 16) - Number.parseInt(value.slice(8), 16));
  return apart > 0 && apart < 0x10000;
}
