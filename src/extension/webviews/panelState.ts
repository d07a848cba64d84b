/** What a restored panel remembers of itself: written by the page, read with distrust. */
import type { ViewKind } from '../../shared/viewModel';

export interface PanelState {
  readonly view?: ViewKind;
  /** URI of the transcript that it is pinned to. */
  readonly pinned?: string;
}

const views = {
  overview: true,
  threadStacks: true,
  irpStack: true,
  apcTimeline: true,
  waitGraph: true,
  rawStack: true,
  addressLens: true,
} as const satisfies Record<ViewKind, true>;

export function isViewKind(value: unknown): value is ViewKind {
  return typeof value === 'string' && Object.hasOwn(views, value);
}

export function readPanelState(state: unknown): PanelState {
  if (typeof state !== 'object' || state === null) return {};
  const { view, pinned } = state as Record<string, unknown>;
  return {
    ...(isViewKind(view) && { view }),
    ...(typeof pinned === 'string' && /^[a-z][\w+.-]*:/i.test(pinned) && { pinned }),
  };
}
