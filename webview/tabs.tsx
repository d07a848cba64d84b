/** The tabs of the triage panel, after the ARIA pattern: arrows move and choose, one tab stop for all. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ViewKind } from '../src/shared/viewModel';
import { t } from './l10n/t';
import { useSize } from './parts/useSize';

/** All views, in their order. */
export const tabs: readonly ViewKind[] = [
  'overview',
  'threadStacks',
  'irpStack',
  'apcTimeline',
  'waitGraph',
  'rawStack',
  'addressLens',
];

export const panelId = 'panel';
export const tabId = (view: ViewKind): string => `tab-${view}`;

export interface TabsProps {
  readonly view: ViewKind;
  readonly choose: (view: ViewKind) => void;
}

export function Tabs({ view, choose }: TabsProps): VNode {
  const list = useRef<HTMLDivElement>(null);
  const { width } = useSize(list);
  // In a narrow panel the chosen tab may lie beyond the edge.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`#${tabId(view)}`);
    if (list.current && tab) scrollTo(list.current, tab);
  }, [view, width]);

  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.indexOf(view);
    const next = target(event.key, at);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={t('page.tabs')} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(tab)}
          aria-selected={tab === view}
          aria-controls={panelId}
          tabIndex={tab === view ? 0 : -1}
          onClick={() => {
            choose(tab);
          }}
        >
          {t(`tab.${tab}`)}
        </button>
      ))}
    </div>
  );
}

/** In pixels: tabs fade into the edges of the list (as in parts.css). */
const fade = { left: 10, right: 24 } as const;

/** As little as needed, and nothing but the list: it may stand in a page that scrolls, too. */
function scrollTo(list: HTMLElement, tab: HTMLElement): void {
  const [outer, inner] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
  const [left, right] = [outer.left + fade.left, outer.right - fade.right];
  if (inner.left < left) list.scrollLeft -= left - inner.left;
  else if (inner.right > right) list.scrollLeft += inner.right - right;
}

function target(key: string, at: number): ViewKind | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: tabs.length - 1,
  };
  const index = steps[key];
  return index === undefined ? undefined : tabs[(index + tabs.length) % tabs.length];
}
