/** Is this text debugger output? Decides from its head alone, by the shapes of its lines. */
import { signals, threshold } from './signals';

/** How much of a text is looked at, in characters. */
export const headLength = 0x1_0000;
/** Past this, a line is judged by its beginning: no shape needs more. */
const lineLength = 400;

/**
 * True when `head`, the first characters of a text, holds debugger output; prose around it, damaged white space and quoting do not
 * matter. Stops at the line that settles it. Pure, and linear in the length of `head`.
 */
export function looksLikeTranscript(head: string): boolean {
  return transcriptScore(head, threshold) >= threshold;
}

/** The sum of what the lines give away; counting stops at `enough`. */
export function transcriptScore(head: string, enough = Infinity): number {
  const added = new Float64Array(signals.length);
  const end = Math.min(head.length, headLength);
  let score = 0;
  for (let at = 0; at < end && score < enough;) {
    const newline = head.indexOf('\n', at);
    const stop = newline < 0 ? end : newline;
    score += scoreLine(bareLine(head, at, stop), added);
    at = stop + 1;
  }
  return score;
}

/** A line counts once, by the first shape it has. */
function scoreLine(line: string, added: Float64Array): number {
  if (line.length < 3) return 0;
  for (const [index, signal] of signals.entries()) {
    if (!signal.pattern.test(line)) continue;
    const before = added[index] ?? 0;
    const after = Math.min(before + signal.weight, signal.most ?? signal.weight);
    added[index] = after;
    return after - before;
  }
  return 0;
}

/** White space, quote and comment marks, the stars of a box, a byte order mark. */
const marks = new Set(Array.from(' \t\r>#|*/·\u00a0\ufeff', (mark) => mark.charCodeAt(0)));

function bareLine(text: string, from: number, to: number): string {
  let start = from;
  while (start < to && marks.has(text.charCodeAt(start))) start++;
  const line = text.slice(start, Math.min(to, start + lineLength));
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
