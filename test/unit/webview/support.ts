/** A page with a host that only records: what the tests of the webview drive. */
import './jsdomGaps';
import { act } from 'preact/test-utils';
import { render } from 'preact';
import { afterEach } from 'vitest';
import type { FromWebview, Page, ToWebview } from '../../../src/shared/messages';
import type { ViewModel } from '../../../src/shared/viewModel';
import type { Host } from '../../../webview/host';
import { mount } from '../../../webview/mount';

export const uri = 'file:///samples/rrdtool.log';

export interface RecordingHost extends Host {
  readonly posted: FromWebview[];
  readonly send: (message: ToWebview) => void;
  state: unknown;
}

export function recordingHost(state?: unknown): RecordingHost {
  let listener: (message: ToWebview) => void = () => undefined;
  const host: RecordingHost = {
    isEditor: true,
    posted: [],
    state,
    post: (message) => {
      host.posted.push(message);
    },
    listen: (wanted) => {
      listener = wanted;
    },
    getState: () => host.state,
    setState: (value) => {
      host.state = value;
    },
    send: (message) => {
      listener(message);
    },
  };
  return host;
}

export interface OpenPage {
  readonly host: RecordingHost;
  readonly root: HTMLElement;
  readonly send: (message: ToWebview) => void;
  /** The element of a mark; throws when it is not drawn. */
  readonly mark: (id: string) => HTMLElement;
  readonly press: (target: Element, key: string) => void;
  readonly click: (target: Element, type?: 'click' | 'dblclick') => void;
  /** Messages since the last call. */
  readonly heard: () => readonly FromWebview[];
}

const open: HTMLElement[] = [];

/** Mounts a page and shows a model in it, when one is given. */
export function openPage(page: Page, model?: ViewModel, host: RecordingHost = recordingHost()): OpenPage {
  document.documentElement.lang = 'en';
  document.title = 'kdscope';
  document.body.dataset['page'] = page;
  const root = document.createElement('div');
  root.id = 'app';
  document.body.append(root);
  open.push(root);
  void act(() => {
    mount(root, page, host);
  });
  const send = (message: ToWebview): void => {
    void act(() => {
      host.send(message);
    });
  };
  if (model !== undefined) {
    send({ type: 'show', title: 'rrdtool.log', uri, view: model.kind });
    send({ type: 'model', uri, model });
  }
  return {
    host,
    root,
    send,
    mark: (id) => {
      const marks = Array.from(root.querySelectorAll<HTMLElement>('[data-mark]'));
      const found = marks.find((mark) => mark.dataset['mark'] === id);
      if (found === undefined) throw new Error(`no mark ${id}`);
      return found;
    },
    press: (target, key) => {
      void act(() => {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
    },
    click: (target, type = 'click') => {
      void act(() => {
        target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, detail: 1 }));
      });
    },
    heard: () => host.posted.splice(0),
  };
}

afterEach(() => {
  for (const root of open.splice(0)) {
    void act(() => {
      render(null, root);
    });
    root.remove();
  }
});

export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export function one(root: Element, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}
