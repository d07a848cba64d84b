/**
 * `k` and its kin, `~1k`, and stacks without a command.
 *
 *     0:001:x86> ~1k
 *     ChildEBP RetAddr
 *     0012fac4 7d4d8bf1 ntdll_7d600000!NtWaitForSingleObject+0x15
 *
 * Documentation: "k, kb, kc, kd, kp, kP, kv (Display Stack Backtrace)".
 */
import type { Context } from '../model/context';
import type { TranscriptRecord } from '../model/record';
import { ascii, startsWith } from '../text/bytes';
import { flat } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { headerFromRow } from './lines/stackHeader';
import { readHeaderless, readRows, readStacks } from './lines/stackRows';
import { hexDigits, letters, type Sweeper, type Swept } from './lines/sweep';
import { withoutRemark } from './lines/withoutRemark';
import type { Parser } from './parser';

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

/** `.frame` answers with one row: its number first. */
const numbered = /^[0-9a-f]{2,3} (?:[0-9a-f]{8}[`\s]|\(Inline)/i;

/** Rows without a header, two or more of one shape; and the single row that `.frame` prints. */
const sweeper: Sweeper = {
  first: `${hexDigits}${letters}(`,
  sweep(text, at, line, context): Swept | undefined {
    const bare = readBare(text, at, line, context);
    if (bare) return bare;
    const header = line.includes('!') || line.includes('+0x') ? headerFromRow(line) : undefined;
    if (!header || header.dialect === 'minimal' || header.dialect === 'kc') return undefined;
    const isNumbered = numbered.test(line);
    // Two addresses and a symbol are a row of `dps` as well.
    if (!isNumbered && (header.dialect === 'x86' || header.dialect === 'x64')) return undefined;
    if (follows(text, at, header.dialect, line)) {
      const read = readRows(text, at, at, header, context);
      return read && { records: [read.stack], next: read.next };
    }
    if (!isNumbered) return undefined;
    text.recognise(at);
    return { records: [{ kind: 'notice', lines: [at, at], what: 'unwind', text: flat(line) }], next: at + 1 };
  },
};

/** Call sites alone, a few in a row: `kc` without its header, a list that somebody made. */
const bareSite = /^[\w.$]+(?:![^\s+]+)?\+0x[0-9a-f]+$/i;
const fewest = 3;

function readBare(text: SectionText, from: number, line: string, context: Context): Swept | undefined {
  if (!bareSite.test(line)) return undefined;
  let at = from;
  for (let count = 1; count < fewest; count++) {
    at = text.next(at);
    if (at >= text.count || text.isKnown(at) || !bareSite.test(text.trimmed(at))) return undefined;
  }
  const read = readRows(text, from, from, { dialect: 'kc' }, context);
  return read && { records: [read.stack], next: read.next };
}

/** Whether the row below is the next of the same stack: the same columns, another frame. */
function follows(text: SectionText, at: number, dialect: string, line: string): boolean {
  const below = text.next(at);
  const next = below < text.count && !text.isKnown(below) ? text.trimmed(below) : '';
  return withoutRemark(next) !== withoutRemark(line) && headerFromRow(next)?.dialect === dialect;
}

export const stackParser: Parser = {
  commands: /^(?:~(?:\d+|\*|\.|#)\s*)?k[bcfnpPLMvx]*(?:\s|$|=)/,
  openers: [
    {
      kind: 'stack',
      starts: ['ChildEBP', 'Child-SP', 'RetAddr', 'Memory  Child', 'Call stack:', '#'],
      opens: hasHeaderWords,
      joins: ['command', 'thread', 'userThread'],
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
  sweeper,
};
