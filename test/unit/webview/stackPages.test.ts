/** Pages of stacks become one view; what is on show stays until its successor is as long. */
import { expect, it } from 'vitest';
import type { ThreadStacksView, ViewModel } from '../../../src/shared/viewModel';
import { manyStacks } from '../../../webview/dev/fixtures/threadStacks';
import { isPartial, StackPages } from '../../../webview/stackPages';
import { openPage, uri } from './support';

const { stacks } = manyStacks(30);
const page = (from: number, to: number): ThreadStacksView => ({
  kind: 'threadStacks',
  stacks: stacks.slice(from, to),
  ...(from > 0 && { before: from }),
  ...(to < 30 && { next: { section: to, before: to } }),
});
const count = (model: ViewModel): number => (model.kind === 'threadStacks' ? model.stacks.length : -1);

it('joins the pages of one analysis', () => {
  const pages = new StackPages();
  const first = pages.add(page(0, 10), undefined);
  expect([count(first), isPartial(first)]).toEqual([10, true]);
  const second = pages.add(page(10, 20), first);
  const whole = pages.add(page(20, 30), second);
  expect([count(whole), isPartial(whole)]).toEqual([30, false]);
});

it('shows more when there is half as much again, and at the end', () => {
  const pages = new StackPages();
  let shown: ViewModel | undefined;
  const counts = [page(0, 10), page(10, 14), page(14, 15), page(15, 16), page(16, 30)].map((part) => {
    shown = pages.add(part, shown);
    return count(shown);
  });
  expect(counts).toEqual([10, 10, 15, 15, 30]);
});

it('keeps what is shown while a new analysis arrives, and drops pages that do not follow', () => {
  const pages = new StackPages();
  let shown: ViewModel = pages.add(page(0, 30), undefined);
  for (const part of [page(0, 10), page(20, 30), page(10, 20)]) {
    shown = pages.add(part, shown);
    expect(count(shown)).toBe(30);
  }
});

it('selects a stack of a page that was not here yet', () => {
  const { send, mark } = openPage('triage');
  const wanted = stacks[25]?.id ?? '';
  send({ type: 'show', title: 'a.log', uri, view: 'threadStacks', select: wanted });
  send({ type: 'model', uri, model: page(0, 10) });
  send({ type: 'model', uri, model: page(10, 30) });
  expect(mark(wanted).dataset['selected']).toBe('true');
});
