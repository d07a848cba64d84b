/**
 * `~`, `~*`, `~*k` and `!uniqstack`: threads as user-mode debuggers head them.
 *
 *     .  0  Id: 1f04.6e78 Suspend: 0 Teb: 00000086`9ff0a000 Unfrozen "main"
 *           Start: app!mainCRTStartup (00007ff6`3be11064)
 *           Priority: 0  Priority class: 32  Affinity: ff
 *     Child-SP          RetAddr               Call Site
 *       0  id: 16.15   Teb 7ffdd000 Unfrozen                                      NT 4
 *
 * Documentation: "~ (Thread Status)".
 */
import type { Context } from '../model/context';
import type { StartAddress } from '../model/thread';
import type { UserThreadRecord } from '../model/userThread';
import { isBlank, isDigit } from '../text/bytes';
import { flat, intern } from '../text/intern';
import { stackHeader } from './lines/stackHeader';
import { readStack } from './lines/stackRows';
import { addressIn, defined, pointerIn } from './lines/values';
import { nothing, type Parser } from './parser';

const head =
  /^([.#])?\s*(\d{1,6})\s+[Ii]d: ([0-9a-f]+)\.([0-9a-f]+)\s+(?:Suspend: (-?\d+)\s+)?Teb:? ([0-9a-f`]+)(?:\s+(Unfrozen|Frozen))?(?:\s+(\S.*))?$/i;
const priority = /^Priority: (-?\d+)\s+Priority class: (\d+)/;
const start = /^Start: (\S.*?)(?:\s+\(([0-9a-f`]{8,17})\))?$/i;
/** Lines between the first one and the stack. */
const patience = 4;

/** `.  0  Id:`: a mark, a number, `Id:` in either case. */
function isHead(bytes: Uint8Array, at: number, end: number): boolean {
  let index = at;
  if (!isDigit(bytes[index])) index++;
  while (index < end && isBlank(bytes[index])) index++;
  const number = index;
  while (index < end && isDigit(bytes[index])) index++;
  if (index === number || !isBlank(bytes[index])) return false;
  while (index < end && isBlank(bytes[index])) index++;
  return ((bytes[index] ?? 0) | 0x20) === 105 && bytes[index + 1] === 100 && bytes[index + 2] === 58;
}

export const userThreadParser: Parser = {
  openers: [
    {
      kind: 'userThread',
      starts: ['.', '#', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      opens: isHead,
    },
  ],
  parse(text, context, from) {
    if (text.continued) return nothing;
    const draft = readHead(text.trimmed(from), from, context);
    if (!draft) return nothing;
    text.recognise(from);
    let thread = draft;
    for (let at = from + 1, foreign = 0; at < text.count && foreign < patience; at++) {
      const line = text.trimmed(at);
      if (line === '') continue;
      if (stackHeader(line)) {
        const read = readStack(text, at, context);
        if (read) return { records: [{ ...thread, stackFollows: true }, read.stack] };
      }
      const fields = readField(line, at, context);
      if (!fields) {
        foreign++;
        continue;
      }
      thread = { ...thread, ...fields, lines: [from, at] };
      text.recognise(at);
    }
    return { records: [thread] };
  },
};

function readHead(line: string, at: number, context: Context): UserThreadRecord | undefined {
  const match = head.exec(line);
  if (!match) return undefined;
  const [, mark, number, process = '', thread = '', suspend, teb, state, name] = match;
  const tebAddress = pointerIn(context, teb);
  return defined({
    kind: 'userThread',
    lines: [at, at],
    address: tebAddress,
    number: Number(number),
    cid: { process: Number.parseInt(process, 16), thread: Number.parseInt(thread, 16) },
    teb: tebAddress,
    suspendCount: suspend === undefined ? undefined : Number(suspend),
    frozen: state === undefined ? undefined : state.toLowerCase() === 'frozen',
    name: name === undefined ? undefined : flat(name.replace(/^\[?"|"\]?$/g, '')),
    mark: mark === '.' || mark === '#' ? mark : undefined,
  });
}

function readField(line: string, at: number, context: Context): Partial<UserThreadRecord> | undefined {
  const priorities = priority.exec(line);
  if (priorities) return { priority: Number(priorities[1]), priorityClass: Number(priorities[2]) };
  const started = start.exec(line);
  if (!started) return undefined;
  const address = addressIn(context, started[2]);
  const startAddress: StartAddress = {
    symbol: intern(started[1] ?? ''),
    ...(address && { address }),
    lines: [at, at],
  };
  return { startAddress };
}
