/** What holds for every text: sums repeat, JSON parses and adds up, log text stays text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triageJson } from '../../../../src/server/report/json';
import { triageMarkdown } from '../../../../src/server/report/markdown';
import { triageText } from '../../../../src/server/report/text';
import { treeOf } from '../../../../src/server/views/tree';
import { viewOf } from '../../../../src/server/views/index';
import { addressOf } from '../../../../src/shared/address';
import type { Check, Coverage, Lines, Triage } from '../../../../src/shared/triage';
import { analyze, readSample } from '../../../support/analyze';

const samples = ['rundown-deadlock', 'idle-thread-apc'].map(readSample);
const sampleLines = samples.flatMap((text) => text.split('\n'));

/** What an attacker would put where a name is expected. */
const hostile = fc.constantFrom(
  '\u001b[2J\u001b]0;x\u0007',
  '<img src=x onerror=alert(1)>',
  '![x](https://example.invalid/x.png)',
  '[x](javascript:x)',
  '```\n# x',
  '"]; click n0 href "x"',
  '\u202eexe.txt\u2066',
  'x; .shell calc',
  '|||---|---|',
  '\u0000\u0085\u2028\ufeff',
);

/** Sample lines in runs, so that records stay whole now and then, some of them damaged. */
const run = fc
  .tuple(fc.nat({ max: sampleLines.length - 1 }), fc.integer({ min: 1, max: 40 }))
  .map(([first, count]) => sampleLines.slice(first, first + count));
const damaged = fc
  .tuple(
    fc.constantFrom(...sampleLines),
    fc.nat({ max: 80 }),
    fc.oneof(hostile, fc.string({ maxLength: 12 })),
  )
  .map(([line, at, text]) => [line.slice(0, at) + text + line.slice(at)]);
const texts = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: run },
      damaged,
      hostile.map((text) => [text]),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.flat().join('\n'));

const runs = { numRuns: 150 };

describe('every check', () => {
  it('can be repeated, in findings, edges and stories', async () => {
    for (const text of samples) expect((await checksOf(text)).length).toBeGreaterThan(5);
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        await checksOf(text);
      }),
      runs,
    );
  });
});

/** All checks of a text, each repeated. */
async function checksOf(text: string): Promise<Check[]> {
  const { findings, analysis } = await analyze(text);
  const checks = [...findings.flatMap(({ proof }) => proof), ...analysis.waitGraph.edges]
    .map(({ check }) => check)
    .filter((check) => check !== undefined);
  for (const { terms, equals } of checks)
    expect(`${terms.join(' ')} = ${addressOf(terms.reduce((sum, term) => sum + valueOf(term), 0n))}`).toBe(
      `${terms.join(' ')} = ${equals}`,
    );
  return checks;
}

function valueOf(term: string): bigint {
  const digits = /^([+-]?)(?:0x)?([0-9a-f]+)$/.exec(term);
  if (!digits) throw new Error(`no term: ${term}`);
  const value = BigInt(`0x${digits[2] ?? ''}`);
  return digits[1] === '-' ? -value : value;
}

describe('the JSON', () => {
  it('parses, has no null and no line break, and its coverage adds up', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const document = [...triageJson(await analyze(text), { file: 'x', records: 'all' })].join('');
        expect(document).not.toMatch(/\n|[[:,]null[,\]}]/);
        const triage = JSON.parse(document) as Triage;
        expect(covered(triage.coverage)).toBe(triage.coverage.lines);
        for (const { lines, block } of triage.records) {
          expect(inText(lines, triage.coverage)).toBe(true);
          expect(triage.blocks[block]).toBeDefined();
        }
        for (const { lines, proof } of triage.findings)
          expect(
            [lines, ...proof.map((step) => step.lines)].every((range) => inText(range, triage.coverage)),
          ).toBe(true);
      }),
      runs,
    );
  });
});

function covered({ blank, recognised, prose, unrecognised }: Coverage): number {
  return [...prose, ...unrecognised].reduce(
    (sum, [first, last]) => sum + last - first + 1,
    blank + recognised,
  );
}

function inText([first, last]: Lines, { lines }: Coverage): boolean {
  return 1 <= first && first <= last && last <= lines;
}

describe('hostile text', () => {
  it('never steers a terminal, nor becomes HTML or a link in Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(texts, hostile, async (text, file) => {
        const analyzed = await analyze(text);
        expect(triageText(analyzed, { file, color: false })).not.toMatch(
          /(?!\n)\p{Cc}|[\u2028-\u202e\u2066-\u2069]/u,
        );
        const markdown = triageMarkdown(analyzed, { file });
        expect(markdown.replace(/^(`{3,})[\s\S]*?^\1$/gm, '')).not.toMatch(/<|(?<!\\)\[|(?<!\\):\/\//);
      }),
      runs,
    );
  });
});

describe('views and tree', () => {
  it('come from any text, and give every mark an id of its own', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const analyzed = await analyze(text);
        treeOf(analyzed);
        for (const kind of ['threadStacks', 'irpStack', 'apcTimeline', 'waitGraph'] as const) {
          const ids = idsIn(viewOf(kind, analyzed));
          expect(ids.length).toBe(new Set(ids).size);
        }
      }),
      runs,
    );
  });
});

/** The ids that marks of a view have; steps of a story are numbered within it. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, item]) =>
      key === 'steps' || key === 'lanes' ? [] : idsIn(item),
    ),
  ];
}
