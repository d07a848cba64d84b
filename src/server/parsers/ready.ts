/**
 * `!ready`: headings, and THREAD blocks between them, which are sections of their own.
 *
 *     Processor 0: No threads in READY state
 *     Processor 1: Ready Threads at priority 8
 *         THREAD fffffa80036cb040  Cid 0004.0038 …
 *     KSHARED_READY_QUEUE fffff8033f4f0a00: (00) ****------------------------------------------------------------
 *     SharedReadyQueue fffff8033f4f0a00: Ready Threads at priority 9
 *
 * Documentation: "!ready".
 */
import type { ReadyRecord } from '../model/processor';
import { ascii, colon, find, startsWith } from '../text/bytes';
import { addressIn, defined } from './lines/values';
import type { Parser } from './parser';

const heading =
  /^(?:Processor (\d+)|SharedReadyQueue (?:0x)?([0-9a-f`]+)|(?:CPU|Group) \d+):\s+(?:(No threads in READY state)|Ready Threads at priority (\d+))/i;
const bare = /^Ready Threads at priority (\d+)$/;
const queue = /^KSHARED_READY_QUEUE (?:0x)?[0-9a-f`]+: \(\d+\) [*-]+$/i;

const none = ascii('No threads');
const some = ascii('Ready Threads');

/** `Processor 1: Ready Threads …`. */
function isHeading(bytes: Uint8Array, at: number, end: number): boolean {
  const found = find(bytes, at, Math.min(end, at + 16), colon) + 2;
  return found > 1 && (startsWith(bytes, found, end, none) || startsWith(bytes, found, end, some));
}

export const readyParser: Parser = {
  commands: /^!(?:\w+\.)?ready\b/i,
  openers: [
    { kind: 'ready', starts: ['Processor '], opens: isHeading },
    {
      kind: 'ready',
      starts: ['SharedReadyQueue ', 'KSHARED_READY_QUEUE ', 'Ready Threads at priority'],
    },
  ],
  parse(text, context, from) {
    const records: ReadyRecord[] = [];
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const match = heading.exec(line);
      const [, processor, shared, noThreads, atPriority] = match ?? [];
      const priority = match ? atPriority : bare.exec(line)?.[1];
      if (match ?? priority)
        records.push({
          kind: 'ready',
          lines: [at, at],
          ...defined({
            address: addressIn(context, shared),
            processor: processor === undefined ? undefined : Number(processor),
            priority: priority === undefined ? undefined : Number(priority),
            empty: noThreads === undefined ? undefined : (true as const),
          }),
        });
      else if (!queue.test(line)) continue;
      text.recognise(at);
    }
    return { records };
  },
};
