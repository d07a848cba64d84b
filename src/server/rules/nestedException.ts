/** BC10: one stack on which exceptions were dispatched more than once: the deepest was the first. */
import type { Frame, StackRecord } from '../model/stack';
import { functionName } from '../transcript/frames';
import type { Entry, Transcript } from '../transcript/transcript';
import { thingId } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

/** The row that dispatches, and the row below it that was interrupted. */
const dispatch = /^_?Ki(?:UserExceptionDispatch(?:er)?|DispatchException)$/;

export const nestedException: Rule = {
  id: 'nested-exception',
  severity: 'info',
  surface: 'card',
  summary: 'Exceptions were dispatched more than once on one stack: the deepest of them came first.',
  *check({ transcript }) {
    for (const entry of transcript.stacksCalling(dispatch)) {
      const rows = dispatches(entry.record);
      if (rows.length > 1) yield draft(transcript, entry, rows);
    }
  },
};

/** Neighbouring rows of one dispatch count once; user and kernel dispatch of one exception as well. */
function dispatches({ frames }: StackRecord): number[] {
  const rows = frames.flatMap((frame, at) => (isDispatch(frame) ? [at] : []));
  const kinds = rows.map((at) => functionName(frames[at] ?? { symbol: '' }).startsWith('KiUser'));
  const isUser = kinds.includes(true);
  return rows.filter((at, index) => (!isUser || kinds[index] === true) && rows[index + 1] !== at + 1);
}

function isDispatch(frame: Frame): boolean {
  return dispatch.test(functionName(frame));
}

function draft(transcript: Transcript, entry: Entry<StackRecord>, rows: readonly number[]): Draft {
  const { frames } = entry.record;
  const thread = transcript.threadOf(entry);
  const deepest = frames[(rows.at(-1) ?? 0) + 1];
  const at = deepest ? ` in ${functionName(deepest)}` : '';
  return {
    session: entry.session.id,
    subject: `${entry.index}`,
    lines: transcript.lines(entry, deepest?.lines),
    grade: 'inferred',
    message: `${rows.length} exceptions were dispatched on this stack: the deepest, first one was raised${at}.`,
    proof: rows.map((row) => ({
      claim: `an exception is dispatched at row ${row}`,
      lines: transcript.lines(entry, frames[row]?.lines),
      grade: 'observed' as const,
    })),
    related: [],
    alternatives: ['the first one was handled, and the second is of its own'],
    missing: [
      { what: 'the exception and context records of the deepest dispatch', command: 'dps @$csp L200' },
    ],
    next: ['.exr -1', 'kb'],
    ...(thread && { things: [thingId(thread.session, 'thread', thread.record.address)] }),
  };
}
