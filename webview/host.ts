/** The two hosts a webview can have: VS Code, and a static page that holds its models itself. */
import type { FromWebview, ToWebview } from '../src/shared/messages';
import type { ViewKind, ViewModel } from '../src/shared/viewModel';
import { t } from './l10n/t';

export interface Host {
  post(message: FromWebview): void;
  listen(listener: (message: ToWebview) => void): void;
  /** What `setState` stored before the webview was hidden or the window reloaded. */
  getState(): unknown;
  setState(state: unknown): void;
  /** It opens other transcripts, so that a page can stay with one, and files of source. */
  readonly isEditor?: true;
}

interface VsCodeApi {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** VS Code hands its API out once per page: call this once. */
export function vscodeHost(): Host {
  const api = acquireVsCodeApi();
  return {
    isEditor: true,
    post: (message) => {
      api.postMessage(message);
    },
    listen: (listener) => {
      window.addEventListener('message', ({ data }: MessageEvent<ToWebview | undefined>) => {
        if (typeof data?.type === 'string') listener(data);
      });
    },
    getState: () => api.getState(),
    setState: (state) => {
      api.setState(state);
    },
  };
}

export interface StaticContent {
  readonly title: string;
  readonly uri: string;
  readonly view: ViewKind;
  readonly models: readonly ViewModel[];
}

/** A host of its own for a page without an editor; `heard` sees every message of the page. */
export function staticHost(content: StaticContent, heard: (message: FromWebview) => void): Host {
  let answer: (message: ToWebview) => void = () => undefined;
  let kept: unknown;
  return {
    post: (message) => {
      heard(message);
      if (message.type === 'ready') {
        answer({ type: 'show', title: content.title, uri: content.uri, view: content.view });
      } else if (message.type === 'want') {
        const model = content.models.find((one) => answers(one, message));
        answer(
          model === undefined
            ? { type: 'error', message: t('page.absent') }
            : { type: 'model', uri: content.uri, model },
        );
      }
    },
    listen: (listener) => {
      answer = listener;
    },
    getState: () => kept,
    setState: (state) => {
      kept = state;
    },
  };
}

/** Of the lens a page holds some addresses: the first is shown when nothing else is asked for. */
function answers(model: ViewModel, { view, about }: Extract<FromWebview, { type: 'want' }>): boolean {
  if (model.kind !== view) return false;
  return model.kind !== 'addressLens' || about === undefined || model.about === about;
}
