/**
 * `!qlocks`: who owns and who waits for the queued spin locks, one column for each processor.
 *
 *     Key: O = Owner, 1-n = Wait order, blank = not owned/waiting, C = Corrupt
 *
 *                            Processor Number
 *         Lock Name         0  1  2  3
 *
 *     KE   - Dispatcher        O  1
 *     MM   - PFN
 *
 * Documentation: "!qlocks".
 */
import type { QueuedLocksRecord } from '../model/lock';
import { flat } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { nothing, type Parser } from './parser';

type Lock = QueuedLocksRecord['locks'][number];

const key = /^Key: O = Owner, 1-n = Wait order\b/i;
const title = /^Processor Number$/i;
const header = /^Lock Name((?:\s+\d{1,4})+)$/i;
const row = /^[A-Z][A-Za-z]{1,7}\s+-\s+\S/;
const state = /^(?:O|C|\d{1,4})$/;
/** The header stands so much further right than the rows, whatever the indentation of both is. */
const headerIndent = 4;
/** From one processor to the next; where blanks were lost, nobody can say which processor a state belongs to. */
const columnWidth = 3;

export const queuedLocksParser: Parser = {
  commands: /^!(?:\w+\.)?qlocks\b/i,
  openers: [{ kind: 'queuedLocks', starts: ['Key: O = Owner'] }],
  parse(text, _, from) {
    let columns: readonly Column[] | undefined;
    let first: number | undefined;
    let last = from;
    const locks: Lock[] = [];
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const opened = header.exec(line);
      if (opened) columns = columnsOf(line, opened[1] ?? '');
      else if (columns && row.test(line)) locks.push(...readRow(text, at, columns));
      else if (!key.test(line) && !title.test(line)) continue;
      text.recognise(at);
      first ??= at;
      last = at;
    }
    if (!columns || first === undefined) return nothing;
    return { records: [{ kind: 'queuedLocks', lines: [first, last], locks }] };
  },
};

interface Column {
  readonly processor: number;
  /** Of its last digit: the states are aligned to it. */
  readonly end: number;
}

function columnsOf(line: string, numbers: string): Column[] {
  const start = headerIndent + line.length - numbers.length;
  const columns = Array.from(numbers.matchAll(/\d+/g), ({ 0: digits, index }) => ({
    processor: Number(digits),
    end: start + index + digits.length,
  }));
  const isCollapsed = columns.some(({ end }, index) => end - (columns[index - 1]?.end ?? 0) < columnWidth);
  return isCollapsed ? [] : columns;
}

/** States stand below their processor; a word that stands below none belongs to the name. */
function readRow(text: SectionText, at: number, columns: readonly Column[]): Lock[] {
  const line = text.trimmed(at);
  const left = (columns[0]?.end ?? line.length + 2) - 2;
  const states = Array.from(line.slice(left).matchAll(/\S+/g), ({ 0: word, index }) => ({
    word,
    end: left + index + word.length,
  })).flatMap(({ word, end }) => {
    const column = columns.find((one) => Math.abs(one.end - end) <= 1);
    return column && state.test(word) ? [stateOf(column.processor, word)] : [];
  });
  if (states.length === 0) return [];
  const name = flat(line.slice(0, left).trim().replace(/\s+/g, ' '));
  return [{ name, states, lines: [at, at] }];
}

function stateOf(processor: number, word: string): Lock['states'][number] {
  if (word === 'O') return { processor, state: 'owner' };
  return word === 'C' ? { processor, state: 'corrupt' } : { processor, state: 'waits', wait: Number(word) };
}
