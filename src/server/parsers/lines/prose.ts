/** What people write between outputs. Recognised so that it is left alone, and never mistaken for output or the other way round. */
import type { SectionText } from '../../text/sectionText';

/** Words of letters alone: `de` in `0045de1a` and the names of registers are none. */
const word = /(?<![\w`=.!+])[A-Za-z][A-Za-z’'-]*(?![\w=!])/g;
const functionWord =
  /^(?:the|an?|of|to|in|is|are|was|were|be|been|it|its|this|that|these|those|and|or|but|not|no|so|as|at|by|for|from|with|on|if|then|than|we|you|i|he|they|our|my|your|have|has|had|do|does|did|can|could|will|would|should|may|might|which|what|when|where|who|how|there|here|all|any|some|one|into|about|after|before|because|since|also|just|only|very|more|other|same|de|la|el|le|les|und|der|die|das|ist|nicht|ein|eine|que|en|por|para|com|um|uma)$/i;
const outputLike =
  /[\w.$]+![\w:~<>`']+|\b[0-9a-f]{8}`?[0-9a-f]{8}\b|^(?=[a-f]*\d)[0-9a-f]{8,16}\s|^\s*[\w. ]{2,24}:\s+(?:0x)?[0-9a-f]{4,}\b|^\S+>|0x[0-9a-f]{8,}/i;
/** `STACK_COMMAND:  dps 777542a8 ; kb`, boxes, loaded modules, messages of drivers: output whatever words it holds. */
const neverProse =
  /^(?:[A-Z]+_[A-Z0-9_]+(?::| \()|[|+]|\[[+!*-]\]|ModLoad:|Arg\d:|\*{2,}|={4,}|-{4,}|\.\w+:[0-9A-F]{6,}|[0-9a-f]{8}(?:`?[0-9a-f]{8})?[\s:])|\w=\S+\s+\w+=\S|\[ ?[0-9a-f]{2} ?\] (?:at|-) |[0-9a-f]{8}`?[0-9a-f]{0,8} (?:to|\.|-) [0-9a-f]{8}|\s(?:dword|qword|byte|word) ptr\s|^\w+(?: \w+){0,3}(?: {2,}: \S| : \d)|\(0x[0-9a-f]+\)|^\[\d+[.:]\d+|^\d\d:\d\d:\d\d|\b\d+ \w+\(s\)|^\d+ \w+ of type |: \d+ out of \d+$|!!! /i;
/** One of these stands in every line that has one of the shapes above; most sentences hold none, and a look at them costs a tenth. */
const marks = /[!:>\d=[|+*(_-]/;
const hexLetters = /[a-f]{8}/i;
const pointer = / ptr\s/i;
const foreign = /[\u0250-\u1FFF\u2070-\uFFFF]/;
const everyForeign = new RegExp(foreign, 'g');

/** How people begin to talk about what they show, and debuggers rarely say anything. */
const opening =
  /^(?:We|I|You|They|He|She|It|This|That|These|Those|Here|There|So|Now|As|If|When|After|Before|Since|Because|From|In|At|On|And|But|The|Let's|Note)(?: |, )(?!\S+:)/;
const gap = /\S\s{3,}\S/;

/** A sentence, or a good part of one. */
export function isSentence(line: string): boolean {
  if (foreign.test(line) && isForeign(line)) return true;
  const words = line.match(word);
  if (!words || words.length < 4) return false;
  const mayBeOutput = marks.test(line) || hexLetters.test(line);
  if ((mayBeOutput || pointer.test(line)) && neverProse.test(line)) return false;
  const small = countSmall(words);
  if (mayBeOutput && outputLike.test(line)) return quotesOutput(line, words.length, small);
  return small >= 1 && small * 8 >= words.length && words.length * 2 >= partsOf(line);
}

/** A sentence that names what a debugger printed. */
function quotesOutput(line: string, words: number, small: number): boolean {
  return (words >= 12 && small >= 4) || (small >= 2 && opening.test(line) && !gap.test(line));
}

/** Most of it is written in other letters. */
function isForeign(line: string): boolean {
  return (line.match(everyForeign)?.length ?? 0) * 2 > line.replace(/\s/g, '').length;
}

/** Function words, up to as many as tell anything. */
function countSmall(words: readonly string[]): number {
  const enough = Math.max(4, words.length / 8);
  let count = 0;
  for (const one of words) if (functionWord.test(one) && ++count >= enough) break;
  return count;
}

/** What blanks part. */
function partsOf(line: string): number {
  let parts = 1;
  let wasBlank = false;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    const isBlank = code === 32 || (code < 14 && code > 8) || (code > 127 && /\s/.test(line.charAt(at)));
    if (isBlank && !wasBlank) parts++;
    wasBlank = isBlank;
  }
  return parts;
}

/** Columns, `KEY: value`, and what else output is made of. */
const outputShape =
  /[=<>{}|\\]|\d{3,}|\S {2,}\S|^[*+[]|^[A-Z][A-Z0-9_]+:|^\w+:\s+\S+$|\+0x[0-9a-f]|^[A-Z][A-Z0-9_]{5,}(?:$| \()|^(?:Arguments|Debugging Details|Basic Block|Stack Trace|Resetting default scope|Breakpoint \d+ hit|.* search path is):?$|^[a-f0-9]+ \(\d+\)$|\(\d+\)$|^Loading |^0x|^[.#]|^\d(?!\d?[.)] [A-Za-z])/;

/** A short line without the marks of output: a heading, a signature, a label. */
function isHeading(line: string): boolean {
  return line.length < 90 && !outputLike.test(line) && !outputShape.test(line) && /\p{L}{3}/u.test(line);
}

/** Marks in `prose` the lines of a section that nobody recognised and that are prose: sentences, and headings that stand by them. */
export function markProse(text: SectionText, prose: Uint8Array, before: boolean): void {
  let neighbour = before;
  let headings: number[] = [];
  for (let at = 0; at < text.count; at++) {
    const line = text.isKnown(at) ? undefined : text.trimmed(at);
    if (line === '') continue;
    if (line !== undefined && isSentence(line)) {
      prose[at] = 1;
      for (const heading of headings) prose[heading] = 1;
      neighbour = true;
    } else if (line !== undefined && isHeading(line)) {
      if (neighbour) prose[at] = 1;
      else headings.push(at);
      continue;
    } else neighbour = false;
    if (headings.length > 0) headings = [];
  }
}
