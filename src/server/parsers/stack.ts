/**
 * `k` and its kin, `~1k`, and stacks without a command.
 *
 *     0:001:x86> ~1k
 *     ChildEBP RetAddr
 *     0012fac4 7d4d8bf1 ntdll_7d600000!NtWaitForSingleObject+0x15
 *
 * Documentation: "k, kb, kc, kd, kp, kP, kv (Display Stack Backtrace)".
 */
import type { TranscriptRecord } from '../model/record';
import { ascii, startsWith } from '../text/bytes';
import type { Parser } from './parser';
import { readHeaderless, readStacks } from './lines/stackRows';

const retAddr = ascii('RetAddr');

/** Another header word must follow, so that a sentence that begins with "RetAddr" opens nothing. */
function hasHeaderWords(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at > 140) return false;
  for (let index = at + 4; index < end; index++) {
    if (bytes[index] === 82 && startsWith(bytes, index, end, retAddr)) return true;
    if (bytes[index] === 83 && startsWith(bytes, index, end, site)) return true;
  }
  return false;
}

const site = ascii('Site');

export const stackParser: Parser = {
  commands: /^(?:~(?:\d+|\*|\.|#)\s*)?k[bcfnpPLMvx]*(?:\s|$|=)/,
  openers: [
    {
      kind: 'stack',
      starts: ['ChildEBP', 'Child-SP', 'RetAddr', 'Memory  Child', 'Call stack:', '#'],
      opens: hasHeaderWords,
      joins: ['command', 'thread'],
    },
  ],
  parse(text, context, from) {
    const records: TranscriptRecord[] = [];
    if (text.continued) {
      const rest = readHeaderless(text, from, context);
      if (rest) records.push(rest.stack);
    }
    records.push(...readStacks(text, from, context));
    if (records.length === 0 && text.kind === 'command') {
      const bare = readHeaderless(text, from, context);
      if (bare) records.push(bare.stack);
    }
    return { records };
  },
};
