/**
 * Critical sections: `!locks` in user mode, `!critsec`, and every form of `!cs`.
 *
 *     CritSec ntdll!FastPebLock+0 at 77FC49E0        Critical section   = 0x77fc49e0 (ntdll!FastPebLock+0x0)
 *     LockCount          0                           DebugInfo          = 0x77fc3e00
 *     RecursionCount     1                           LOCKED
 *     OwningThread       c78                         LockCount          = 0x0
 *     *** Locked                                     OwningThread       = 0x00000c78
 *
 * Documentation: "!locks (!ntsdexts.locks)", "!critsec", "!cs".
 */
import type { Context } from '../model/context';
import type { CriticalSectionRecord } from '../model/lock';
import { find } from '../text/bytes';
import { intern } from '../text/intern';
import { readTraceRow } from './lines/traceRow';
import { addressIn, defined, pointerIn } from './lines/values';
import { walk } from './lines/walk';
import type { Parser } from './parser';

type Draft = { -readonly [K in keyof CriticalSectionRecord]: CriticalSectionRecord[K] };

const critSec = /^CritSec (\S+) at (?:0x)?([0-9a-f`]{5,17})\b/i;
const section = /^Critical section\s*=\s*(?:0x)?([0-9a-f`]+)(?:\s+\((\S+)\))?$/i;
const debugInfo = /^DebugInfo\s*=\s*(?:0x)?([0-9a-f`]+)$/i;
const field =
  /^(LockCount|WaiterWoken|RecursionCount|OwningThread(?! (?:DbgId|Stack)\b)|EntryCount|ContentionCount|LockSemaphore|SpinCount|OwningDbgThread|OwningDbgId)\s*=?\s*(NOT LOCKED|\S+)(?:\s|$)/i;
const state = /^(?:(\*\*\* )?(NOT )?LOCKED)(?:\s|$)/i;
const around =
  /^(?:-{20,}|OwningThread (?:DbgId\s*=\s*\S+|Stack\s*=?)|Scanned \d+ critical sections|Stack trace for DebugInfo = (?:0x)?[0-9a-f`]+:?|Cannot read (?:structure field value at|memory at) (?:0x)?[0-9a-f`]+\b.*|Tree root (?:0x)?[0-9a-f`]+|Level\s+Node\s+CS\s+Debug\b.*|No stack trace (?:saved|available).*)$/i;
const treeRow = /^\d+ [0-9a-f`]{8,17} [0-9a-f`]{8,17} [0-9a-f`]{8,17}(?:\s+[0-9a-f]+){5,8}$/i;

const equals = 61;

function hasEquals(bytes: Uint8Array, at: number, end: number): boolean {
  const found = find(bytes, at, Math.min(end, at + 28), equals);
  return found > 0;
}

export const criticalSectionParser: Parser = {
  commands: /^!(?:ntsdexts\.|exts\.)?(?:critsec|cs)\b/i,
  openers: [
    { kind: 'criticalSection', starts: ['CritSec '] },
    {
      kind: 'criticalSection',
      starts: ['Critical section'],
      opens: hasEquals,
      joins: ['criticalSection'],
    },
    { kind: 'criticalSection', starts: ['DebugInfo '], opens: hasEquals, joins: ['criticalSection'] },
  ],
  parse(text, context, from) {
    const found: Draft[] = [];
    walk(text, from, (line, at) => {
      if (opens(line, at, found, context)) return true;
      const open = found.at(-1);
      if (open && readField(line, open)) {
        open.lines = [open.lines[0], at];
        return true;
      }
      return around.test(line) || treeRow.test(line) || readTraceRow(line, at, context) !== undefined;
    });
    return { records: found.filter(({ address, debugInfo: info }) => address ?? info) };
  },
};

/** The line that begins a critical section, or names what the one that is open lacks. */
function opens(line: string, at: number, found: Draft[], context: Context): boolean {
  const named = critSec.exec(line);
  if (named) return add(found, at, undefined, placed(context, named[2], named[1]));
  const last = found.at(-1);
  const open = last?.locked === undefined ? last : undefined;
  const bare = section.exec(line);
  if (bare) return add(found, at, open?.address ? undefined : open, placed(context, bare[1], bare[2]));
  const info = debugInfo.exec(line);
  if (!info) return false;
  const facts = defined({ debugInfo: pointerIn(context, info[1]) });
  return add(found, at, open?.debugInfo ? undefined : open, facts);
}

function placed(context: Context, address: string | undefined, symbol: string | undefined): Partial<Draft> {
  return defined({
    address: addressIn(context, address),
    symbol: symbol === undefined ? undefined : intern(symbol),
  });
}

/** Adds facts to the critical section that is open, or begins another. */
function add(found: Draft[], at: number, open: Draft | undefined, facts: Partial<Draft>): true {
  if (open) Object.assign(open, facts, { lines: [open.lines[0], at] });
  else found.push({ kind: 'criticalSection', lines: [at, at], ...facts });
  return true;
}

function readField(line: string, draft: Draft): boolean {
  const locked = state.exec(line);
  if (locked) {
    draft.locked = locked[2] === undefined;
    return true;
  }
  const [, name = '', value] = field.exec(line) ?? [];
  if (value === undefined) return false;
  const number = Number.parseInt(value.replace(/^0x/i, '').replaceAll('`', ''), 16);
  switch (name.toLowerCase()) {
    case 'lockcount':
      if (/^not locked/i.test(value)) draft.locked = false;
      else if (!Number.isNaN(number)) draft.lockCount = number;
      break;
    case 'waiterwoken':
      draft.waiterWoken = /^yes/i.test(value);
      break;
    case 'recursioncount':
      draft.recursionCount = number;
      break;
    case 'owningthread':
      if (number > 0) draft.owningThread = number;
      break;
    case 'entrycount':
      draft.entryCount = number;
      break;
    case 'contentioncount':
      draft.contentionCount = number;
      break;
    default:
  }
  return true;
}
