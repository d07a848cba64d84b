/** The page: tabs of the triage panel or the timeline of the side panel, and what stands there without a model. */
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { Page } from '../src/shared/messages';
import type { ViewModel } from '../src/shared/viewModel';
import { EmptyState } from './parts/emptyState';
import { PageActions } from './parts/pageActions';
import { Loading, Trouble } from './parts/pageStates';
import type { State, Store } from './store';
import { Tabs, panelId, tabId } from './tabs';
import type { ViewProps } from './viewProps';
import { AddressLens } from './views/addressLens/addressLens';
import { ApcTimeline } from './views/apcTimeline/apcTimeline';
import { Overview } from './views/overview/overview';
import { IrpStack } from './views/irpStack/irpStack';
import { RawStack } from './views/rawStack/rawStack';
import { ThreadStacks } from './views/threadStacks/threadStacks';
import { WaitGraphView } from './views/waitGraph/waitGraph';

export interface AppProps {
  readonly page: Page;
  readonly store: Store;
}

export function App({ page, store }: AppProps): VNode {
  const [state, setState] = useState(store.state());
  useEffect(() => {
    setState(store.state());
    return store.subscribe(() => {
      setState(store.state());
    });
  }, [store]);
  const triage = page === 'triage';
  return (
    <main class={`page page-${page}`} data-status={state.status}>
      <h1 class="sr-only">{state.title === '' ? 'kdscope' : `kdscope: ${state.title}`}</h1>
      {triage && state.status !== 'nothing' && (
        <div class="page-head">
          <Tabs view={state.view} choose={store.choose} />
          <PageActions
            model={state.status === 'open' ? state.models[state.view] : undefined}
            title={state.title}
            actions={store.actions}
          />
        </div>
      )}
      <section
        class="panel"
        id={panelId}
        {...(triage && state.status !== 'nothing'
          ? { role: 'tabpanel', 'aria-labelledby': tabId(state.view) }
          : { 'aria-label': 'Timeline' })}
      >
        <Content key={`${state.uri} ${state.view}`} page={page} state={state} store={store} />
      </section>
    </main>
  );
}

interface ContentProps {
  readonly page: Page;
  readonly state: State;
  readonly store: Store;
}

/** Its key changes with the transcript and the view, so nothing of one leaks into another. */
function Content({ page, state, store }: ContentProps): VNode {
  const boundary = useErrorBoundary((error: unknown) => {
    store.fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
  const failure: unknown = boundary[0];
  const model = state.models[state.view];
  if (failure !== undefined) {
    return (
      <Trouble message="This view could not be drawn. The log of kdscope says why." retry={boundary[1]} />
    );
  }
  if (state.status === 'nothing') return <EmptyState message={state.message} copy={store.actions.copy} />;
  if (state.status === 'error') return <Trouble message={state.message} retry={store.retry} />;
  if (model === undefined) return <Loading />;
  if (model.empty !== undefined) return <EmptyState {...model.empty} copy={store.actions.copy} />;
  const { scrollRequest } = state;
  const selected = state.selection[state.view] ?? [];
  return (
    <>
      {state.loading === state.view && (
        <div class="busy" role="progressbar" aria-label="Reading the transcript again" />
      )}
      {draw(model, { selected, scrollRequest, actions: store.actions }, page === 'timeline')}
    </>
  );
}

function draw(model: ViewModel, rest: Omit<ViewProps<ViewModel>, 'model'>, compact: boolean): VNode {
  switch (model.kind) {
    case 'overview':
      return <Overview model={model} {...rest} />;
    case 'threadStacks':
      return <ThreadStacks model={model} {...rest} />;
    case 'irpStack':
      return <IrpStack model={model} {...rest} />;
    case 'apcTimeline':
      return <ApcTimeline model={model} compact={compact} {...rest} />;
    case 'waitGraph':
      return <WaitGraphView model={model} {...rest} />;
    case 'rawStack':
      return <RawStack model={model} {...rest} />;
    case 'addressLens':
      return <AddressLens model={model} {...rest} />;
  }
}
