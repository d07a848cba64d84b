// What holds of every parse, whatever the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialContext } from '../../../../src/server/model/context';
import { lineState, openers, parseSection } from '../../../../src/server/parsers/index';
import { DocumentText } from '../../../../src/server/text/documentText';
import { SectionText } from '../../../../src/server/text/sectionText';
import { damagedSeed, hostileText } from '../../../support/hostile';
import { parseText, printRecord, type ParsedText } from '../../../support/parse';
import { readSeeds } from '../../../support/seeds';

const settings = { seed: 3, numRuns: 200 };
const known = new Set<number>(Object.values(lineState));

/** Every object in a record, itself included. */
function* objectsIn(value: unknown): Iterable<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** Fields that hold an address. */
const addressFields =
  /^(?:address|frame|returnAddress|value|start|teb|peb|process|thread|owner|device|file|context|completionRoutine|flink|blink|trapFrame|stack(?:Init|Current|Base|Limit)|mdl|systemBuffer|fsContext2?|vpb|objectTable|dirBase|deviceMap|win32Thread|currentLocationAddress|userIosb|userEvent|attachedProcess|sectionObjectPointers)$/;

function checkText(text: string): void {
  const source = new DocumentText(openers, text);
  let context = initialContext;
  let lines = 0;
  for (const [index, section] of source.sections.entries()) {
    const parsed = parseSection(new SectionText(section, source.text(index)), context);
    ({ context } = parsed);
    expect(parsed.states).toHaveLength(section.lines);
    expect(parsed.states.every((state) => known.has(state))).toBe(true);
    lines += parsed.states.length;
    let previous = 0;
    for (const [at, record] of parsed.records.entries()) {
      const before = parsed.records[at - 1];
      if (!(before?.kind === 'thread' && before.stackFollows === true && record.kind === 'stack')) {
        expect(record.lines[0]).toBeGreaterThanOrEqual(previous);
        [previous] = record.lines;
      }
      checkRecord(record, section.lines, parsed.states);
    }
    for (const { lines: span } of parsed.problems) checkSpan(span, section.lines);
  }
  expect(lines).toBe(source.lineCount);
}

function checkRecord(record: object, count: number, states: Uint8Array): void {
  for (const object of objectsIn(record)) {
    for (const [key, value] of Object.entries(object)) {
      if (/lines$/i.test(key)) checkSpan(value, count);
      if (typeof value === 'string' && addressFields.test(key) && key !== 'context')
        expect(value).toMatch(/^[0-9a-f]{16}$/);
      if (typeof value === 'number') expect(Number.isNaN(value)).toBe(false);
      expect(value).not.toBeUndefined();
    }
    if (Array.isArray(object['args'])) expect(object['args'].join(' ')).toMatch(/^(?:[0-9a-f]{16} ?)*$/);
  }
  // The line a record begins with is one that was understood.
  const { lines } = record as { lines: readonly [number, number] };
  expect(states[lines[0]]).toBe(lineState.recognised);
}

function checkSpan(span: unknown, count: number): void {
  const [first, last] = span as readonly [number, number];
  expect(first).toBeGreaterThanOrEqual(0);
  expect(last).toBeGreaterThanOrEqual(first);
  expect(last).toBeLessThan(count);
}

describe('a parse', () => {
  it('of the seeds keeps what records promise', () => {
    for (const seed of readSeeds()) checkText(seed);
  });
  it('of damaged seeds keeps what records promise', () => {
    fc.assert(fc.property(damagedSeed, checkText), settings);
  });
  it('of any text keeps what records promise', () => {
    fc.assert(fc.property(hostileText, checkText), settings);
  });
  it('of any bytes does not throw', () => {
    const bytes = fc.uint8Array({ maxLength: 2000 });
    fc.assert(
      fc.property(bytes, (found) => {
        checkText(Buffer.from(found).toString('latin1'));
      }),
      settings,
    );
  });
});

describe('a parse of a beginning', () => {
  const seeds = readSeeds();
  const whole = seeds.map((seed) => parseText(seed));
  const margin = 4;

  /** Records that end well before a line. */
  const before = (parsed: ParsedText, line: number): string[] =>
    parsed.records.flatMap(({ record, base }, index) => {
      const next = parsed.records[index + 1];
      const last = record.kind === 'thread' && next?.record.kind === 'stack' ? next : { record, base };
      return last.base + last.record.lines[1] < line ? [printRecord(record, base)] : [];
    });

  it('keeps the records that are complete in it', () => {
    for (const [index, seed] of seeds.entries()) {
      const lines = seed.split('\n');
      for (let count = 0; count <= lines.length; count++) {
        const cut = parseText(lines.slice(0, count).join('\n'));
        const printed = cut.records.map(({ record, base }) => printRecord(record, base));
        const expected = whole[index];
        if (expected) expect(printed).toEqual(expect.arrayContaining(before(expected, count - margin)));
      }
    }
  });
});

describe('a section', () => {
  it('that goes on in the next one goes on as the same stack', () => {
    const row = (at: number) =>
      `fffff880\`0${(0x6530000 + at * 0x40).toString(16)} fffff800\`02a7c1b2     nt!KiCommitThreadWait+0x1d2\n`;
    const rows = Array.from({ length: 12_000 }, (_, at) => row(at)).join('');
    for (const head of ['0: kd> k 12000\n', 'THREAD fffffadfcca9a040  Cid 1328.1348\n', '']) {
      const parsed = parseText(`${head}Child-SP          RetAddr               Call Site\n${rows}`);
      const frames = parsed.records.flatMap(({ record }) =>
        record.kind === 'stack' ? [record.frames.length] : [],
      );
      expect(frames.length).toBeGreaterThan(2);
      expect(frames.reduce((sum, count) => sum + count, 0)).toBe(12_000);
      expect(parsed.states.every((state) => state === 'recognised')).toBe(true);
    }
  });
});
