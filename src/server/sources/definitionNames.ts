/** The names that a text seems to define functions with: a quick look without a parser, which rather takes too many. */
import type { Language } from './sourceHost';

export interface NamePlace {
  readonly name: string;
  /** UTF-16 offset of the name. */
  readonly start: number;
}

const operator = /(?<![\w$])operator\b\s*[^\w\s(]{1,3}$/;
const longestOperator = 20;
const longestName = 300;
/** Between a name and its parenthesis. */
const longestGap = 8;
const rustName = /\bfn\s{1,8}(?<name>[A-Za-z_]\w*)/g;
const statement =
  /^(?:if|for|while|switch|return|sizeof|catch|defined|else|do|case|__except|__finally|alignas)$/;
/** Parameters beyond this many characters are no parameters. */
const longestHead = 2000;
/** Between parameters and body: qualifiers, annotations, initializers of a constructor, declarations of old C. */
const longestTail = 600;

/** Steps over the text per character of it: text that opens parentheses and never closes them is not looked at for ever. */
const patience = 8;

/** In the order of the text. */
export function definitionNames(text: string, language: Language): Iterable<NamePlace> {
  return language === 'rust' ? rustNames(text) : cppNames(text);
}

function* rustNames(text: string): Generator<NamePlace> {
  for (const match of text.matchAll(rustName)) {
    const name = match.groups?.['name'] ?? '';
    yield { name, start: match.index + match[0].length - name.length };
  }
}

/** From parenthesis to parenthesis: the name stands before one. */
function* cppNames(text: string): Generator<NamePlace> {
  let steps = patience * text.length;
  for (let open = text.indexOf('('); open >= 0 && steps > 0; open = text.indexOf('(', open + 1)) {
    const named = nameBefore(text, open);
    if (!named || statement.test(named.name)) continue;
    const closed = closing(text, open + 1);
    steps -= closed.at - open;
    if (closed.found && leadsToBody(text, closed.at)) yield named;
  }
}

function nameBefore(text: string, open: number): NamePlace | undefined {
  let end = open;
  while (end > open - longestGap && isBlank(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > end - longestName && isWord(text.charCodeAt(start - 1))) start--;
  const first = text.charCodeAt(start);
  if (start < end && !(first >= 0x30 && first <= 0x39)) return { name: text.slice(start, end), start };
  const symbol = start === end ? operator.exec(text.slice(Math.max(0, end - longestOperator), end)) : null;
  return symbol ? { name: symbol[0], start: end - symbol[0].length } : undefined;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isWord(code: number): boolean {
  const letter = code | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x24
  );
}

/** From behind an opening parenthesis to behind the one that closes it. */
function closing(text: string, from: number): { readonly at: number; readonly found: boolean } {
  let depth = 1;
  let at = from;
  for (const end = Math.min(text.length, from + longestHead); at < end; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x28) depth++;
    else if (character === 0x29 && --depth === 0) return { at: at + 1, found: true };
    else if (character === 0x3b || character === 0x7b) break; // a statement
  }
  return { at, found: false };
}

const body = /^(?:[^\S\r\n]|\r?\n)*(?<next>->|[\s\S])/;
/** What follows a call inside an expression. */
const expression = /^[);,=}?+*<>.[\]!^%&|-]$/;

function leadsToBody(text: string, from: number): boolean {
  const tail = text.slice(from, from + longestTail);
  const next = body.exec(tail)?.groups?.['next'] ?? ';';
  return next === '{' || next === ':' || (!expression.test(next) && tail.includes('{'));
}
