/**
 * An excerpt without what it tells about people, machines and memory: names, user parts of paths, IP and mail addresses, SIDs, GUIDs,
 * serial numbers, printed strings and contents of memory become stand-ins of the same shape, addresses become other addresses. What the
 * debugger itself prints, with the names of modules and functions, stays: that is the shape that a parser has to learn.
 */
import { Placeholders } from './placeholders';
import { scrubPath } from './scrubPath';

/** `sure`: other numbers of the line are addresses for certain. */
type Scrub = (text: string, placeholders: Placeholders, sure: boolean) => string;

/** One alternative each, in the order in which they are tried at a place. None can match for longer than its bounds. */
const shapes: readonly (readonly [name: string, pattern: string, scrub: Scrub])[] = [
  [
    'string',
    String.raw`"[^"\r\n]{1,2048}"|“[^”\r\n]{1,2048}”|(?<!\w)'[^'\r\n]{2,512}'(?!\w)`,
    (text, to) => text.charAt(0) + to.word(text.slice(1, -1)) + text.slice(-1),
  ],
  [
    'mail',
    String.raw`(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}`,
    (text, to) => to.word(text),
  ],
  [
    'sid',
    String.raw`\bS-1-\d{1,3}(?:-21)?(?:-\d{1,15}){2,16}\b`,
    (text, to) => text.replace(/(?<=^S-1-\d{1,3}(?:-21)?-)(?!21-).*/, (rest) => to.decimal(rest)),
  ],
  [
    'guid',
    String.raw`(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])|(?<!\w)[0-9a-f]{32,64}(?!\w)`,
    (text, to) => to.hex(text),
  ],
  [
    'mac',
    String.raw`(?<![\w:-])[0-9a-f]{2}(?<mark>[:-])[0-9a-f]{2}(?:\k<mark>[0-9a-f]{2}){4}(?![\w:-])`,
    (text, to) => to.hex(text),
  ],
  [
    'ipv6',
    String.raw`(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3}):(?:[0-9a-f]{1,4}:){0,6}(?::[0-9a-f]{1,4}){1,6})(?![\w:])`,
    (text, to) => to.hex(text),
  ],
  [
    'account',
    String.raw`(?<=\((?:User|Group|Alias|Domain|Computer): )(?!NT |BUILTIN\\|Everyone|LOCAL\))[^()\r\n]{1,256}`,
    (text, to) => to.word(text),
  ],
  ['url', String.raw`\b(?:https?|ftp):\/\/[^\s"'<>*;]{1,512}`, scrubUrl],
  [
    'path',
    String.raw`(?<![\w\\/:])(?:(?:\\\?\?\\)?[a-z]:\\|\\\\[.?]\\|\\\\?|%\w{1,40}%\\|\/(?:home|Users)\/)[^\s"'<>|*?:;,[\]]{1,512}(?:(?: [\w()&.-]{1,40}){1,3}(?=\\)[^\s"'<>|*?:;,[\]]{0,512}){0,8}`,
    scrubPath,
  ],
  ['ip', String.raw`(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])`, scrubIp],
  [
    'address',
    '(?<![\\w`!.])(?:0x)?[0-9a-f]{8}(?:`?[0-9a-f]{8})?(?![\\w`])',
    (text, to, sure) => to.address(text, sure),
  ],
];
const anyShape = new RegExp(shapes.map(([name, pattern]) => `(?<${name}>${pattern})`).join('|'), 'gi');

/** `name: value` where the value identifies something. */
const identifying =
  /^(.{0,80}?\b(?:serial(?:[ _]?(?:number|no))?|(?:asset|service)[ _]?tag|uuid|product[ _]?(?:id|key)|(?:computer|host|machine|user|domain|account|owner)[ _]?name|registered (?:owner|organization)|logged on user|friendly ?name|window (?:title|name))\w{0,16}\s{0,24}[:=]\s{0,24})(\S.{0,2047})$/i;
/** A variable of an environment block: `    SESSIONNAME=Console`. */
const variable = /^(\s+[A-Z_][A-Z0-9_()]{2,63}=)(?!(?:0x)?[0-9a-f`]+$)(\S.{0,8191})$/;
/** A row of a memory dump: an address, then cells, then perhaps the characters. No symbols. */
const memoryRow =
  /^(\s*(?:[0-9a-f]{8}`)?[0-9a-f]{8,16}(?:\s{1,3}|: ?))((?:(?:[0-9a-f]{8}`?[0-9a-f]{8}|[0-9a-f]{8}|[0-9a-f]{4}|[0-9a-f]{2}|\?+)(?:[ -]|$)\s{0,2}){2,32}|(?:[0-9a-f]{8}`[0-9a-f]{8})\s*$)(.*)$/i;
/** Beside a row of sixteen bytes, and a blank. */
const mostCharacters = 17;
const cell = /[0-9a-f]+(?:`[0-9a-f]+)?/gi;
/** Longer lines are cut: no shape needs them. */
const longest = 16_384;

/** `names` are lower-case words that are replaced wherever they stand: see `personalNames`. */
export function scrub(lines: readonly string[], names: ReadonlySet<string> = new Set()): string[] {
  // Read twice: other addresses in the same order can be given when all of them are known.
  const reading = new Placeholders();
  for (const line of lines) scrubAny(line, reading);
  const placeholders = new Placeholders(reading.seen);
  const named = namesPattern(names);
  return lines.map((line) => {
    const scrubbed = scrubAny(line, placeholders);
    return named ? scrubbed.replace(named, (name) => placeholders.word(name)) : scrubbed;
  });
}

function scrubAny(line: string, placeholders: Placeholders): string {
  const text = line.slice(0, longest);
  return scrubRow(text, placeholders) ?? scrubLine(text, placeholders);
}

function scrubLine(line: string, placeholders: Placeholders): string {
  const label = identifying.exec(line) ?? variable.exec(line);
  if (label?.[1] !== undefined && label[2] !== undefined)
    return scrubShapes(label[1], placeholders) + placeholders.word(label[2]);
  return scrubShapes(line, placeholders);
}

/** Memory can hold anything: cells and characters are replaced whole, unless a cell is a small number. */
function scrubRow(line: string, placeholders: Placeholders): string | undefined {
  const match = memoryRow.exec(line);
  if (!match) return undefined;
  const [, address = '', cells = '', text = ''] = match;
  if (text.trimEnd().length > mostCharacters || /\w!|0x[0-9a-f]/i.test(text)) return undefined; // a row of a stack
  return (
    scrubShapes(address, placeholders) +
    cells.replace(cell, (value) => scrubCell(value, placeholders)) +
    placeholders.word(text)
  );
}

/** Pointers keep the page offset, as everywhere; other values keep nothing. */
function scrubCell(value: string, placeholders: Placeholders): string {
  if (/^[0`]*[0-9a-f]$|^f+$/i.test(value)) return value;
  const isPointer = /^(?:f{4}[89a-f]|0000[0-7])[0-9a-f]{3}`?[0-9a-f]{8}$/i.test(value);
  return isPointer ? placeholders.address(value, true) : placeholders.noise(value);
}

/** An address by its letters, its backtick or its prefix. */
const certain =
  /(?:^|[\s(=<[])(?:0x[0-9a-f`]{8,17}|[0-9a-f]{8}`[0-9a-f]{8}|(?=\d{0,7}[a-f])[0-9a-f]{8}(?:[0-9a-f]{8})?)(?![\w`])/i;

function scrubShapes(text: string, placeholders: Placeholders): string {
  const sure = certain.test(text);
  return text.replace(anyShape, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const shape = shapes.find(([name]) => groups[name] !== undefined);
    return shape ? shape[2](whole, placeholders, sure) : whole;
  });
}

/** Of the symbol server of Microsoft everybody knows. */
function scrubUrl(url: string, placeholders: Placeholders): string {
  if (/^https?:\/\/msdl\.microsoft\.com\b/i.test(url)) return url;
  const end = url.indexOf('//') + 2;
  return url.slice(0, end) + placeholders.word(url.slice(end));
}

/** Versions of files look the same; one that was replaced by another is no loss. */
function scrubIp(text: string, placeholders: Placeholders): string {
  return text.split('.').every((part) => Number(part) < 256) ? placeholders.decimal(text) : text;
}

function namesPattern(names: ReadonlySet<string>): RegExp | undefined {
  const words = [...names].slice(0, 200).map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return words.length === 0
    ? undefined
    : new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
}
