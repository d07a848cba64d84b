/** Folding: the output of each command, and in it each record of several lines. */
import type { FoldingRange } from 'vscode-languageserver-types';
import type { Lines } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import type { RecordKind } from '../model/record';
import type { Steps } from '../transcript/steps';

/** VS Code folds 5 000, and tells the user when it is given more. */
const most = 5001;
/** Lines that a reader wants to see, however many there are. */
const open: ReadonlySet<RecordKind> = new Set(['command', 'elision', 'notice', 'prototype', 'sourceLine']);

/** In steps of one record. */
export function* folding({ transcript }: Analyzed): Steps<FoldingRange[]> {
  const ranges = new Map<number, number>();
  /** Of several that begin on one line the longest is what an editor can offer. */
  const add = ([first, last]: Lines): void => {
    if (last > first && ranges.size < most) ranges.set(first, Math.max(last, ranges.get(first) ?? 0));
  };
  for (const { lines } of transcript.blocks) add(withoutBlankEnd(lines, transcript.source));
  for (const entry of transcript.all()) {
    if (ranges.size >= most) break;
    yield undefined;
    const { record } = entry;
    if (open.has(record.kind)) continue;
    const lines = transcript.lines(entry);
    const stack =
      record.kind === 'thread' || record.kind === 'userThread'
        ? transcript.stackOf({ ...entry, record })
        : undefined;
    add(stack ? [lines[0], Math.max(lines[1], transcript.lines(stack)[1])] : lines);
  }
  return Array.from(ranges, ([first, last]) => ({ startLine: first - 1, endLine: last - 1 })).sort(
    (a, b) => a.startLine - b.startLine,
  );
}

/** The blank lines before the next prompt stay visible. */
function withoutBlankEnd([first, last]: Lines, source: Analyzed['transcript']['source']): Lines {
  let end = last;
  while (end > first && end > last - 5 && source.line(end - 1).trim() === '') end--;
  return [first, end];
}
