// What is done to lines, characters and bytes of an input: blind damage, and damage that knows what debuggers print.
import type { Random } from '../bench/support/random.mjs';
import { damages } from '../support/damages';

type LineMutation = (lines: string[], random: Random) => void;

const at = (lines: readonly unknown[], random: Random): number => random.below(Math.max(1, lines.length));
const hexDigits = Array.from('0123456789abcdefABCDEF?`x');
const oddities = [
  '\u0000',
  '\ud800',
  '\udfff',
  '\u202e',
  '\u00a0',
  '\ufeff',
  '\u2028',
  '\u001b[31m',
  '\r',
  '\t',
  '|',
  '`',
  '&gt;',
  '<img src=x onerror=1>',
  '[a](http://b)',
  '漢字',
  '%n%s',
  '(((((((((',
  '"',
  '> ',
  '// ',
  '* ',
];
const glue = [
  '0: kd> ',
  '0:000> ',
  'lkd> !irp ',
  'THREAD ',
  'PROCESS ',
  '[...]',
  ' # Child-SP  RetAddr  Call Site',
  '...',
  '>[',
];
const longest = 60_000;

/** Changes a line in place, if there is one. */
const edit =
  (change: (line: string, random: Random) => string): LineMutation =>
  (lines, random) => {
    const index = at(lines, random);
    lines[index] = change(lines[index] ?? '', random);
  };

function replaceOne(line: string, pattern: RegExp, random: Random, by: string): string {
  const found = [...line.matchAll(pattern)];
  if (found.length === 0) return line;
  const { index, 0: text } = random.pick(found);
  return line.slice(0, index) + by + line.slice(index + text.length);
}

const lineMutations: readonly LineMutation[] = [
  (lines, random) => lines.splice(at(lines, random), 1 + random.below(4)),
  (lines, random) =>
    lines.splice(at(lines, random), 0, ...lines.slice(at(lines, random)).slice(0, 1 + random.below(8))),
  (lines, random) => {
    const [a, b] = [at(lines, random), at(lines, random)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  },
  (lines, random) => {
    const block = lines.splice(at(lines, random), 1 + random.below(12));
    lines.splice(at(lines, random), 0, ...block);
  },
  (lines, random) => lines.splice(at(lines, random), 0, ''),
  (lines, random) => {
    const index = at(lines, random);
    lines.splice(index, 2, `${lines[index] ?? ''}${random.pick(['', ' '])}${lines[index + 1] ?? ''}`);
  },
  (lines, random) => {
    const index = at(lines, random);
    const line = lines[index] ?? '';
    const cut = random.below(line.length + 1);
    lines.splice(index, 1, line.slice(0, cut), line.slice(cut));
  },
  edit((line, random) => line.slice(0, random.below(line.length + 1))),
  edit((line, random) => line.slice(random.below(line.length + 1))),
  edit((line, random) => replaceOne(line, /[0-9a-f]/gi, random, random.pick(hexDigits))),
  edit((line, random) =>
    replaceOne(
      line,
      /\b[0-9a-f`]{4,17}\b/gi,
      random,
      ''.padStart(1 + random.below(24), random.pick(['0', 'f', '8', '1'])),
    ),
  ),
  edit((line, random) =>
    replaceOne(line, /\d+/g, random, random.pick(['0', '-1', '99999999999999999999', '4294967296', '1e309'])),
  ),
  edit((line, random) =>
    replaceOne(line, /\s+/g, random, random.pick(['', ' ', '\t', '          ', '\u00a0'])),
  ),
  edit((line, random) => {
    const cut = random.below(line.length + 1);
    return line.slice(0, cut) + random.pick(oddities) + line.slice(cut);
  }),
  edit((line, random) => random.pick(glue) + line),
  edit((line, random) => `${line}${random.pick(glue)}`),
];

/** Rare, and rarely needed more than once. */
const giant: LineMutation = edit((line, random) => {
  const piece = line.slice(0, 1 + random.below(40)) || ' ';
  return (line + piece.repeat(1 + random.below(3000))).slice(0, longest);
});

/** A few steps of damage to a text. */
export function mutateText(text: string, random: Random): string {
  let lines = text.split('\n');
  for (let steps = random.below(7); steps > 0; steps--) random.pick(lineMutations)(lines, random);
  if (random.below(100) === 0) giant(lines, random);
  if (random.below(4) === 0) lines = random.pick(damages).apply(lines.join('\n')).split('\n');
  const endings = random.pick([['\n'], ['\n'], ['\r\n'], ['\r'], ['\n', '\r\n'], ['\n', '\r', '\n\r']]);
  return lines.map((line, index) => (index === 0 ? line : random.pick(endings) + line)).join('');
}

/** Some bytes replaced, removed, doubled or cut off. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Uint8Array.from(bytes);
  for (let steps = random.below(4); steps > 0 && changed.length > 0; steps--) {
    const from = random.below(changed.length);
    const to = Math.min(changed.length, from + random.below(64));
    switch (random.below(4)) {
      case 0:
        changed[from] = random.below(256);
        break;
      case 1:
        changed = Uint8Array.from([...changed.subarray(0, from), ...changed.subarray(to)]);
        break;
      case 2:
        changed = Uint8Array.from([...changed.subarray(0, to), ...changed.subarray(from)]);
        break;
      default:
        changed = changed.slice(0, from + 1);
    }
  }
  return changed;
}
