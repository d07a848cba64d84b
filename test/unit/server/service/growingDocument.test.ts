/** A log that grows faster than it is understood is told of nevertheless; any other edit begins anew. */
import { describe, expect, it } from 'vitest';
import { createTriageService, type TextChange, type TriageService } from '../../../../src/server/service';
import { readSample } from '../../../support/analyze';

const uri = 'file:///w/growing.windbg';
const deadlock = readSample('rundown-deadlock');
/** Understood in many slices. */
const long = `0: kd> !process 0 1f\n${deadlock.slice(deadlock.indexOf('THREAD')).repeat(80)}`;
const more = '1: kd> !thread fffffadfcca31040\nTHREAD fffffadfcca31040  Cid 0004.0a1c\n';
const linesOf = (text: string): number => text.split('\n').length - 1;

/** A text that is edited in every turn that its analysis leaves to others, while `edits` has more. */
function edited(text: string, edits: (turn: number) => TextChange | undefined) {
  let version = 1;
  const service: TriageService = createTriageService({
    breathe: async () => {
      const change = edits(version);
      if (change) service.change(uri, ++version, [change]);
      await new Promise((resolve) => setTimeout(resolve));
    },
  });
  service.open(uri, version, text);
  return { service, version: () => version };
}

/** Appends at the end of `long` and of what was appended before. */
function growing(until: () => boolean) {
  const lines = linesOf(long);
  const added = linesOf(more);
  return edited(long, (turn) => {
    const at = { line: lines + (turn - 1) * added, character: 0 };
    return until() ? { start: at, end: at, text: more } : undefined;
  });
}

describe('a text that grows all the time', () => {
  it('has its findings told, by the version they belong to', async () => {
    let grows = true;
    const { service, version } = growing(() => grows);
    const first = await service.problems(uri);
    const told = first?.status.version ?? 0;
    expect(version()).toBeGreaterThan(told);
    expect(first?.status.coverage.lines).toBe(linesOf(long + more.repeat(told - 1)));

    const asked = version();
    const second = await service.problems(uri);
    expect(second?.status.version).toBeGreaterThanOrEqual(asked);
    expect(version()).toBeGreaterThan(second?.status.version ?? 0);

    grows = false;
    const last = await service.problems(uri);
    const fresh = await opened(long + more.repeat(version() - 1)).problems(uri);
    expect(last).toEqual({ ...fresh, status: { ...fresh?.status, version: version() } });
  });

  it('is answered to everyone who asks, by the text of then or later', async () => {
    const { service, version } = growing(() => true);
    const problems = service.problems(uri);
    const early = service.analyze(uri);
    expect((await early)?.version).toBe((await problems)?.status.version);
    const asked = version();
    const late = await Promise.all([service.analyze(uri), service.analyze(uri)]);
    expect(late[0]?.version).toBeGreaterThanOrEqual(asked);
    expect(late[1]).toBe(late[0]);
    service.close(uri);
    expect(await service.analyze(uri)).toBeUndefined();
  });

  it('does not read on for somebody who left', async () => {
    const { service, version } = growing(() => version() < 4);
    const token = { isCancellationRequested: false };
    const left = service.analyze(uri, token);
    await new Promise((resolve) => setTimeout(resolve, 1));
    token.isCancellationRequested = true;
    const stayed = await service.analyze(uri);
    expect(await left).toBeUndefined();
    expect(stayed?.version).toBeGreaterThan(1);
  });

  it('answers about its lines what is known when more has come', async () => {
    const { service, version } = growing(() => version() < 6);
    await service.problems(uri);
    const line = long.split('\n').findIndex((text) => text.includes('THREAD'));
    const known = await service.hover(uri, { line, character: 9 });
    expect(known).toBeDefined();
    await service.analyze(uri);
    expect(await service.hover(uri, { line, character: 9 })).toEqual(known);
  });
});

it('a text that is edited while it is cut in turns is cut at once', async () => {
  const service = createTriageService({ breathe: () => new Promise(() => undefined) });
  const text = deadlock.repeat(Math.ceil(1e6 / deadlock.length));
  service.open(uri, 1, text);
  const asked = service.problems(uri);
  const start = { line: 0, character: 0 };
  service.change(uri, 2, [{ start, end: start, text: '0: kd> k\n' }]);
  expect(service.normalized(uri)).toBe(opened(`0: kd> k\n${text}`).normalized(uri));
  service.close(uri);
  expect(await Promise.race([asked, Promise.resolve('waits')])).toBe('waits');
});

it('any other edit is waited for, by those who asked before', async () => {
  const start = { line: 0, character: 0 };
  const { service } = edited(long, (turn) =>
    turn < 4 ? { start, end: start, text: '0: kd> k\n' } : undefined,
  );
  const { status } = (await service.problems(uri)) ?? {};
  expect(status?.version).toBe(4);
  expect(status?.coverage.lines).toBe(linesOf(long) + 3);
});

/** A change from one place to another, each [line, character], and what it inserts there. */
type Edit = readonly [from: readonly [number, number], to: readonly [number, number], inserted: string];

it.each<[name: string, text: string, edit: Edit, appends: boolean]>([
  ['behind the last line', 'a\nb\n', [[2, 0], [2, 0], 'c\n'], true],
  ['to half a line', 'a\nb', [[1, 1], [1, 1], 'c\nd'], true],
  ['half a line replaced by the whole', 'a\nb\nc', [[1, 1], [2, 1], '\ncd\n'], true],
  ['between two prompts', 'a\n0: kd> ', [[1, 0], [1, 0], '0: kd> k\nx\n'], true],
  ['with CRLF', 'a\r\n0: kd> ', [[1, 0], [1, 0], '0: kd> k\r\nx\r\n'], true],
  ['to nothing', '', [[0, 0], [0, 0], 'a\n'], true],
  ['nothing', 'a\nb', [[1, 1], [1, 1], ''], true],
  ['another last line', 'a\nb', [[1, 0], [1, 1], 'c\nd'], false],
  ['less', 'a\nb\nc', [[1, 1], [2, 1], ''], false],
  ['before the last line', 'a\nb\n', [[1, 0], [1, 0], 'c\n'], false],
  ['at the beginning', 'a\nb\nc\nd\n', [[0, 0], [0, 0], 'a\n'], false],
])('says whether a change only appends: %s', (_, text, [from, to, inserted], appends) => {
  const service = opened(text);
  const [start, end] = [from, to].map(([line, character]) => ({ line, character })) as [Position, Position];
  expect(service.change(uri, 2, [{ start, end, text: inserted }])).toBe(appends);
  const expected = text.slice(0, offsetOf(text, from)) + inserted + text.slice(offsetOf(text, to));
  expect(service.normalized(uri)).toBe(opened(expected).normalized(uri));
});

type Position = TextChange['start'];

function opened(text: string): TriageService {
  const service = createTriageService({ breathe: () => Promise.resolve() });
  service.open(uri, 1, text);
  return service;
}

function offsetOf(text: string, [line, character]: readonly [number, number]): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + character;
}
