/**
 * `!findstack`: the frames of each thread that match.
 *
 *     Thread 009, 2 frame(s) match
 *             * 06 03eaffac 771d9263 wininet!ICAsyncThread::SelectThread+0x22a
 *             * 07 03eaffb4 7c80b50b wininet!ICAsyncThread::SelectThreadWrapper+0xd
 *
 * The frame numbers are decimal. Documentation: "!uext.findstack".
 */
import type { Frame, StackDialect } from '../model/stack';
import { flat } from '../text/intern';
import { readFrame } from './lines/frame';
import { headerFromRow } from './lines/stackHeader';
import type { Sweeper } from './lines/sweep';
import { nothing, type Parser } from './parser';

const head = /^Thread \d+, \d+ frame\(s\) match/;
/** The asterisk is lost where every line of an excerpt has one. */
const row = /^(?:\* )?(\d{1,4}) ([0-9a-f].*)$/i;

const sweeper: Sweeper = {
  first: 'T',
  sweep(text, from, line, context) {
    if (!head.test(line)) return undefined;
    text.recognise(from);
    const frames: Frame[] = [];
    let dialect: StackDialect = 'x86';
    let last = from;
    for (let at = text.next(from); at < text.count; at = text.next(at)) {
      const match = row.exec(text.trimmed(at));
      const header = match?.[2] === undefined ? undefined : headerFromRow(match[2]);
      const frame =
        match?.[2] !== undefined && header && readFrame(match[2], header, frames.length, at, context);
      if (!frame) break;
      dialect = header.dialect;
      frames.push({ ...frame, number: Number(match[1]) });
      text.recognise(at);
      last = at;
    }
    return {
      records:
        frames.length === 0
          ? [{ kind: 'notice', lines: [from, from], what: 'search', text: flat(line) }]
          : [{ kind: 'stack', lines: [from, last], dialect, frames, warnings: [] }],
      next: last + 1,
    };
  },
};

export const findstackParser: Parser = { parse: () => nothing, sweeper };
