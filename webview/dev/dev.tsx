/** The views in a plain browser, with transcripts that the script behind the page analyses or with invented models. `wishes.ts` says how to choose. */
import '../style.css';
import './dev.css';
import type { FromWebview } from '../../src/shared/messages';
import type { ViewKind } from '../../src/shared/viewModel';
import { staticHost, type Host } from '../host';
import { speak } from '../l10n/t';
import { mount } from '../mount';
import { quoteBelow } from '../quote';
import { applyTheme } from '../themes';
import { devBar } from './devBar';
import { fixtureSets } from './fixtureSets';
import { gallery } from './gallery';
import { askKnown, askTexts, transcriptHost, transcriptLines, type Known } from './transcriptHost';
import { choices, readWishes, type Choices, type Wishes } from './wishes';

/** As an editor keeps the state of a page over a reload; pages without the bar are for pictures, and begin anew. */
const session: Pick<Host, 'getState' | 'setState'> = {
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
  setState: (state) => {
    sessionStorage.setItem('state', JSON.stringify(state));
  },
};

const unkept: typeof session = { getState: () => undefined, setState: () => undefined };

function hostFor(
  { of, bare }: Wishes,
  view: ViewKind,
  transcripts: readonly string[],
  said: HTMLElement,
): Host {
  const at = transcripts.indexOf(of);
  const quote = quoteBelow();
  const heard = (message: FromWebview): void => {
    said.textContent = JSON.stringify(message);
    if (message.type !== 'reveal' || at < 0) return;
    void transcriptLines(at, message.lines).then((text) => {
      quote(message.lines, text);
    });
  };
  const state = bare ? unkept : session;
  if (at >= 0) return transcriptHost({ at, name: of, view }, state, heard);
  const content = {
    title: 'rrdtool.log',
    uri: `file:///samples/${of}.log`,
    view,
    models: fixtureSets[of] ?? [],
  };
  const host = { ...staticHost(content, heard), ...state };
  // Nobody answers.
  return of === 'loading' ? { ...host, post: heard } : host;
}

function show(root: HTMLElement, wishes: Wishes, { transcripts }: Known, known: Choices): void {
  const { theme, page, view, width, bare } = wishes;
  const said = document.createElement('output');
  applyTheme(theme);
  document.body.dataset['page'] = page;
  if (width !== 'full' && view !== 'all') root.style.width = `${width}px`;
  if (!bare) document.body.prepend(devBar(wishes, known, said));
  if (view === 'all') gallery(root, wishes);
  else mount(root, page, hostFor(wishes, view, transcripts, said));
}

async function open(root: HTMLElement): Promise<void> {
  const known = await askKnown();
  const all: Choices = {
    of: [...known.transcripts, ...Object.keys(fixtureSets)],
    language: ['en', ...known.languages],
    ...choices,
  };
  const wishes = readWishes(location.hash, all);
  const { language } = wishes;
  document.documentElement.lang = language;
  if (language !== 'en') speak(language, await askTexts(language));
  show(root, wishes, known, all);
}

window.addEventListener('hashchange', () => {
  location.reload();
});
const root = document.getElementById('app');
if (root !== null) void open(root);
