/**
 * `!teb`.
 *
 *     TEB at 000000c64b95d000
 *         StackBase:            000000c64ba80000
 *         StackLimit:           000000c64ba6f000
 *         ClientId:             0000000000003bbc . 0000000000004ba0
 *         LastStatusValue:      c0000034
 *
 * Documentation: "!teb".
 */
import type { TebRecord } from '../model/security';
import { readRecords, set, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn, hexNumber, pointerIn } from './lines/values';
import type { Parser } from './parser';

const head = /^(?:Wow64 )?TEB(?:32)? at (?:0x)?([0-9a-f`]{8,17})$/i;

const fields: readonly Shape<Draft<TebRecord>>[] = [
  [
    /^ClientId:\s+([0-9a-f`]+) \. ([0-9a-f`]+)$/i,
    ([, process = '', thread = ''], draft) =>
      (draft.cid = { process: hexNumber(process), thread: hexNumber(thread) }),
  ],
  [
    /^(StackBase|StackLimit|PEB Address):\s+([0-9a-f`]+)$/i,
    ([, name = '', value], draft, context) => {
      const field = name === 'StackBase' ? 'stackBase' : name === 'StackLimit' ? 'stackLimit' : 'peb';
      set(draft, { [field]: pointerIn(context, value) });
    },
  ],
  [/^LastErrorValue:\s+(\d+)\b/, ([, value], draft) => (draft.lastError = Number(value))],
  [/^LastStatusValue:\s+([0-9a-f]+)\b/i, ([, value = ''], draft) => (draft.lastStatus = hexNumber(value))],
  [/^Count Owned Locks:\s+(\d+)\b/, ([, value], draft) => (draft.ownedLocks = Number(value))],
  [
    /^(?:ExceptionList|SubSystemTib|FiberData|ArbitraryUserPointer|Self|EnvironmentPointer|Real ClientId|RpcHandle|Tls Storage|HardErrorMode|Last(?:Error|Status)Value|Deallocation\w*|GdiTebBatch|Win32ThreadInfo):\s*(?:\(NTSTATUS\)\s*)?[0-9a-fx`]+/i,
  ],
];

export const tebParser: Parser = {
  commands: /^!(?:\w+\.)?teb\b/i,
  openers: [
    {
      kind: 'teb',
      starts: ['TEB at ', 'TEB32 at ', 'Wow64 TEB'],
      opens: (_bytes, at, end) => end - at < 40,
    },
  ],
  parse(text, context, from) {
    const records = readRecords<Draft<TebRecord>>(text, context, from, {
      open(line, at) {
        const address = addressIn({ ...context, mode: 'user' }, head.exec(line)?.[1]);
        return address && { kind: 'teb', lines: [at, at], address };
      },
      fields,
    });
    return { records };
  },
};
