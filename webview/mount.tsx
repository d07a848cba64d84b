/** Starts the app in an element: toolkit, store, and the last resort for errors nobody caught. */
import { options, render } from 'preact';
import type { Page } from '../src/shared/messages';
import { App } from './app';
import type { Host } from './host';
import { createStore, type Store } from './store';
import { registerToolkit } from './toolkit';

// However often a page's state changes, it is drawn once for each frame; a hidden page is not drawn at all.
options.debounceRendering = (draw) => {
  requestAnimationFrame(draw);
};

export function mount(root: HTMLElement, page: Page, host: Host): Store {
  registerToolkit();
  const store = createStore(host, page);
  window.addEventListener('error', ({ message }) => {
    store.fail(message);
  });
  window.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    store.fail(String(reason));
  });
  render(<App page={page} store={store} />, root);
  return store;
}
