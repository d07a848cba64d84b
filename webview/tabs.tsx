/** The tabs of the triage panel, after the ARIA pattern: arrows move and choose, one tab stop for all. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ViewKind } from '../src/shared/viewModel';

const tabs: readonly { readonly view: ViewKind; readonly label: string }[] = [
  { view: 'overview', label: 'Overview' },
  { view: 'threadStacks', label: 'Stacks' },
  { view: 'irpStack', label: 'IRP stack' },
  { view: 'apcTimeline', label: 'APC timeline' },
  { view: 'waitGraph', label: 'Wait graph' },
  { view: 'rawStack', label: 'Raw stack' },
  { view: 'addressLens', label: 'Address lens' },
];

export const panelId = 'panel';
export const tabId = (view: ViewKind): string => `tab-${view}`;

export interface TabsProps {
  readonly view: ViewKind;
  readonly choose: (view: ViewKind) => void;
}

export function Tabs({ view, choose }: TabsProps): VNode {
  const list = useRef<HTMLDivElement>(null);
  // In a narrow panel the chosen tab may lie beyond the edge.
  useEffect(() => {
    list.current?.querySelector(`#${tabId(view)}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [view]);

  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex((tab) => tab.view === view);
    const next = target(event.key, at);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label="Views of the transcript" ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.view}
          type="button"
          role="tab"
          id={tabId(tab.view)}
          aria-selected={tab.view === view}
          aria-controls={panelId}
          tabIndex={tab.view === view ? 0 : -1}
          onClick={() => {
            choose(tab.view);
          }}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

function target(key: string, at: number): ViewKind | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: tabs.length - 1,
  };
  const index = steps[key];
  return index === undefined ? undefined : tabs[(index + tabs.length) % tabs.length]?.view;
}
