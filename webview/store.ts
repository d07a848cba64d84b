/** The state of the page and the protocol with the host. Pure of the DOM: tests drive it with a host of their own. */
import type { Page, ToWebview } from '../src/shared/messages';
import type { Lines } from '../src/shared/triage';
import type { ViewKind, ViewModel } from '../src/shared/viewModel';
import type { Host } from './host';
import { marksAt, marksOf, type Mark } from './marks';
import { readSaved, savedFile, withFile, type Saved } from './saved';
import { StackPages, isPartial } from './stackPages';

export interface State {
  readonly status: 'waiting' | 'open' | 'error' | 'nothing';
  /** What to say with `error` and `nothing`. */
  readonly message: string;
  readonly uri: string;
  readonly title: string;
  readonly view: ViewKind;
  readonly models: Partial<Record<ViewKind, ViewModel>>;
  readonly loading: ViewKind | undefined;
  readonly selection: Partial<Record<ViewKind, readonly string[]>>;
  /** Counts the wishes of the host to see the selection: a view scrolls to it when this changes, and only then. */
  readonly scrollRequest: number;
}

/** What a view may do; it never speaks to the host itself. */
export interface Actions {
  /** Selects the mark and asks the editor for its lines. `keepFocus` leaves the keyboard in the webview. */
  readonly activate: (mark: Mark, keepFocus: boolean) => void;
  /** Asks the editor for lines that are not a mark's own; the selection stays. */
  readonly reveal: (lines: Lines, keepFocus: boolean) => void;
  /** Asks for the source of the frame on these lines. */
  readonly source: (lines: Lines) => void;
  readonly copy: (text: string) => void;
  /** Offers a file of this name, with an extension. */
  readonly save: (name: string, content: string) => void;
  /** Turns the lens to an address, as typed. */
  readonly look: (address: string) => void;
  /** What the lens looked at before. */
  readonly lookedAt: () => string | undefined;
  /** What `remember` stored under this key for the transcript on show. */
  readonly recall: (key: string) => unknown;
  readonly remember: (key: string, value: unknown) => void;
}

export interface Store {
  readonly state: () => State;
  readonly subscribe: (listener: () => void) => () => void;
  readonly choose: (view: ViewKind) => void;
  readonly retry: () => void;
  readonly fail: (message: string) => void;
  readonly actions: Actions;
}

const looksKey = 'addressLens.looks';
const mostLooks = 20;

const first: State = {
  status: 'waiting',
  message: '',
  uri: '',
  title: '',
  view: 'overview',
  models: {},
  loading: undefined,
  selection: {},
  scrollRequest: 0,
};

export function createStore(host: Host, page: Page): Store {
  let state: State = page === 'timeline' ? { ...first, view: 'apcTimeline' } : first;
  let saved: Saved = readSaved(host.getState());
  let asked: ViewKind = state.view;
  let shownBefore = false;
  /** What waits for a model before it can become a selection. */
  let pending: { readonly select?: string | undefined; readonly lines?: Lines } | undefined;
  const pages = new StackPages();
  const listeners = new Set<() => void>();

  function set(change: Partial<State>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function save(memory?: Readonly<Record<string, unknown>>): void {
    if (state.uri === '') return;
    const { uri, view, selection } = state;
    saved = withFile(saved, {
      uri,
      view,
      asked,
      selection,
      memory: memory ?? savedFile(saved, uri)?.memory ?? {},
    });
    host.setState(saved);
  }

  function want(view: ViewKind): void {
    set({ loading: view });
    const about = view === 'addressLens' ? looks().at(-1) : undefined;
    host.post({ type: 'want', view, ...(about !== undefined && { about }) });
  }

  /** The addresses that the lens looked at, the present one last. */
  function looks(): readonly string[] {
    const kept = savedFile(saved, state.uri)?.memory[looksKey];
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  }

  function remember(key: string, value: unknown): void {
    save({ ...savedFile(saved, state.uri)?.memory, [key]: value });
  }

  /** The one before last is a step back, any other a step on. */
  function look(address: string): void {
    const known = looks();
    const back = known.length > 1 && known.at(-2) === address;
    const next = back ? known.slice(0, -1) : [...known.filter((one) => one !== address), address];
    set({ view: 'addressLens' });
    remember(looksKey, next.slice(-mostLooks));
    want('addressLens');
  }

  function select(ids: readonly string[], scroll: boolean): void {
    const { view, scrollRequest } = state;
    set({
      selection: { ...state.selection, [view]: ids },
      scrollRequest: scroll ? scrollRequest + 1 : scrollRequest,
    });
    save();
  }

  function show(message: Extract<ToWebview, { type: 'show' }>): void {
    const file = savedFile(saved, message.uri);
    const repeated = !shownBefore && message.select === undefined && file?.asked === message.view;
    const wished = repeated ? file.view : message.view;
    const view = page === 'timeline' ? 'apcTimeline' : wished;
    const same = message.uri === state.uri;
    asked = message.view;
    shownBefore = true;
    const lookAt = view === 'addressLens' ? message.select : undefined;
    pending = message.select === undefined || lookAt !== undefined ? undefined : { select: message.select };
    set({
      status: 'open',
      uri: message.uri,
      title: message.title,
      view,
      models: same ? state.models : {},
      selection: same ? state.selection : (file?.selection ?? {}),
    });
    save();
    settle();
    if (lookAt === undefined) want(view);
    else look(lookAt);
  }

  /** Turns what waits into a selection, once the model of the current view is here. */
  function settle(): void {
    const model = state.models[state.view];
    if (pending === undefined || model === undefined) return;
    const { select: id, lines } = pending;
    const ids = lines === undefined ? [id ?? ''] : marksAt(marksOf(model), lines);
    const known = marksOf(model).some((mark) => ids.includes(mark.id));
    if (!known && isPartial(model)) return; // It may be on a page to come.
    pending = undefined;
    if (known) select(ids, true);
  }

  function receive(message: ToWebview): void {
    switch (message.type) {
      case 'show':
        show(message);
        break;
      case 'model':
        if (message.uri !== state.uri) break;
        set({
          status: 'open',
          models: {
            ...state.models,
            [message.model.kind]: pages.add(message.model, state.models[message.model.kind]),
          },
          loading: state.loading === message.model.kind ? undefined : state.loading,
        });
        settle();
        break;
      case 'loading':
        set({ loading: message.view });
        break;
      case 'error':
      case 'nothing':
        set({ status: message.type, message: message.message, loading: undefined });
        break;
      case 'cursor':
        pending = { lines: message.lines };
        settle();
        break;
    }
  }

  host.listen(receive);
  host.post({ type: 'ready' });

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose: (view) => {
      if (view === state.view) return;
      set({ view });
      save();
      want(view);
    },
    retry: () => {
      set({ status: state.uri === '' ? 'waiting' : 'open' });
      if (state.uri === '') host.post({ type: 'ready' });
      else want(state.view);
    },
    fail: (message) => {
      host.post({ type: 'failed', message });
    },
    actions: {
      activate: ({ id, lines }, keepFocus) => {
        pending = undefined;
        select([id], false);
        if (lines !== undefined) host.post({ type: 'reveal', lines, keepFocus });
      },
      reveal: (lines, keepFocus) => {
        host.post({ type: 'reveal', lines, keepFocus });
      },
      source: (lines) => {
        host.post({ type: 'source', lines });
      },
      copy: (text) => {
        host.post({ type: 'copy', text });
      },
      recall: (key) => savedFile(saved, state.uri)?.memory[key],
      remember,
      save: (name, content) => {
        host.post({ type: 'save', name, content });
      },
      look,
      lookedAt: () => looks().at(-2),
    },
  };
}
