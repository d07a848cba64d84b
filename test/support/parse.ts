// Text in, records out: the whole way from cutting to records, and the records as text that a person can compare.
import { initialContext, type Context } from '../../src/server/model/context';
import type { TranscriptRecord } from '../../src/server/model/record';
import { lineState, openers, parseSection } from '../../src/server/parsers/index';
import { DocumentText } from '../../src/server/text/documentText';
import { SectionText } from '../../src/server/text/sectionText';
import type { Source } from '../../src/server/text/source';

export interface PlacedRecord {
  readonly record: TranscriptRecord;
  /** 0-based line of the text at which the record's section begins. */
  readonly base: number;
  /** The kind of that section. */
  readonly section: string;
}

export interface ParsedText {
  readonly records: readonly PlacedRecord[];
  /** One word per line of the text. */
  readonly states: readonly (keyof typeof lineState)[];
  /** What the last section leaves behind. */
  readonly context: Context;
}

const stateNames = Object.keys(lineState) as (keyof typeof lineState)[];

/** Parses every section of a source in order. */
export function parseSource(source: Source): ParsedText {
  let context = initialContext;
  const records: PlacedRecord[] = [];
  const states: (keyof typeof lineState)[] = [];
  for (const [index, section] of source.sections.entries()) {
    const parsed = parseSection(new SectionText(section, source.text(index)), context);
    context = parsed.context;
    const base = source.base(index);
    for (const record of parsed.records) records.push({ record, base, section: section.kind });
    for (const state of parsed.states) states.push(stateNames[state] ?? 'unrecognised');
  }
  return { records, states, context };
}

export function parseText(text: string): ParsedText {
  return parseSource(new DocumentText(openers, text));
}

/** The 1-based numbers of the lines that are in a state. */
export function linesIn(parsed: ParsedText, state: keyof typeof lineState): number[] {
  return parsed.states.flatMap((found, index) => (found === state ? [index + 1] : []));
}

export interface PrintOptions {
  /** Print 1-based lines of the text behind each record and row. */
  readonly lines?: boolean;
  /** Leave out records of these kinds. */
  readonly without?: readonly TranscriptRecord['kind'][];
}

/** Every record of a text, a line each, rows of a record indented below it. */
export function printText(text: string, options: PrintOptions = {}): string {
  return printRecords(parseText(text), options);
}

export function printRecords(
  { records }: ParsedText,
  { lines = false, without = [] }: PrintOptions = {},
): string {
  return records
    .filter(({ record }) => !without.includes(record.kind))
    .map(({ record, base }) => printRecord(record, lines ? base : undefined))
    .join('\n');
}

/** Numbers that debuggers print, and people read, in hex. */
const inHex = new Set([
  'flags',
  'displacement',
  'major',
  'minor',
  'control',
  'status',
  'limit',
  'currentByteOffset',
]);

/** One record; with `base` also its lines. */
export function printRecord(record: TranscriptRecord, base?: number): string {
  const { kind, address, ...rest } = record;
  return [kind, address ?? '', ...printFields(rest, base, '  ')].filter((part) => part !== '').join(' ');
}

function printFields(fields: object, base: number | undefined, indent: string): string[] {
  const parts: string[] = [];
  const rows: string[] = [];
  let where = '';
  for (const [key, value] of Object.entries(fields) as [string, unknown][]) {
    if (value === undefined) parts.push(`${key}=undefined!`);
    else if (isSpan(key, value)) {
      if (base !== undefined && key === 'lines') where = `@${base + value[0] + 1}-${base + value[1] + 1}`;
    } else if (Array.isArray(value)) {
      if (value.every((item) => typeof item !== 'object')) {
        if (value.length > 0) parts.push(`${key}=[${value.join(' ')}]`);
      } else
        for (const item of value as object[])
          rows.push(`\n${indent}${key}: ${printFields(item, base, `${indent}  `).join(' ')}`);
    } else parts.push(printField(key, value, base, indent));
  }
  return [...(where === '' ? parts : [...parts, where]), ...rows];
}

function printField(key: string, value: unknown, base: number | undefined, indent: string): string {
  if (value === true) return key;
  if (typeof value === 'number') return `${key}=${inHex.has(key) ? `0x${value.toString(16)}` : value}`;
  if (typeof value === 'object' && value !== null) {
    if ('process' in value && 'thread' in value)
      return `${key}=${Number(value.process).toString(16)}.${Number(value.thread).toString(16)}`;
    return `${key}={${printFields(value, base, `${indent}  `).join(' ')}}`;
  }
  return `${key}=${String(value)}`;
}

function isSpan(key: string, value: unknown): value is readonly [number, number] {
  return /lines$/i.test(key) && Array.isArray(value) && value.length === 2;
}
