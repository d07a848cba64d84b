/** SARIF: one result for each finding, the proof as a code flow, and nothing that a viewer would render. */
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { triageSarif } from '../../../../src/server/report/sarif';
import { analyze, readSample } from '../../../support/analyze';

async function sarifOf(text: string, file = 'a b.txt'): Promise<Log> {
  return JSON.parse(triageSarif(await analyze(text), { file })) as Log;
}

/** The first result of a rule, which the driver describes at its index. */
function resultOf({ runs: [run] }: Log, rule: string): Result {
  const found = run?.results?.find(({ ruleId }) => ruleId === rule);
  if (!found) throw new Error(`no ${rule}`);
  expect(run?.tool.driver.rules?.[found.ruleIndex ?? -1]?.id).toBe(rule);
  return found;
}

describe('triageSarif', () => {
  it('tells the story of the sample, step by step', async () => {
    const log = await sarifOf(readSample('rundown-deadlock'));
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] });
    const found = resultOf(log, 'file-object-deadlock');
    const steps =
      found.codeFlows?.flatMap(({ threadFlows }) => threadFlows).flatMap(({ locations }) => locations) ?? [];
    expect(steps.length).toBeGreaterThan(2);
    expect(steps).toMatchObject(
      steps.map((_, index) => ({
        executionOrder: index + 1,
        location: {
          message: { text: expect.stringMatching(/./) as string },
          physicalLocation: { artifactLocation: { uri: 'a%20b.txt' } },
        },
      })),
    );
  });

  it.each([
    ['sub/a.txt', 'sub/a.txt'],
    ['/x/a#b.txt', 'file:///x/a%23b.txt'],
    [String.raw`C:\x y\a.txt`, 'file:///C:/x%20y/a.txt'],
    ['file:///x/a.txt', 'file:///x/a.txt'],
  ])('spells %s as a URI', async (file, uri) => {
    const [run] = (await sarifOf('', file)).runs;
    expect(run?.artifacts?.[0]?.location?.uri).toBe(uri);
    expect(run?.results).toEqual([]);
  });

  it('is one line, without Markdown', async () => {
    const text = triageSarif(await analyze(readSample('idle-thread-apc')), { file: 'a.txt' });
    expect(text.trimEnd()).not.toContain('\n');
    expect(text).not.toContain('"markdown"');
  });
});
