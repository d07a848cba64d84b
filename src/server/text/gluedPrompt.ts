/**
 * A prompt that lost the line break before it: it ends the output on its line, and the command behind it is not a part of that.
 *
 *     00000000`014edf68 00000000 000000010:006:x86> dq 014edf74 l1
 */

/** Before the `>` of a prompt, the number that other digits may run into apart: `0:006:x86`, `0: kd`, `lkd`. */
const ending = /(?:(\d{1,4})(:\d{3,5}(?::[a-z]\w{1,7})?|: kd(?::\w{2,8})?)|l?kd(?::\w{2,8})?)$/i;
/** Output ends so; behind anything else the text names a prompt and was not glued to one. `16.kd>` is the prompt of a processor. */
const output = /^(?!\d+\.$).*[\w)\].]$/;
/** No prompt is longer. */
const longest = 24;
/** Occurrences of `>` that are looked at in one text. */
const most = 256;

/** True when some line of a text may hold such a prompt. */
export function hasGluedPrompt(text: string): boolean {
  let at = text.indexOf('>');
  for (let count = 0; at >= 0 && count < most; count++) {
    if (isEnd(text, at) && mayBeGlued(lineBefore(text, at))) return true;
    at = text.indexOf('>', at + 1);
  }
  return false;
}

/** The line without the prompt in its middle, and without what follows; `prompt` of the session tells how many digits are its own. */
export function withoutGluedPrompt(line: string, prompt: string | undefined): string {
  for (let at = line.indexOf('>'); at >= 0; at = line.indexOf('>', at + 1)) {
    const start = isEnd(line, at) ? startOf(line.slice(0, at), prompt) : -1;
    if (start > 0 && output.test(line.slice(0, start))) return line.slice(0, start).trimEnd();
  }
  return line;
}

/** Something stands before the prompt, or a digit that may not be its own: at most prompts nothing is glued. */
function mayBeGlued(line: string): boolean {
  const match = ending.exec(line);
  return match !== null && (match.index > 0 || (match[1] ?? '').length > 1);
}

/** A command follows, or nothing. */
function isEnd(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  return next === '' || next === ' ' || next === '\n' || next === '\r';
}

function lineBefore(text: string, at: number): string {
  const part = text.slice(Math.max(0, at - longest), at);
  return part.slice(part.lastIndexOf('\n') + 1);
}

/** Where the prompt begins that ends a text; -1 for none, and where its number cannot be told from the digits before it. */
function startOf(text: string, prompt: string | undefined): number {
  const part = text.slice(-longest);
  const match = ending.exec(part);
  if (!match) return -1;
  const [whole, digits, rest = ''] = match;
  if (digits === undefined) return text.length - whole.length;
  const width = /^\d+(?=:)/.exec(prompt ?? '')?.[0].length;
  return width === undefined || width > digits.length ? -1 : text.length - rest.length - width;
}
