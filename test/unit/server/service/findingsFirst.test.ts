/** The Problems panel and hovers do not wait for verdicts. */
import { expect, it } from 'vitest';
import { createTriageService } from '../../../../src/server/service';
import { readSample } from '../../../support/analyze';

const uri = 'file:///w/log.windbg';
const deadlock = readSample('rundown-deadlock');

function paused() {
  let isOpen = true;
  let waiting: (() => void)[] = [];
  return {
    breathe: () =>
      new Promise<void>((resolve) => {
        if (isOpen) setTimeout(resolve);
        else waiting.push(resolve);
      }),
    close: () => {
      isOpen = false;
    },
    open: () => {
      isOpen = true;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}

it('an edit right behind the diagnostics leaves hovers of other lines answered at once', async () => {
  const loop = paused();
  const service = createTriageService(loop);
  service.open(uri, 1, deadlock);
  expect(await service.diagnostics(uri)).not.toEqual([]);
  const start = { line: 0, character: 0 };
  service.change(uri, 2, [{ start, end: start, text: ' ' }]);
  loop.close();
  const lines = deadlock.split('\n');
  const line = lines.findIndex((text) => text.includes('THREAD'));
  const character = (lines[line]?.indexOf('THREAD') ?? 0) + 9;
  expect(await service.hover(uri, { line, character })).toBeDefined();
  loop.open();
  const analyzed = await service.analyze(uri);
  expect(analyzed?.version).toBe(2);
  expect(analyzed?.verdicts).not.toEqual([]);
});

it('the status tells the findings of the version that the verdicts follow', async () => {
  const service = createTriageService(paused());
  service.open(uri, 3, deadlock);
  const status = await service.status(uri);
  const analyzed = await service.analyze(uri);
  expect(status?.version).toBe(3);
  const shown = analyzed?.findings.filter(({ surface }) => surface === 'diagnostic') ?? [];
  expect(Object.values(status?.findings ?? {}).reduce((sum, count) => sum + count, 0)).toBe(
    shown.filter(({ severity }) => severity !== 'hint').length,
  );
});
