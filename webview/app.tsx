/** The page: tabs of the triage panel or the timeline of the side panel, and what stands there without a model. */
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { Page } from '../src/shared/messages';
import { drawView } from './drawView';
import { t } from './l10n/t';
import { copyMark } from './parts/copyMark';
import { EmptyState } from './parts/emptyState';
import { PageActions } from './parts/pageActions';
import { Loading, OldAnswer, Trouble } from './parts/pageStates';
import { PinButton } from './parts/pinButton';
import { PinNote } from './parts/pinNote';
import type { State, Store } from './store';
import { Tabs, panelId, tabId } from './tabs';

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
    <main
      class={`page page-${page}`}
      data-status={state.status}
      onKeyDown={(event) => {
        copyMark(event, store.actions.copy);
      }}
    >
      <h1 class="sr-only">{state.title === '' ? 'kdscope' : `kdscope: ${state.title}`}</h1>
      {triage && state.status !== 'nothing' && (
        <div class="page-head">
          <Tabs view={state.view} choose={store.choose} />
          <PageActions
            key={`${state.uri} ${state.view}`}
            model={state.models[state.view]}
            selected={state.selection[state.view] ?? []}
            title={state.title}
            actions={store.actions}
          />
          {state.uri !== '' && <PinButton pin={state.pin} actions={store.actions} />}
        </div>
      )}
      <PinNote pin={state.pin} title={state.title} actions={store.actions} />
      <section
        class="panel"
        id={panelId}
        {...(triage && state.status !== 'nothing'
          ? { role: 'tabpanel', 'aria-labelledby': tabId(state.view) }
          : { 'aria-label': t('page.timeline') })}
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
    return <Trouble message={t('page.broken')} retry={boundary[1]} />;
  }
  if (state.status === 'nothing') return <EmptyState message={state.message} copy={store.actions.copy} />;
  const failed = state.status === 'error';
  if (failed && model === undefined) return <Trouble message={state.message} retry={store.retry} />;
  if (model === undefined) return <Loading />;
  if (model.empty !== undefined) return <EmptyState {...model.empty} copy={store.actions.copy} />;
  const { scrollRequest } = state;
  const selected = state.selection[state.view] ?? [];
  return (
    <>
      {failed && <OldAnswer message={state.message} retry={store.retry} />}
      {state.loading === state.view && (
        <div class="busy" role="progressbar" aria-label={t('page.readingAgain')} />
      )}
      {drawView(model, { selected, scrollRequest, actions: store.actions }, page === 'timeline')}
    </>
  );
}
