/** The state of the page and the protocol with the host. Pure of the DOM: tests drive it with a host of their own. */
import type { Page, PinState, ToWebview } from '../src/shared/messages';
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
  /** Absent while the page follows the active transcript. */
  readonly pin?: PinState | undefined;
}

/** What a view may do; it never speaks to the host itself. */
export interface Actions {
  /** Selects the mark and asks the editor for its lines. `keepFocus` leaves the keyboard in the webview. */
  readonly activate: (mark: Mark, keepFocus: boolean) => void;
  /** Asks the editor for lines that are not a mark's own; the selection stays. */
  readonly reveal: (lines: Lines, keepFocus: boolean) => void;
  /** Asks for the source of the frame on these lines; absent where nobody could show it. */
  readonly source: ((lines: Lines) => void) | undefined;
  readonly copy: (text: string) => void;
  /** Offers a file of this name, with an extension. */
  readonly save: (name: string, content: string) => void;
  /** Stays with the transcript on show, or follows the active one again; absent where there are no others. */
  readonly pin: ((on: boolean) => void) | undefined;
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
  /** The tab that the user chose and the host has not heard of yet: what it says meanwhile does not take it away. */
  let chosen: ViewKind | undefined;
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
    if (state.pin !== undefined) saved = { ...saved, pinned: uri };
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

  type Show = Extract<ToWebview, { type: 'show' }>;

  /** The host's wish, unless the user has chosen since, before a reload or a moment ago. */
  function wishedView({ uri, view, select: mark }: Show): ViewKind {
    if (page === 'timeline') return 'apcTimeline';
    if (mark !== undefined) return view;
    const isFirst = state.uri === '';
    if (chosen !== undefined && (isFirst || (uri === state.uri && view === asked))) return chosen;
    const file = savedFile(saved, uri);
    return isFirst && file?.asked === view ? file.view : view;
  }

  function show(message: Show): void {
    const file = savedFile(saved, message.uri);
    const view = wishedView(message);
    const same = message.uri === state.uri;
    asked = message.view;
    const lookAt = view === 'addressLens' ? message.select : undefined;
    pending = message.select === undefined || lookAt !== undefined ? undefined : { select: message.select };
    set({
      status: 'open',
      uri: message.uri,
      title: message.title,
      view,
      models: same ? state.models : {},
      selection: same ? state.selection : (file?.selection ?? {}),
      pin: message.pin,
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
        if (message.view === chosen) chosen = undefined;
        set({ loading: message.view });
        break;
      case 'error':
      case 'nothing':
        if (message.type === 'error') chosen = undefined;
        set({ status: message.type, message: message.message, loading: undefined });
        break;
      case 'pin':
        set({ pin: message.pin });
        save();
        break;
      case 'cursor':
        pending = { lines: message.lines };
        settle();
        break;
    }
  }

  const ifEditor = <T>(act: (value: T) => void): ((value: T) => void) | undefined =>
    host.isEditor === true ? act : undefined;

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
      chosen = view;
      // What failed was another view.
      set({ view, status: state.status === 'error' && state.uri !== '' ? 'open' : state.status });
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
      source: ifEditor((lines) => {
        host.post({ type: 'source', lines });
      }),
      copy: (text) => {
        host.post({ type: 'copy', text });
      },
      recall: (key) => savedFile(saved, state.uri)?.memory[key],
      remember,
      save: (name, content) => {
        host.post({ type: 'save', name, content });
      },
      pin: ifEditor((on) => {
        host.post({ type: 'pin', on });
      }),
      look,
      lookedAt: () => looks().at(-2),
    },
  };
}
