/** Where an address or a symbol is mentioned: found by scanning the text when somebody asks. */
import { parseAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { Source } from '../text/source';

export interface Mention {
  /** 1-based. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Finds the places of one needle in a text: offsets in UTF-16 units, or undefined where it is part of something else. */
interface Needle {
  readonly texts: readonly string[];
  /** `at` is where one of `texts` begins. */
  place(text: string, at: number): { readonly start: number; readonly end: number } | undefined;
}

/** All spellings of an address: with or without backtick, `0x` and leading zeros, in either case. */
export function* addressMentions(source: Source, address: Address, within?: Lines): Iterable<Mention> {
  yield* mentions(source, addressNeedle(address), within);
}

/** `nt!KiSwapThread`, with whatever displacement. */
export function* symbolMentions(source: Source, symbol: string, within?: Lines): Iterable<Mention> {
  yield* mentions(source, symbolNeedle(symbol), within);
}

/** Characters in which a hover looks for mentions, in a millisecond or two: it does not wait for the whole of a long text. */
export const mentionsWithin = 1_500_000;

/** The 1-based lines of the sections around a line that have about so many characters together; undefined where that is the whole text. */
export function linesAround(source: Source, line: number, characters: number): Lines | undefined {
  const { sections } = source;
  let first = source.sectionAt(line - 1);
  let last = first;
  for (let room = characters - sizeOf(source, first); room > 0;) {
    if (first === 0 && last === sections.length - 1) return undefined;
    if (first > 0) room -= sizeOf(source, --first);
    if (last < sections.length - 1) room -= sizeOf(source, ++last);
  }
  if (first === 0 && last === sections.length - 1) return undefined;
  return [source.base(first) + 1, source.base(last) + (sections[last]?.lines ?? 0)];
}

function sizeOf({ sections }: Source, index: number): number {
  const section = sections[index];
  return section ? section.end - section.start : 0;
}

/** How many there are; counting stops at `limit`. */
export function count(found: Iterable<Mention>, limit: number): number {
  let number = 0;
  const iterator = found[Symbol.iterator]();
  while (number < limit && iterator.next().done !== true) number++;
  return number;
}

/** `lines`: only in the sections that hold them. */
function* mentions(source: Source, needle: Needle, lines?: Lines): Iterable<Mention> {
  const last = lines ? source.sectionAt(lines[1] - 1) : source.sections.length - 1;
  for (let section = lines ? source.sectionAt(lines[0] - 1) : 0; section <= last; section++) {
    const text = source.text(section);
    yield* within(text, source.base(section), placesIn(text, needle));
  }
}

function placesIn(text: string, needle: Needle): { start: number; end: number }[] {
  const { texts } = needle;
  const found: { start: number; end: number }[] = [];
  for (const wanted of texts) {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const where = needle.place(text, at);
      if (where) found.push(where);
    }
  }
  return texts.length > 1 ? found.sort((a, b) => a.start - b.start) : found;
}

/** Offsets to lines, walking the text once. */
function* within(
  text: string,
  base: number,
  places: readonly { start: number; end: number }[],
): Iterable<Mention> {
  let line = base + 1;
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  for (const { start, end } of places) {
    for (; lineEnd >= 0 && lineEnd < start; lineEnd = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = lineEnd + 1;
    }
    yield { line, start: start - lineStart, end: end - lineStart };
  }
}

const hexDigit = /[0-9a-f]/i;
/** The high half, which a user-mode address may begin in the middle of. */
const before = /(?<![0-9a-z_!])(?:0x)?(?:[0-9a-f]{8}`|[0-9a-f]{1,8})?$/i;

/** The low half is what every spelling has; what stands before it decides. */
function addressNeedle(address: Address): Needle {
  const low = address.slice(8);
  return {
    texts: [...new Set([low, low.toUpperCase()])],
    place(text, at) {
      const end = at + 8;
      if (hexDigit.test(text.charAt(end)) || text.charAt(end) === '`') return undefined;
      const prefix = before.exec(text.slice(Math.max(0, at - 12), at))?.[0];
      if (prefix === undefined) return undefined;
      const written = prefix + text.slice(at, end);
      const same = parseAddress(written) === address || parseAddress(written, 'zero') === address;
      return same ? { start: at - prefix.length, end } : undefined;
    },
  };
}

const wordCharacter = /[\w.$?@:]/;

function symbolNeedle(symbol: string): Needle {
  return {
    texts: [symbol],
    place(text, at) {
      const end = at + symbol.length;
      const inside = (at > 0 && wordCharacter.test(text.charAt(at - 1))) || followsOn(text, end);
      return inside ? undefined : { start: at, end };
    },
  };
}

/** `nt!Foo` goes on in `nt!Foobar` and in `nt!Foo::bar`, and ends in `nt!Foo:`. */
function followsOn(text: string, end: number): boolean {
  const next = text.charAt(end);
  return next === ':' ? text.charAt(end + 1) === ':' : wordCharacter.test(next) && next !== '.';
}
