/** The views with hand-written models and a host of their own. Choose by address: `#theme=light&page=triage&view=waitGraph&data=story`. */
import '../style.css';
import './dev.css';
import type { ViewKind, ViewModel } from '../../src/shared/viewModel';
import { staticHost } from '../host';
import { mount } from '../mount';
import { addressLens } from './fixtures/addressLens';
import { apcTimeline } from './fixtures/apcTimeline';
import { emptyOverview, overview } from './fixtures/overview';
import { irpStack } from './fixtures/irpStack';
import { manySlots, rawStack } from './fixtures/rawStack';
import { manyStacks, threadStacks } from './fixtures/threadStacks';
import { waitGraph } from './fixtures/waitGraph';
import { applyTheme, themes, type ThemeName } from '../themes';

const sets: Readonly<Record<string, readonly ViewModel[]>> = {
  story: [overview, threadStacks, irpStack, apcTimeline, waitGraph, rawStack, addressLens],
  many: [overview, manyStacks(2000), irpStack, apcTimeline, waitGraph, manySlots(1500), addressLens],
  empty: [
    emptyOverview,
    {
      kind: 'threadStacks',
      empty: { message: 'No stack in this transcript.', command: '!process 0 1f' },
      stacks: [],
    },
    { kind: 'irpStack', empty: { message: 'No IRP in this transcript.', command: '!irpfind -v' }, irps: [] },
    {
      kind: 'apcTimeline',
      empty: { message: 'Nothing here was interrupted by an APC, and no wait is timed.', command: '!thread' },
      stories: [],
      clocks: [],
    },
    {
      kind: 'waitGraph',
      empty: { message: 'No thread waits for anything the transcript describes.', command: '!stacks 2' },
      nodes: [],
      edges: [],
      cycles: [],
      narration: [],
    },
    {
      kind: 'rawStack',
      empty: { message: 'No stack memory in this transcript.', command: 'dps @rsp L100' },
      stacks: [],
      omitted: 0,
    },
  ],
  error: [],
};

const wishes = new URLSearchParams(location.hash.slice(1));
const page = wishes.get('page') === 'timeline' ? 'timeline' : 'triage';
const data = wishes.get('data') ?? 'story';
document.body.dataset['page'] = page;

function choice(name: string, values: readonly string[], current: string): HTMLElement {
  const select = document.createElement('select');
  select.setAttribute('aria-label', name);
  select.append(...values.map((value) => new Option(value, value, false, value === current)));
  select.addEventListener('change', () => {
    wishes.set(name, select.value);
    location.hash = wishes.toString();
    location.reload();
  });
  return select;
}

const theme = wishes.get('theme') ?? 'dark';
applyTheme(theme in themes ? (theme as ThemeName) : 'dark');
const said = document.createElement('output');
if (!wishes.has('bare')) {
  const bar = document.createElement('header');
  bar.className = 'dev-bar';
  bar.append(
    choice('theme', Object.keys(themes), theme),
    choice('page', ['triage', 'timeline'], page),
    choice('data', Object.keys(sets), data),
    said,
  );
  document.body.prepend(bar);
}

const root = document.getElementById('app');
if (root !== null) {
  const content = {
    title: 'rrdtool.log',
    uri: 'file:///samples/rrdtool.log',
    view: (wishes.get('view') ?? 'overview') as ViewKind,
    models: sets[data] ?? [],
  };
  mount(
    root,
    page,
    staticHost(content, (message) => {
      said.textContent = JSON.stringify(message);
    }),
  );
}
