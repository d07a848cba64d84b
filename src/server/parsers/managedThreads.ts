/**
 * `!threads` (`!clrthreads`) of SOS.
 *
 *     ThreadCount:      3
 *      DBG   ID OSID ThreadOBJ           State GC Mode     GC Alloc Context                  Domain           Count Apt Exception
 *        0    1 6e78 000001B18F822B20    2a020 Preemptive  000001B191537258:000001B1915374D0 000001b18f83a810 1     MTA
 *     XXXX    2  c60 00000000020c3130     b220 Enabled     000000013fbe5ed0:000000013fbe7da8 000000000208e770 0     MTA (Finalizer)
 *
 * Documentation: "SOS debugging extension".
 */
import type { Context } from '../model/context';
import type { ManagedThreadRecord } from '../model/runtime';
import { flat, intern } from '../text/intern';
import { decimalDigits, type Sweeper } from './lines/sweep';
import { addressIn, defined } from './lines/values';
import { nothing, type Parser } from './parser';

const row =
  /^(XXXX|\d{1,5})\s+([0-9a-f]+)\s+([0-9a-f]+)\s+([0-9a-f]{8,16})\s+([0-9a-f]+)\s+(?:Enabled|Disabled|Preemptive|Cooperative)\s+[0-9a-f]+:[0-9a-f]+\s+([0-9a-f]{8,16})\s+(-?\d+)(?:\s+(Ukn|MTA|STA|NTA|\w+))?(?:\s+(\(.*|\S.*))?$/i;
const counts =
  /^(?:ThreadCount|UnstartedThread|BackgroundThread|PendingThread|DeadThread|Hosted Runtime): +\S+$/;
const heading = /^(?:DBG\s+)?ID\s+(?:OSID\s+)?ThreadOBJ\s+State\b/;
const upperHeading = /^(?:PreEmptive\s+)?(?:GC Alloc\s+)?Lock$/;

const sweeper: Sweeper = {
  first: `${decimalDigits}XTUBPDHIGL`,
  sweep(text, at, line, context) {
    const thread = readThread(line, at, context);
    if (thread) {
      text.recognise(at);
      return { records: [thread], next: at + 1 };
    }
    if (!counts.test(line) && !heading.test(line) && !upperHeading.test(line)) return undefined;
    text.recognise(at);
    return { records: [{ kind: 'notice', lines: [at, at], what: 'other', text: flat(line) }], next: at + 1 };
  },
};

function readThread(line: string, at: number, context: Context): ManagedThreadRecord | undefined {
  const match = row.exec(line);
  if (!match) return undefined;
  const [, number = '', id = '', osId = '', object, state = '', , locks, apartment, note] = match;
  return defined({
    kind: 'managedThread',
    lines: [at, at],
    address: addressIn(context, object),
    number: number === 'XXXX' ? undefined : Number(number),
    id: Number.parseInt(id, 16),
    osId: Number.parseInt(osId, 16),
    state: Number.parseInt(state, 16),
    lockCount: Number(locks),
    apartment: apartment === undefined ? undefined : intern(apartment),
    note: note === undefined ? undefined : flat(note),
  });
}

export const managedThreadsParser: Parser = { parse: () => nothing, sweeper };
