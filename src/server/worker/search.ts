/** A literal search over a text of any size, section by section: matches are told as they are found. */
import type { Match, SearchResult } from '../../shared/requests';
import type { OpenedText } from '../node/fileText';
import type { CancellationToken } from '../service';

/** Nobody reads more; the search ends there. */
const most = 5000;
/** Milliseconds of work between two turns of the event loop. */
const slice = 25;
/** UTF-16 units shown before and behind a match. */
const before = 60;
const behind = 160;

export interface Query {
  readonly text: string;
  readonly matchCase: boolean;
}

export async function searchText(
  source: OpenedText['source'],
  { text, matchCase }: Query,
  found: (matches: readonly Match[]) => void,
  breathe: () => Promise<void>,
  token: CancellationToken,
): Promise<SearchResult> {
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), matchCase ? 'g' : 'gi');
  let matches = 0;
  let started = performance.now();
  let waiting: Match[] = [];
  const flush = (): void => {
    if (waiting.length > 0) found(waiting);
    waiting = [];
  };
  for (let section = 0; text !== '' && section < source.sections.length; section++) {
    for (const match of matchesIn(source.text(section), source.base(section), pattern)) {
      if (matches === most) {
        flush();
        return { matches, more: true };
      }
      matches++;
      waiting.push(match);
    }
    if (performance.now() - started < slice) continue;
    flush();
    await breathe();
    if (token.isCancellationRequested) break;
    started = performance.now();
  }
  flush();
  return { matches, more: false };
}

/** Walks the lines once. `base`: the 0-based line at which the text begins. */
function* matchesIn(text: string, base: number, pattern: RegExp): Iterable<Match> {
  let line = base + 1;
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  for (const { index, 0: found } of text.matchAll(pattern)) {
    // Looked for once in each line: there may be many matches in one of 60 MB.
    for (; lineEnd >= 0 && lineEnd < index; lineEnd = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = lineEnd + 1;
    }
    const start = index - lineStart;
    yield {
      line,
      start,
      end: start + found.length,
      text: around(text, lineStart, index, index + found.length),
    };
  }
}

function around(text: string, lineStart: number, start: number, end: number): string {
  const from = Math.max(lineStart, start - before);
  const shown = text.slice(from, end + behind);
  const lineEnd = shown.indexOf('\n', end - from);
  // Control characters have no look; a match is shown in one row.
  const row = (lineEnd < 0 ? shown : shown.slice(0, lineEnd)).replace(/\p{Cc}+/gu, ' ').trim();
  return from > lineStart ? `…${row}` : row;
}
