/** Behaviour shared by every list of marks: click, double click, Enter, Space, arrows. */
import type { RefObject } from 'preact';
import type { Mark } from '../marks';
import type { Actions } from '../store';
import { listStep, orderOf, useRoving, useScrollTo } from './roving';

export interface MarkProps {
  readonly 'data-mark': string;
  readonly 'data-selected': boolean;
  /** In lower case: SVG elements know no other spelling. */
  readonly tabindex: number;
  readonly onClick: (event: Event) => void;
  readonly onDblClick: (event: Event) => void;
}

export interface MarkList {
  /** Spread on the element of a mark. */
  readonly props: (mark: Mark) => MarkProps;
  /** Put on the container. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly active: string | undefined;
  readonly go: (mark: Mark) => void;
}

export interface MarkListOptions {
  readonly container: RefObject<Element | null>;
  /** In reading order. */
  readonly marks: readonly Mark[];
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
  /** Where a key leads, for views that are no lists; the default goes through `marks`. */
  readonly step?: (key: string, from: string | undefined) => string | undefined;
}

export function useMarkList({
  container,
  marks,
  selected,
  scrollRequest,
  actions,
  step,
}: MarkListOptions): MarkList {
  const order = orderOf(marks);
  const mine = selected.find((id) => order.has(id));
  const roving = useRoving(container, order, mine);
  const at = order.get(roving.active ?? '') ?? -1;
  useScrollTo(container, mine, scrollRequest);

  function go(mark: Mark): void {
    actions.activate(mark, true);
    roving.move(mark.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const current = marks[at];
    if (event.key === 'Enter' || event.key === ' ') {
      if (current !== undefined) actions.activate(current, event.key === ' ');
    } else {
      const next =
        step === undefined
          ? listStep(event.key, marks.length, at)
          : order.get(step(event.key, roving.active) ?? '');
      const mark = next === undefined ? undefined : marks[next];
      if (mark === undefined) return;
      if (mark !== current) go(mark);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    active: roving.active,
    go,
    onKeyDown,
    props: (mark) => ({
      'data-mark': mark.id,
      'data-selected': selected.includes(mark.id),
      tabindex: mark.id === roving.active ? 0 : -1,
      onClick: () => {
        roving.set(mark.id);
        actions.activate(mark, true);
      },
      onDblClick: () => {
        actions.activate(mark, false);
      },
    }),
  };
}
