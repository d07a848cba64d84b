/** Slices of a large text: borders, text, and features in their lines. */
import { describe, expect, it } from 'vitest';
import { createTriageService } from '../../../src/server/service';
import { openBytes } from '../../../src/server/node/fileText';
import { sliceUri } from '../../../src/shared/slice';
import { readSeed } from '../../support/seeds';

const file = 'file:///t/large.log';

function attach(text: string) {
  const service = createTriageService({ breathe: () => Promise.resolve() });
  const { source, encoding } = openBytes(Buffer.from(text), service.openers);
  service.attach(file, source, encoding);
  return { service, source };
}

const sliceAt = (service: ReturnType<typeof attach>['service'], line: number): string =>
  sliceUri({ file, first: service.sliceLines(file, line)?.[0] ?? 0 });

describe('slices', () => {
  const listing = Array.from(
    { length: 400 },
    (_, row) => `0: kd> ? ${row}\n${`Evaluate expression: ${row}\n`.repeat(39)}`,
  ).join('');
  const story = readSeed('rundown-deadlock');
  const text = `${listing}${story}\n${listing}`;
  const lines = text.split('\n');
  const { service, source } = attach(text);

  it('are the whole text, without gap or overlap, in sections', () => {
    const parts: string[] = [];
    for (let line = 1; line <= source.lineCount;) {
      const [first, last] = service.sliceLines(file, line) ?? [0, 0];
      expect(first).toBe(line);
      expect(last - first).toBeLessThan(5000);
      parts.push(service.sliceText(file, line) ?? '');
      line = last + 1;
    }
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.join('')).toBe(text);
    expect(service.sliceLines(file, 1e12)?.[1]).toBe(source.lineCount);
  });

  it('answer in their own lines what is known of the whole text', async () => {
    const line = lines.findIndex((one) => one.includes('fffffadfccf732d0'));
    const uri = sliceAt(service, line + 1);
    const [first] = service.sliceLines(file, line + 1) ?? [0];
    const position = {
      line: line + 1 - first,
      character: (lines[line] ?? '').indexOf('fffffadfccf732d0') + 2,
    };
    const whole = await service.hover(file, { ...position, line });
    const hover = await service.slices.hover(uri, position);
    // A link into the file would open what no editor takes.
    const words = (shown: typeof hover): string =>
      JSON.stringify(shown?.contents).replace(/\[(line \d+)\]\([^)]*\)/g, '$1');
    expect(words(hover)).toBe(words(whole));
    expect(words(hover)).toContain('FILE_OBJECT');
    expect(hover?.range?.start.line).toBe(position.line);
    const [place] = await service.slices.definition(uri, position);
    const [inFile] = await service.definition(file, { ...position, line });
    const [target] = service.sliceLines(file, (inFile?.range.start.line ?? 0) + 1) ?? [0];
    expect(place).toMatchObject({
      uri: sliceUri({ file, first: target }),
      range: { start: { line: (inFile?.range.start.line ?? 0) + 1 - target } },
    });
    const found = await service.slices.diagnostics(uri);
    expect(found?.map(({ code }) => code)).toContain('file-object-deadlock');
    expect(found?.every(({ range: { start } }) => start.line >= 0)).toBe(true);
  });

  it('hold the outline and the folds of what they show, and nothing else', async () => {
    const uri = sliceAt(service, 9001);
    const [first, last] = service.sliceLines(file, 9001) ?? [0, 0];
    const symbols = await service.slices.documentSymbols(uri);
    const names = symbols.map(({ name }) => name).filter((name) => name.startsWith('? '));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names)
      expect(lines.slice(first - 1, last).some((one) => one.includes(name))).toBe(true);
    for (const { startLine, endLine } of await service.slices.folding(uri)) {
      expect(startLine).toBeGreaterThanOrEqual(0);
      expect(endLine).toBeLessThan(last - first + 1);
    }
    const range = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
    const tokens = await service.slices.semanticTokens(uri, range);
    expect(tokens?.data[0]).toBe(0);
  });

  it('count lines as an editor does, and cut what no editor takes', () => {
    const odd = attach(`a\rb\r\r\nc\r\n${'x'.repeat(200_000)}\n`);
    const [one, two, long] = (odd.service.sliceText(file, 1) ?? '').split(/\r\n|\r|\n/);
    expect([one, two]).toEqual(['a b ', 'c']);
    expect(long).toHaveLength(100_001);
  });
});
