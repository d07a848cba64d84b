/**
 * `!exchain`: the exception handlers of a thread.
 *
 *     0012fea8: ntdll!_except_handler4+0 (76ffad20)
 *       CRT scope  0, filter: ntdll!__RtlUserThreadStart+3cdb7 (77024806)
 *                     func:   ntdll!__RtlUserThreadStart+3ce63 (770248b2)
 *     Invalid exception stack at ffffffff
 *     4 stack frames, scanning for handlers...
 *     Frame 0x01: app!main+0x20 (00007ff6`3be11064)
 *
 * Documentation: "!exchain".
 */
import { flat, intern } from '../text/intern';
import { readCallSite } from './lines/callSite';
import { hexDigits, type Sweeper } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const handler = /^(?:Frame 0x[0-9a-f]+|[0-9a-f]{8}(?:`?[0-9a-f]{8})?): (\S.*?) \(([0-9a-f`]{8,17})\)$/i;
const scope = /^(?:CRT scope\s+\d+, (?:filter|func|handler|finally)|ehandler|filter|func|handler):?\s+\S/;
const remark = /^(?:Invalid exception stack at [0-9a-f`]+|\d+ stack frames, scanning for handlers\.*)$/i;

const sweeper: Sweeper = {
  first: `${hexDigits}CFIefh`,
  sweep(text, at, line, context) {
    const match = handler.exec(line);
    const site = match?.[1] === undefined ? undefined : readCallSite(match[1]);
    if (match && site) {
      const address = addressIn(context, match[2]);
      text.recognise(at);
      return {
        records: [
          {
            kind: 'symbol',
            lines: [at, at],
            ...(address && { address }),
            symbol: intern(site.symbol),
            text: 'exception handler',
          },
        ],
        next: at + 1,
      };
    }
    const asked = /^!exchain\b/.test(context.command ?? '');
    if (!remark.test(line) && !(asked && scope.test(line)) && !line.startsWith('CRT scope '))
      return undefined;
    text.recognise(at);
    return { records: [{ kind: 'notice', lines: [at, at], what: 'other', text: flat(line) }], next: at + 1 };
  },
};

export const exchainParser: Parser = { parse: () => nothing, sweeper };
