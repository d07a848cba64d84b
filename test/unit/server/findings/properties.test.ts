/** What holds for the findings and relations of every text: of the samples, of damaged ones, of hostile ones, and of the corpus. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check, Finding, Grade } from '../../../../src/shared/triage';
import type { Analyzed } from '../../../../src/server/findings/analyzed';
import { analyze, readSample } from '../../../support/analyze';

const samples = ['rundown-deadlock', 'idle-thread-apc'].map((name) => [name, readSample(name)] as const);
const folder = path.resolve(import.meta.dirname, '../../../../../shared/transcripts/corpus');
const corpus = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => [name, readFileSync(path.join(folder, name), 'latin1')] as const)
  : [];

const modulus = 1n << 64n;

/** `fffffadfccf73250`, `+0x80`, `-0x10`. */
function valueOf(term: string): bigint {
  const [, sign = '', digits = ''] = /^([+-]?)(?:0x)?([0-9a-f]+)$/.exec(term) ?? [];
  expect(digits, term).not.toBe('');
  return sign === '-' ? -BigInt(`0x${digits}`) : BigInt(`0x${digits}`);
}

function recompute({ terms, equals }: Check): void {
  expect(equals).toMatch(/^[0-9a-f]{16}$/);
  const sum = terms.reduce((total, term) => total + valueOf(term), 0n);
  expect(((sum % modulus) + modulus) % modulus, terms.join(' ')).toBe(BigInt(`0x${equals}`));
}

const strength: Record<Grade, number> = { observed: 2, derived: 1, inferred: 0 };
/** Words of commands, addresses, numbers, and the names of modules; nothing that would end a command but our own `; `. */
const command = /^(?:[!.~\w@$=+*/ `-]|; )+$/;

function judge({ findings, transcript, analysis }: Analyzed): void {
  const { lineCount } = transcript.source;
  const inside = ([first, last]: readonly [number, number]): void => {
    expect(first).toBeGreaterThanOrEqual(1);
    expect(last).toBeGreaterThanOrEqual(first);
    expect(last).toBeLessThanOrEqual(lineCount);
  };
  const ids = findings.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  for (const finding of findings) judgeFinding(finding, inside);
  const { nodes, edges, cycles } = analysis.waitGraph;
  const known = new Set(nodes.map(({ id }) => id));
  for (const { from, to, check, lines } of edges) {
    expect(known).toContain(from);
    expect(known).toContain(to);
    inside(lines);
    if (check) recompute(check);
  }
  for (const cycle of cycles) {
    const grades = cycle.edges.map((id) => edges.find((edge) => edge.id === id)?.grade ?? 'observed');
    expect(strength[cycle.grade]).toBe(Math.min(...grades.map((grade) => strength[grade])));
  }
  for (const { steps, lines } of analysis.stories) {
    inside(lines);
    for (const step of steps) inside(step.lines);
  }
}

function judgeFinding(finding: Finding, inside: (lines: readonly [number, number]) => void): void {
  const { proof, grade, lines, related, missing, next, message, alternatives = [] } = finding;
  inside(lines);
  for (const one of related) inside(one.lines);
  expect(message).not.toBe('');
  expect(proof).not.toEqual([]);
  for (const one of proof) {
    inside(one.lines);
    if (one.check) recompute(one.check);
  }
  // A conclusion is no stronger than the best of its evidence, and what is only inferred says what else it may be, or what decides.
  const best = Math.max(...proof.map((one) => strength[one.grade ?? grade]));
  expect(strength[grade], finding.id).toBeLessThanOrEqual(best);
  if (grade === 'inferred') expect(alternatives.length + missing.length, finding.id).toBeGreaterThan(0);
  for (const words of [...next, ...missing.flatMap((one) => one.command ?? [])])
    expect(words).toMatch(command);
}

describe.each(samples)('%s', (_, text) => {
  it('has sound findings', async () => {
    judge(await analyze(text));
  });

  it('has sound findings when lines are lost, doubled, swapped or damaged', { timeout: 60_000 }, async () => {
    const lines = text.split('\n');
    const edit = fc.record({
      at: fc.nat(lines.length - 1),
      kind: fc.constantFrom('drop', 'double', 'swap', 'cut', 'digit', 'join'),
      column: fc.nat(60),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        judge(await analyze(edits.reduce(damage, lines).join('\n')));
      }),
      { numRuns: 60, seed: 20 },
    );
  });
});

interface Edit {
  readonly at: number;
  readonly kind: string;
  readonly column: number;
}

function damage(lines: readonly string[], { at, kind, column }: Edit): string[] {
  const line = lines[at] ?? '';
  const [before, after] = [lines.slice(0, at), lines.slice(at + 1)];
  if (kind === 'drop') return [...before, ...after];
  if (kind === 'double') return [...before, line, line, ...after];
  if (kind === 'swap') return [...before, ...after.slice(0, 1), line, ...after.slice(1)];
  if (kind === 'cut') return [...before, line.slice(0, column), ...after];
  if (kind === 'join') return [...before, `${line} ${after[0] ?? ''}`, ...after.slice(1)];
  return [
    ...before,
    line.replaceAll(/[0-9a-f]/g, (digit, place: number) => (place === column ? 'f' : digit)),
    ...after,
  ];
}

// A name in a log is written by whoever named the module: none of it may reach a command that somebody will paste.
describe('hostile names', () => {
  const hostile = [
    'x; .shell calc',
    'a"&calc&"',
    '.shell',
    '!sym',
    '$<c:\\evil.txt',
    'x`y',
    'nt !foo',
    '..\\..\\evil',
    '\\\\host\\share',
    "x' | calc",
    '<script>',
  ];
  it.each(hostile)('%s', async (name) => {
    for (const [, text] of samples) {
      for (const module of ['sftfsXP', 'nt', 'ntdll', 'ntdll_7d600000', 'windbg', 'php5ts', 'hal']) {
        const analyzed = await analyze(text.replaceAll(`${module}!`, `${name}!`));
        judge(analyzed);
        const commands = analyzed.findings.flatMap(({ next, missing }) => [
          ...next,
          ...missing.flatMap((one) => one.command ?? []),
        ]);
        expect(commands.join('\n')).not.toMatch(/calc|\.shell|evil|share|script/);
      }
      for (const plain of [
        'rrdtool.exe',
        '\\FileSystem\\Ntfs',
        '\\Driver\\dmio',
        'IopCompleteRequest',
        'NtLockFile',
        'ZwLockFile',
        'KiSwapThread',
      ])
        judge(await analyze(text.replaceAll(plain, name)));
    }
  });
});

describe.runIf(corpus.length > 0)('the corpus', () => {
  it.each(corpus)('%s', async (_, text) => {
    judge(await analyze(text));
  });
});
