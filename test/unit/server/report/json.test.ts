/** The JSON of a triage against its contract. */
import { beforeAll, describe, expect, it } from 'vitest';
import { triageJson } from '../../../../src/server/report/json';
import type { Triage, TriageRecord } from '../../../../src/shared/triage';
import { analyze, readSample, transcriptOf } from '../../../support/analyze';

async function triage(text: string, records: 'all' | 'none' = 'all'): Promise<Triage> {
  const pieces = [...triageJson(await analyze(text), { file: 'x.txt', records })];
  const document = pieces.join('');
  expect(document).not.toMatch(/[\n\r]/);
  expect(document).not.toContain('null');
  return JSON.parse(document) as Triage;
}

type Row = Readonly<Record<string, unknown>>;
const rows = (record: TriageRecord | undefined, field: string): readonly Row[] =>
  (record?.[field] ?? []) as readonly Row[];

describe('rundown-deadlock', () => {
  let json: Triage;
  beforeAll(async () => {
    json = await triage(readSample('rundown-deadlock'));
  });

  const record = (kind: string, line: number): TriageRecord | undefined =>
    json.records.find((one) => one.kind === kind && one.lines[0] === line);

  it('begins as the contract says', () => {
    expect(json).toMatchObject({
      schema: 'kdscope/1',
      tool: { name: 'kdscope' },
      file: 'x.txt',
      encoding: 'utf-8',
      omitted: [],
    });
    expect(json.note).toBeUndefined();
  });

  it('makes spans lines of the text', () => {
    expect(record('thread', 33)).toMatchObject({
      lines: [33, 60],
      waitLines: [38, 38],
      waitObjects: [{ lines: [34, 34] }],
      win32StartAddress: { lines: [42, 42] },
    });
    expect(record('fileObject', 63)).toMatchObject({ flagsLines: [67, 67], waitersLines: [71, 71] });
  });

  it('points from a thread to its stack, and to its block', () => {
    const thread = record('thread', 33);
    expect(json.records[Number(thread?.['stack'])]).toMatchObject({ kind: 'stack', lines: [47, 60] });
    expect(thread).not.toHaveProperty('stackFollows');
    expect(json.blocks[thread?.block ?? -1]).toMatchObject({ command: '!process 0n4904', session: 's2' });
  });

  it('says how far each frame is trusted', () => {
    expect(rows(record('stack', 134), 'frames').map(({ trust }) => trust)).toEqual([
      'context',
      'scanned',
      'scanned',
    ]);
  });

  it('names the numbers of an IRP, and not those of an unused location', () => {
    const [unused, current] = rows(record('irp', 85), 'locations');
    expect(current).toMatchObject({
      major: 0x11,
      majorName: 'IRP_MJ_LOCK_CONTROL',
      minorName: 'IRP_MN_LOCK',
      flagNames: ['SL_EXCLUSIVE_LOCK'],
      controlNames: ['SL_PENDING_RETURNED'],
      argNames: ['Length', 'Key', 'ByteOffset'],
      lines: [91, 93],
    });
    expect(unused).not.toHaveProperty('majorName');
  });

  it('names the flags of a file object', () => {
    expect(record('fileObject', 63)).toMatchObject({
      flags: 0x40042,
      flagNames: ['FO_SYNCHRONOUS_IO', 'FO_CACHE_SUPPORTED', 'FO_HANDLE_CREATED'],
      printedFlags: ['Synchronous IO', 'Cache Supported', 'Handle Created'],
    });
  });

  it('indexes records from things', () => {
    for (const { observations, kind, address } of json.things.filter((thing) => thing.kind !== 'threadStack'))
      for (const index of observations) expect([json.records[index]?.address, kind]).toEqual([address, kind]);
  });

  it('leaves out records when told so, and says it', async () => {
    const short = await triage(readSample('rundown-deadlock'), 'none');
    expect(short.records).toEqual([]);
    expect(short.omitted).toEqual([{ what: 'records', why: '--records none' }]);
    expect(short.findings).toEqual(json.findings);
  });
});

it('gives the slots of a raw stack their class and reason', async () => {
  const json = await triage(readSample('idle-thread-apc'));
  const slots = rows(
    json.records.find(({ kind }) => kind === 'rawStack'),
    'slots',
  );
  expect(slots.map((slot) => slot['class'])).toMatchInlineSnapshot(`
    [
      "trap-field",
      "residue",
      "residue",
      "phantom",
      "trap-field",
      "return",
      "pointer",
      "pointer",
      "return",
      "return",
      "residue",
      "return",
      "seh-record",
      "seh-record",
      "return",
    ]
  `);
  expect(slots.every((slot) => typeof slot['why'] === 'string')).toBe(true);
  const [stack] = json.records.filter(({ kind }) => kind === 'stack');
  expect(rows(stack, 'frames').map(({ trust }) => trust)).toEqual([
    'context',
    'context',
    'none',
    'unwound',
    'unwound',
    'unwound',
  ]);
});

it('keeps the place of memory that could not be read', async () => {
  const json = await triage(transcriptOf('0:000> dd 00401000 l3\n00401000 00000001 ???????? 00000003'));
  const memory = json.records.find(({ kind }) => kind === 'memory');
  expect(memory?.['values']).toEqual(['0000000000000001', '????????????????', '0000000000000003']);
});

it('notes that a text is no transcript', async () => {
  const json = await triage('Dear diary,\ntoday nothing crashed.\n');
  expect(json).toMatchObject({
    note: 'No debugger output was recognised in this text.',
    findings: [],
    records: [],
  });
});
