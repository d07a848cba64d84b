// No pattern of the product backtracks without end: every repeated group of every regular expression, fed with what it repeats.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import ts from 'typescript';

const src = join(import.meta.dirname, '../../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** What patterns repeat: letters, digits, words, columns, lists. */
const pumped = [
  'a',
  'A',
  '0',
  '_',
  ' ',
  '-',
  '.',
  ',',
  'a ',
  'A ',
  'Aa',
  '0 ',
  '00 ',
  '> ',
  '| ',
  ', a',
  '\t',
  '/a',
  '*',
  '=',
];
const [few, many] = [16, 21];
/** Five more repetitions take 32 times as long where two ways match each of them; a cubic pattern takes 2.3 times. */
const steepest = 12;
const noticeableMs = 15;

/** The bodies of groups that are repeated without limit. */
function repeatedGroups(pattern: string): string[] {
  const groups: string[] = [];
  const open: number[] = [];
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') open.push(at);
    else if (character === ')') {
      const start = open.pop() ?? 0;
      if (/^(?:[*+]|\{\d+,\})/.test(pattern.slice(at + 1))) groups.push(pattern.slice(start, at + 1));
    }
  }
  return groups;
}

/** The best of a few: a pause of the machine is no property of a pattern. */
function milliseconds(pattern: RegExp, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3 && best > noticeableMs; time++) {
    const started = performance.now();
    pattern.test(text);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/** What makes a group try more ways than there are characters; undefined for a harmless one. */
function attackOn(group: string, flags: string): string | undefined {
  const pattern = new RegExp(`^${group.replace('(?<', '(?:<')}+$`, flags.replace(/[gy]/g, ''));
  return pumped.find((unit) => {
    const long = milliseconds(pattern, `${unit.repeat(many)}\u0001`);
    return long > noticeableMs && long > steepest * milliseconds(pattern, `${unit.repeat(few)}\u0001`);
  });
}

function patternsIn(file: string): ts.RegularExpressionLiteral[] {
  const found: ts.RegularExpressionLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

it('no repeated group matches one text in many ways', () => {
  const seen = new Set<string>();
  const attacks: string[] = [];
  for (const file of files) {
    for (const { text } of patternsIn(file)) {
      const flags = text.slice(text.lastIndexOf('/') + 1);
      for (const group of repeatedGroups(text.slice(1, text.lastIndexOf('/')))) {
        if (seen.has(group + flags)) continue;
        seen.add(group + flags);
        const attack = attackOn(group, flags);
        if (attack !== undefined) attacks.push(`${file}: ${group} by "${attack}"`);
      }
    }
  }
  expect(attacks).toEqual([]);
  expect(seen.size).toBeGreaterThan(50);
});
