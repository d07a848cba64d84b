// What real life does to a transcript on its way into a file: each damage as a function of the text, the same on every run.

export interface Damage {
  readonly name: string;
  readonly apply: (text: string) => string;
}

const eachLine = (change: (line: string, index: number) => string) => (text: string) =>
  text.split('\n').map(change).join('\n');

const filled = (change: (line: string, index: number) => string) =>
  eachLine((line, index) => (line.trim() === '' ? line : change(line, index)));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Breaks at the last blank before a column, as mail programs do; a word that is longer stays whole. */
function wrapped(line: string, column: number): string {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > column) {
    const at = rest.lastIndexOf(' ', column);
    if (rest.slice(0, at + 1).trim() === '') break;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...parts, rest].join('\n');
}

const row = /^\s*(?:[0-9a-f]{1,3} )?(?:[0-9a-f]{8}`?){1,2} .*\+0x[0-9a-f]+$/i;
const prompt = /^(?:\d+: )?l?kd> |^\d+:\d{3}(?::x86)?> /i;

/** Joins a line to the one before it, where `together` says so; no line takes part in two joins. */
function glued(text: string, together: (line: string, next: string) => boolean, between: string): string {
  const lines = text.split('\n');
  const result: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const next = lines[at + 1];
    if (next !== undefined && together(line, next)) {
      result.push(`${line.trimEnd()}${between}${next.trimStart()}`);
      at++;
    } else result.push(line);
  }
  return result.join('\n');
}

/** A line of another origin behind every third line of output. */
const interleaved = (strange: (index: number) => string) =>
  eachLine((line, index) => (index % 3 === 2 ? `${line}\n${strange(index)}` : line));

const clock = (index: number): string =>
  `${String(9 + (Math.floor(index / 3600) % 12)).padStart(2, '0')}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;

const remarks = [' // what is this?', ' <<<< here', ' <- look', ' <-- the culprit'];

export const damages: readonly Damage[] = [
  { name: 'blank lines between rows', apply: (text) => text.replaceAll('\n', '\n\n') },
  { name: '"> " before every line', apply: eachLine((line) => `> ${line}`.trimEnd()) },
  { name: '"# " before every line', apply: eachLine((line) => `# ${line}`.trimEnd()) },
  { name: '"// " before every line', apply: eachLine((line) => `// ${line}`.trimEnd()) },
  { name: '"* " before every line', apply: eachLine((line) => ` * ${line}`.trimEnd()) },
  { name: 'a tab before every line', apply: filled((line) => `\t${line}`) },
  { name: 'four blanks before every line', apply: filled((line) => `    ${line}`) },
  {
    name: 'a fence between prose',
    apply: (text) =>
      `My machine hangs, and this is what I see.\n\n\`\`\`\n${text}\n\`\`\`\n\nWhat can I do?\n`,
  },
  { name: 'HTML entities', apply: escaped },
  { name: 'no-break entities', apply: (text) => escaped(text).replaceAll('  ', '&nbsp; ') },
  {
    name: 'smart quotes',
    apply: (text) =>
      text
        .replace(/(^|\s)"/gm, '$1“')
        .replaceAll('"', '”')
        .replaceAll("'", '’'),
  },
  { name: '× for x', apply: (text) => text.replace(/\b0x(?=[0-9a-f])/gi, '0×') },
  { name: 'no-break spaces', apply: (text) => text.replaceAll(' ', '\u00a0') },
  { name: 'collapsed blanks', apply: eachLine((line) => line.replace(/[ \t]+/g, ' ').trim()) },
  { name: 'lost backticks', apply: (text) => text.replace(/\b([0-9a-f?-]{8})`([0-9a-f?-]{8})/gi, '$1$2') },
  { name: 'wrapped at 80 columns', apply: eachLine((line) => wrapped(line.trimEnd(), 80)) },
  { name: 'wrapped at 72 columns', apply: eachLine((line) => wrapped(line.trimEnd(), 72)) },
  { name: 'rows glued', apply: (text) => glued(text, (line, next) => row.test(line) && row.test(next), ' ') },
  {
    name: 'prompts glued to output',
    apply: (text) => glued(text, (line, next) => line.trim() !== '' && prompt.test(next), ''),
  },
  { name: 'trailing blanks', apply: eachLine((line) => `${line}   \t`) },
  {
    name: 'upper-case hex',
    apply: (text) =>
      text.replace(/(?<![\w!:])[0-9a-f]{8}(?:`?[0-9a-f]{8})?(?!\w)/g, (found) => found.toUpperCase()),
  },
  {
    name: 'times before every line',
    apply: filled((line, index) => `${clock(index)}.${String(100 + (index % 900))} ${line}`),
  },
  { name: 'dates before every line', apply: filled((line, index) => `[2021-03-04 ${clock(index)}] ${line}`) },
  {
    name: 'localised status text',
    apply: (text) =>
      text.replace(
        /(\(NTSTATUS\) 0x[0-9a-f]+ - ).*|["“]An attempt was made[^"”]*["”]/g,
        (_, start?: string) => `${start ?? ''}"Die Anweisung in 0x%p verweist auf Speicher bei 0x%p."`,
      ),
  },
  {
    name: 'ModLoad lines between',
    apply: interleaved(
      (index) =>
        `ModLoad: ${hex(0x10000000 + index * 65536)} ${hex(0x10008000 + index * 65536)}   C:\\Windows\\System32\\m${index}.dll`,
    ),
  },
  { name: 'debug prints between', apply: interleaved((index) => `MYDRV: request ${index} queued`) },
  {
    name: 'symbol errors between',
    apply: interleaved(
      (index) =>
        `*** ERROR: Symbol file could not be found.  Defaulted to export symbols for m${index}.sys - `,
    ),
  },
  {
    name: 'memory errors between',
    apply: interleaved(
      (index) =>
        `Page ${hex(0x24d000 + index)} not present in the dump file. Type ".hh dbgerr004" for details`,
    ),
  },
  {
    name: 'remarks behind rows',
    apply: filled((line, index) => (index % 4 === 1 ? `${line}${remarks[(index >> 2) % 4] ?? ''}` : line)),
  },
  {
    name: 'remarks between rows',
    apply: interleaved(() => '^^^ this is the one that I do not understand, see above'),
  },
  { name: 'CRLF', apply: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'CR CR LF', apply: (text) => text.replaceAll('\n', '\r\r\n') },
];

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
