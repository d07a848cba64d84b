/** Invented models for the dev page, by what they are to show. */
import type { ViewModel } from '../../src/shared/viewModel';
import { addressLens } from './fixtures/addressLens';
import { apcTimeline } from './fixtures/apcTimeline';
import { emptyOverview, overview } from './fixtures/overview';
import { irpStack } from './fixtures/irpStack';
import { manySlots, rawStack } from './fixtures/rawStack';
import { manyStacks, threadStacks } from './fixtures/threadStacks';
import { waitGraph } from './fixtures/waitGraph';

const story: readonly ViewModel[] = [
  overview,
  threadStacks,
  irpStack,
  apcTimeline,
  waitGraph,
  rawStack,
  addressLens,
];

const empty: readonly ViewModel[] = [
  emptyOverview,
  {
    kind: 'threadStacks',
    empty: { message: 'The text shows no call stack.', command: '!process 0 1f' },
    stacks: [],
  },
  { kind: 'irpStack', empty: { message: 'The text shows no IRP.', command: '!irpfind -v' }, irps: [] },
  {
    kind: 'apcTimeline',
    empty: { message: 'The text shows no APC delivery, and no wait with its start in ticks.' },
    stories: [],
    clocks: [],
  },
  {
    kind: 'waitGraph',
    empty: { message: 'Nothing in the text waits for something that the text names too.', command: '!locks' },
    nodes: [],
    edges: [],
    cycles: [],
    narration: [],
  },
  {
    kind: 'rawStack',
    empty: { message: 'The text lists no stack memory.', command: 'dps @rsp L100' },
    stacks: [],
    omitted: 0,
  },
];

/** Views of which the server left something out, or has not sent everything. */
const cut: readonly ViewModel[] = [
  { ...overview, findingCount: 3211 },
  { ...manyStacks(500), next: { section: 1, before: 500 } },
  { ...irpStack, omitted: 1234 },
  { ...apcTimeline, omitted: 12 },
  { ...waitGraph, omitted: { nodes: 2400, edges: 3100 } },
  { ...rawStack, omitted: 7 },
  { ...addressLens, more: true },
];

/** `error` and `loading` hold no model: the page is told of a failure, or of nothing at all. */
export const fixtureSets: Readonly<Record<string, readonly ViewModel[]>> = {
  story,
  many: [overview, manyStacks(10_000), irpStack, apcTimeline, waitGraph, manySlots(1500), addressLens],
  cut,
  empty,
  error: [],
  loading: [],
};
