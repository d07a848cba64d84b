/** Findings about source and findings of transcripts, each leading to the other: in diagnostics, in slices, in SARIF. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, Result } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBytes } from '../../../src/server/node/fileText';
import { createTriageService, type TriageService } from '../../../src/server/service';
import type { CParser } from '../../../src/server/sources/sourceHost';
import { defaultSettings } from '../../../src/shared/settings';
import { sliceUri } from '../../../src/shared/slice';
import { readSample } from '../../support/analyze';
import { everything } from '../../support/features';
import { memoryFiles, never } from './sources/memoryFiles';
import { testParser } from './sources/testParser';

const volume = readFileSync(join(import.meta.dirname, '../../../samples/softfs/volume.c'), 'utf8');
const source = 'file:///w/softfs/volume.c';
const uri = 'file:///t/crash.log';
const rule = 'stack-iosb-may-pend';
/** Frames that lead to no file of the workspace. */
const elsewhere = `0: kd> k
Child-SP          RetAddr           Call Site
fffff880\`0653b110 fffff800\`02a7c1b2 nt!KeBugCheckEx
fffff880\`0653b120 fffff800\`02a7c1c4 other!Unknown+0x20
`;

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});

function serviceOf(
  texts: Readonly<Record<string, string>> = { '/w/softfs/volume.c': volume },
): TriageService {
  return createTriageService({
    breathe: () => Promise.resolve(),
    sources: {
      files: memoryFiles(texts),
      loadParser: () => Promise.resolve(parser),
      uriOf: (path) => `file://${path}`,
      pathOf: (of) => of.slice('file://'.length),
    },
  });
}

function attached(text: string): TriageService {
  const service = serviceOf();
  const { source: held, encoding } = openBytes(Buffer.from(text), service.openers);
  service.attach(uri, held, encoding);
  return service;
}

async function checked(service: TriageService, of?: readonly string[]) {
  const found = [];
  for await (const one of service.sourceDiagnostics(never, of)) found.push(...one.diagnostics);
  return found;
}

const linked = (found: Awaited<ReturnType<TriageService['diagnostics']>>) =>
  (found ?? []).flatMap(({ code, relatedInformation = [] }) =>
    relatedInformation.flatMap(({ location }) =>
      location.uri === source ? [`${String(code)} ${location.range.start.line + 1}`] : [],
    ),
  );
const call = volume.split('\n').findIndex((line) => line.includes('ZwWriteFile(File')) + 1;

describe('a finding of a transcript', () => {
  it('leads to the code that may explain it, once that was checked', async () => {
    const service = serviceOf();
    service.open(uri, 1, readSample('idle-thread-apc'));
    expect(linked(await service.diagnostics(uri))).toEqual([]);
    const [found] = await checked(service);
    expect(found).toMatchObject({ code: rule });
    const links = linked(await service.diagnostics(uri));
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((link) => link.endsWith(` ${call}`))).toBe(true);
  });

  it('leads nowhere when another transcript reached the code', async () => {
    const service = serviceOf();
    service.open(uri, 1, readSample('idle-thread-apc'));
    service.open('file:///t/other.log', 1, elsewhere);
    const [found] = await checked(service);
    expect(found?.relatedInformation?.some(({ location }) => location.uri === 'file:///t/other.log')).toBe(
      false,
    );
    expect(linked(await service.diagnostics('file:///t/other.log'))).toEqual([]);
  });
});

describe('SARIF', () => {
  /** The files that the first code flow goes through. */
  const flowOf = (found: Result | undefined) =>
    found?.codeFlows?.[0]?.threadFlows[0]?.locations.map(
      ({ location }) => location?.physicalLocation?.artifactLocation?.uri,
    ) ?? [];
  const sarifOf = async (service: TriageService) => {
    const log = JSON.parse((await service.sarif(uri, 'crash.log')) ?? '') as Log;
    return log.runs[0];
  };

  it('has the code as a result of its own, with the way to the transcript', async () => {
    const service = serviceOf();
    service.open(uri, 1, readSample('idle-thread-apc'));
    const run = await sarifOf(service);
    const found = run?.results?.filter(({ ruleId }) => ruleId === rule) ?? [];
    expect(found).toMatchObject([
      {
        level: 'warning',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: source },
              region: { startLine: call, startColumn: expect.any(Number) as number },
            },
          },
        ],
      },
    ]);
    const uris = flowOf(found[0]);
    expect(uris.at(-1)).toBe('crash.log');
    expect(new Set(uris.slice(0, -1))).toEqual(new Set([source]));
    expect(run?.artifacts?.map(({ location }) => location?.uri)).toEqual(['crash.log', source]);
    const told = run?.results?.filter(({ relatedLocations = [] }) =>
      relatedLocations.some(({ physicalLocation }) => physicalLocation?.artifactLocation?.uri === source),
    );
    expect(told?.some(({ ruleId }) => ruleId !== rule)).toBe(true);
  });

  it('describes each rule at the index of its results', async () => {
    const service = serviceOf();
    service.open(uri, 1, readSample('idle-thread-apc'));
    const run = await sarifOf(service);
    const rules = run?.tool.driver.rules?.map(({ id }) => id) ?? [];
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex ?? -1]).toBe(ruleId);
  });

  it.each([
    ['the settings say no', { sourceChecks: false }],
    ['the check is switched off', { rules: { [rule]: 'off' as const } }],
  ])('is silent about code when %s', async (_, changed) => {
    const service = serviceOf();
    service.setSettings({ ...defaultSettings, ...changed });
    service.open(uri, 1, readSample('idle-thread-apc'));
    expect((await sarifOf(service))?.results?.some(({ ruleId }) => ruleId === rule)).toBe(false);
  });
});

describe('slices', () => {
  const rest = '0: kd> ? 1\nEvaluate expression: 1\n'.repeat(8000);
  const story = readSample('idle-thread-apc');

  it('lead to code, and code to them, by what they show', async () => {
    const service = attached(`${rest}${story}\n${rest}`);
    const line = rest.split('\n').length + 3;
    const slice = sliceUri({ file: uri, first: service.sliceLines(uri, line)?.[0] ?? 0 });
    const away = sliceUri({ file: uri, first: 1 });
    const found = await checked(service, [slice]);
    const ours = found.flatMap(({ relatedInformation = [] }) =>
      relatedInformation.filter(({ location }) => location.uri === slice),
    );
    expect(ours.length).toBeGreaterThan(0);
    const { length } = (service.sliceText(uri, line) ?? '').split('\n');
    expect(ours.every(({ location }) => location.range.end.line <= length)).toBe(true);
    expect(linked(await service.slices.diagnostics(slice)).every((link) => link.endsWith(` ${call}`))).toBe(
      true,
    );
    expect(linked(await service.slices.diagnostics(slice)).length).toBeGreaterThan(0);
    expect(await checked(service, [away])).toEqual([]);
    expect((await service.sourceLenses(source, never, [slice])).length).toBeGreaterThan(0);
    expect((await service.sourceHints(source, everything, never, [slice])).length).toBeGreaterThan(0);
    // Stacks are counted over the whole file, each once.
    const lenses = await service.sourceLenses(source, never, [slice]);
    expect(await service.sourceLenses(source, never, [slice, away])).toEqual(lenses);
  });

  it('send Go to Definition to the line of the source file', async () => {
    const service = attached(`${rest}${story}\n`);
    const lines = `${rest}${story}`.split('\n');
    const at = lines.findIndex((one) => one.includes('!SoftFSProcessRequest'));
    const [first] = service.sliceLines(uri, at + 1) ?? [0];
    const position = {
      line: at + 1 - first,
      character: (lines[at] ?? '').indexOf('SoftFSProcessRequest') + 2,
    };
    const [place] = await service.slices.definition(sliceUri({ file: uri, first }), position);
    const [whole] = await service.definition(uri, { ...position, line: at });
    expect(place).toEqual(whole);
    expect(place?.uri).toBe(source);
  });
});
