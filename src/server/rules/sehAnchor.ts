/** STK08: an exception registration record on a raw x86 stack fixes the EBP of its function, whatever `k` prints. */
import { formatAddress } from '../../shared/address';
import type { Rule } from './rule';

export const sehAnchor: Rule = {
  id: 'seh-anchor',
  severity: 'info',
  surface: 'card',
  summary: 'An SEH record on the stack fixes the frame pointer of its function (x86).',
  *check({ transcript, reconciliations }) {
    for (const { raw, seh } of reconciliations) {
      for (const { handler, scopeTable, framePointer } of seh) {
        yield {
          session: raw.session.id,
          subject: handler.address,
          lines: transcript.lines(raw, handler.lines),
          grade: 'derived',
          message: `An SEH record: ${handler.symbol ?? ''} and its scope table in two slots, so the EBP of the function that set it up is ${formatAddress(framePointer)}.`,
          proof: [
            {
              claim: 'the handler stands at EBP - 0xc',
              lines: transcript.lines(raw, handler.lines),
              grade: 'derived',
              check: { terms: [handler.address, '+0xc'], equals: framePointer },
            },
            {
              claim: 'the scope table stands at EBP - 8',
              lines: transcript.lines(raw, scopeTable.lines),
              grade: 'derived',
              check: { terms: [scopeTable.address, '+0x8'], equals: framePointer },
            },
          ],
          related: [],
          missing: [],
          next: ['!exchain'],
        };
      }
    }
  },
};
