/**
 * What MEX prints of a program that is debugged: rows of `!lt`, the head of `!t`, rows of `!cs`.
 *
 *      # DbgID ThdID Wait Function                       User Kernel Info     TEB
 *     ->     0   700 app!main+0xdc                          0      0 Event... 0000003ba316b000
 *
 *     DbgID ThreadID       User Kernel
 *     1     27b4 (0n10164)    0      0
 *
 *     Name          Critical Section Debug Info       State  Lock Count Waiter Woken Owning Thread Recursion Count Event Handle Spin Count
 *     app!section   00007ff605dd5af8 00007ffa0f9d3220 Locked          1 No           10b8                        1 7ff605dd5b10   33556432
 */
import type { Context } from '../../model/context';
import type { CriticalSectionRecord } from '../../model/lock';
import type { UserThreadRecord } from '../../model/userThread';
import { intern } from '../../text/intern';
import { addressIn, defined, hexNumber, pointerIn } from './values';

export const mexThreadList = /^#?\s*DbgID\s+ThdID\s/;
const listed =
  /^(?:(->)\s+)?(\d{1,5})\s+([0-9a-f]{1,6})\s+\S+\s+\S+\s+\S+(?:\s+\S+)?\s+([0-9a-f]{16}|[0-9a-f]{8})(?:\s+\d.*)?$/i;
const shown = /^(\d{1,5})\s+([0-9a-f]{1,6}) \(0n(\d{1,8})\)\s+\S+\s+\S+/i;
const section =
  /^(\S+)\s+([0-9a-f]{16}|[0-9a-f]{8})\s+(?:[0-9a-f]{16}|[0-9a-f]{8})\s+(Locked|Not Locked|Unlocked)\s+(-?\d+)\s+(Yes|No)\s+([0-9a-f]{1,8})( - Warning!!! ThreadID is not valid\b[^\d]{0,120})?\s+(\d+)\s/i;

/** A row of `!lt`. */
export function readMexListed(line: string, at: number, context: Context): UserThreadRecord | undefined {
  const match = listed.exec(line);
  if (!match) return undefined;
  const [, mark, number, thread = '', teb] = match;
  return defined({
    kind: 'userThread' as const,
    lines: [at, at] as const,
    number: Number(number),
    cid: { thread: hexNumber(thread) },
    teb: pointerIn(context, teb),
    mark: mark === undefined ? undefined : ('.' as const),
  });
}

/** The line below the head of `!t`. */
export function readMexShown(line: string, at: number): UserThreadRecord | undefined {
  const [, number, thread = '', decimal] = shown.exec(line) ?? [];
  if (number === undefined || hexNumber(thread) !== Number(decimal)) return undefined;
  return { kind: 'userThread', lines: [at, at], number: Number(number), cid: { thread: hexNumber(thread) } };
}

/** A row of `!cs`. */
export function readMexSection(
  line: string,
  at: number,
  context: Context,
): CriticalSectionRecord | undefined {
  const match = section.exec(line);
  const address = addressIn(context, match?.[2]);
  if (!match || !address) return undefined;
  const [, symbol = '', , state = '', lockCount, woken = '', owner = '', invalid, recursion] = match;
  const owningThread = hexNumber(owner);
  return defined({
    kind: 'criticalSection' as const,
    lines: [at, at] as const,
    address,
    symbol: symbol.includes('!') ? intern(symbol) : undefined,
    locked: /^locked$/i.test(state),
    lockCount: Number(lockCount),
    waiterWoken: /^yes$/i.test(woken),
    owningThread: owningThread > 0 ? owningThread : undefined,
    ownerInvalid: invalid === undefined ? undefined : (true as const),
    recursionCount: Number(recursion),
  });
}
