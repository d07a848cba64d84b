import { describe, expect, it } from 'vitest';
import { irpStack } from '../../../webview/dev/fixtures/irpStack';
import { threadStacks } from '../../../webview/dev/fixtures/threadStacks';
import { createStore } from '../../../webview/store';
import { recordingHost, uri } from './support';

const show = { type: 'show', title: 'rrdtool.log', uri, view: 'threadStacks' } as const;
const worker = 's0/stack:a9750c80';

describe('store', () => {
  it('says ready, then wants what is shown, then what the user chooses', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send(show);
    host.send({ type: 'model', uri, model: threadStacks });
    store.choose('irpStack');
    expect(host.posted).toEqual([
      { type: 'ready' },
      { type: 'want', view: 'threadStacks' },
      { type: 'want', view: 'irpStack' },
    ]);
    expect(store.state().loading).toBe('irpStack');
    host.send({ type: 'model', uri, model: irpStack });
    expect(store.state().loading).toBeUndefined();
  });

  it('always wants the timeline on the timeline page', () => {
    const host = recordingHost();
    createStore(host, 'timeline');
    host.send(show);
    expect(host.posted.at(-1)).toEqual({ type: 'want', view: 'apcTimeline' });
  });

  it('ignores the model of another transcript', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send(show);
    host.send({ type: 'model', uri: 'file:///other.log', model: threadStacks });
    expect(store.state().models).toEqual({});
  });

  it('follows the cursor without a word to the host', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send(show);
    host.send({ type: 'model', uri, model: threadStacks });
    host.posted.length = 0;
    host.send({ type: 'cursor', lines: [324, 324] });
    expect(store.state().selection.threadStacks).toEqual(['idle:frame:5']);
    expect(store.state().scrollRequest).toBe(1);
    expect(host.posted).toEqual([]);
  });

  it('keeps the selection where the cursor means no mark', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send(show);
    host.send({ type: 'model', uri, model: threadStacks });
    host.send({ type: 'cursor', lines: [324, 324] });
    host.send({ type: 'cursor', lines: [5000, 5000] });
    expect(store.state().selection.threadStacks).toEqual(['idle:frame:5']);
  });

  it('selects what the host asked for once the model is here', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send({ ...show, select: worker });
    expect(store.state().selection).toEqual({});
    host.send({ type: 'model', uri, model: threadStacks });
    expect(store.state().selection.threadStacks).toEqual([worker]);
  });

  it('brings tab, selection and memory back after a reload', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send(show);
    host.send({ type: 'model', uri, model: threadStacks });
    store.actions.activate({ id: worker, lines: [318, 330] }, true);
    store.actions.remember('threadStacks.scroll', 120);
    store.choose('irpStack');

    const reloaded = createStore(recordingHost(JSON.parse(JSON.stringify(host.state))), 'triage');
    expect(reloaded.state().view).toBe('overview');
    const again = recordingHost(host.state);
    const second = createStore(again, 'triage');
    again.send(show);
    expect(second.state().view).toBe('irpStack');
    expect(second.state().selection.threadStacks).toEqual([worker]);
    expect(second.actions.recall('threadStacks.scroll')).toBe(120);
  });

  it('obeys a new wish of the host after a reload', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send(show);
    store.choose('irpStack');
    const again = recordingHost(host.state);
    const second = createStore(again, 'triage');
    again.send({ ...show, view: 'waitGraph' });
    expect(second.state().view).toBe('waitGraph');
  });

  it('keeps the tab that was chosen while the host spoke, until the host has heard of it', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send(show);
    store.choose('irpStack');
    host.send(show);
    expect(store.state().view).toBe('irpStack');
    host.send({ type: 'loading', view: 'irpStack' });
    host.send(show);
    expect(store.state().view).toBe('threadStacks');
  });

  it('keeps a tab that was chosen before the host spoke at all', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    store.choose('waitGraph');
    host.send(show);
    expect(store.state().view).toBe('waitGraph');
    expect(host.posted.at(-1)).toEqual({ type: 'want', view: 'waitGraph' });
  });

  it.each([null, 'text', { version: 2 }, { version: 1, files: 3 }])('starts afresh from %j', (state) => {
    const host = recordingHost(state);
    const store = createStore(host, 'triage');
    host.send(show);
    expect(store.state().view).toBe('threadStacks');
  });

  it('reports an error, and tries again', () => {
    const host = recordingHost();
    const store = createStore(host, 'triage');
    host.send(show);
    host.send({ type: 'error', message: 'It broke.' });
    expect(store.state()).toMatchObject({ status: 'error', message: 'It broke.' });
    store.retry();
    expect(store.state().status).toBe('open');
    expect(host.posted.at(-1)).toEqual({ type: 'want', view: 'threadStacks' });
  });
});
