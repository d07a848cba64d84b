/** What a restored panel remembers of itself: written by the page, read with distrust. */
import type { ViewKind } from '../../shared/viewModel';

export interface PanelState {
  readonly view?: ViewKind;
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
  if (typeof state !== 'object' || state === null || !('view' in state)) return {};
  return isViewKind(state.view) ? { view: state.view } : {};
}
