/** Walking over the lines of a section: what most parsers of tables and lists do. */
import type { SectionText } from '../../text/sectionText';
import type { Span } from '../../text/span';
import { withoutRemark } from './withoutRemark';

/** No line of a table is longer; a longer one is not offered, so that no pattern meets one. */
const longest = 600;
const gap = /[ \t]{3,}/g;

/**
 * Offers every line from `from` on to `read`, and marks those it understood. Runs of blanks come as two at most: a gap between columns.
 * Answers the first and the last line understood.
 */
export function walk(
  text: SectionText,
  from: number,
  read: (line: string, at: number) => boolean,
): Span | undefined {
  let first: number | undefined;
  let last = from;
  for (let at = text.nextUnread(from); at < text.count; at = text.nextUnread(at + 1)) {
    const line = text.trimmed(at);
    if (line.length > longest) continue;
    const shown = line.includes('   ') || line.includes('\t') ? line.replace(gap, '  ') : line;
    const own = withoutRemark(shown);
    if (!read(shown, at) && (own === shown || own === '' || !read(own, at))) continue;
    text.recognise(at);
    first ??= at;
    last = at;
  }
  return first === undefined ? undefined : [first, last];
}
