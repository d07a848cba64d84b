/** A piece of a transcript for a bug report: the lines asked for, some around them, and nothing that is nobody's business. */
import type { ExcerptResult } from '../../shared/requests';
import type { Lines } from '../../shared/triage';
import { version } from '../../shared/version';
import type { Analyzed } from '../findings/analyzed';
import { markdownCode } from './escape';
import { personalNames } from './scrub/personalNames';
import { scrub } from './scrub/scrub';
import { lineWords } from './words';

/** Lines before and after: what a parser sees before it meets the unknown. */
const around = 4;
/** More than that is no excerpt. */
const most = 200;
/** Names are learned from this many characters of the text. */
const readable = 8 * 1024 * 1024;

export function excerpt({ transcript }: Analyzed, asked: Lines): ExcerptResult {
  const { source, coverage } = transcript;
  const first = Math.min(Math.max(1, asked[0] - around), source.lineCount);
  const last = Math.max(first, Math.min(source.lineCount, asked[1] + around, first + most - 1));
  const lines: Lines = [first, last];
  const texts = Array.from({ length: last - first + 1 }, (_, index) => source.line(first - 1 + index));
  const unread = coverage.unrecognised
    .filter(([from, to]) => from <= last && to >= first)
    .map(([from, to]) => lineWords([Math.max(from, first) - first + 1, Math.min(to, last) - first + 1]));
  const what =
    unread.length === 0
      ? 'every line was recognised'
      : `not recognised: ${unread.slice(0, 20).join(', ')} of the excerpt`;
  const head = `kdscope ${version}; ${what}. Names, texts and addresses are stand-ins of the same width.`;
  return {
    text: `${head}\n\n${markdownCode(scrub(texts, personalNames(learned(transcript))), 'text')}\n`,
    lines,
  };
}

/** The beginning of the text: user folders and machine names stand in banners, module lists and environment blocks. */
function* learned({ source }: Analyzed['transcript']): Iterable<string> {
  let left = readable;
  for (let section = 0; section < source.sections.length && left > 0; section++) {
    const text = source.text(section);
    left -= text.length;
    yield text;
  }
}
