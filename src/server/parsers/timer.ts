/**
 * `!timer`.
 *
 *     Interrupt time: 9f760774 00000000 [12/ 8/2000 10:59:22.685 (Pacific Standard Time)]
 *
 *     List Timer    Interrupt Low/High     Fire Time              DPC/thread
 *      0 8016aea0 P 9fbd8e00 00000000 [12/ 8/2000 10:59:23.154]  nt!PopScanIdleList
 *        8249fe88   41f54d84 00000001 [12/ 8/2000 11:03:55.310]  thread 8249fda0
 *
 * Documentation: "!timer".
 */
import type { TimerRecord } from '../model/processor';
import { flat, intern } from '../text/intern';
import { addressIn, defined, pointerIn } from './lines/values';
import type { Parser } from './parser';

const row =
  /^(?:\d{1,3}\s+)?([0-9a-f`]{8,17})\s+(P\s+)?[0-9a-f]{8}\s+[0-9a-f]{8}\s+\[\s*([^\]]*?)\s*\](?:\s+(?:thread\s+([0-9a-f`]+)|(\S.*?)))?\s*$/i;
const known =
  /^(?:Dump system timers|Interrupt time: |PROCESSOR \d+|KTIMER |List\s+Timer\s+Interrupt|Total Timers: \d+|Current Hand: \d+|Wakeable timers:|Timer\s+Interrupt Low)/i;

export const timerParser: Parser = {
  commands: /^!(?:\w+\.)?timer\b/i,
  openers: [{ kind: 'timer', starts: ['Dump system timers'] }],
  parse(text, context, from) {
    const records: TimerRecord[] = [];
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const match = row.exec(line);
      const address = addressIn(context, match?.[1]);
      if (match && address) {
        const [, , periodic, due = '', thread, symbol] = match;
        records.push({
          kind: 'timer',
          lines: [at, at],
          address,
          ...defined({
            periodic: periodic === undefined ? undefined : (true as const),
            due: due === '' ? undefined : flat(due.replace(/\s+/g, ' ')),
            thread: pointerIn(context, thread),
            symbol: symbol === undefined ? undefined : intern(symbol),
          }),
        });
      } else if (!known.test(line)) continue;
      text.recognise(at);
    }
    return { records };
  },
};
