/** Opens and closes neighbourhoods of a large graph; what was opened is kept with the transcript. */
import { useMemo, useState } from 'preact/hooks';
import type { WaitGraphView } from '../../../src/shared/viewModel';
import type { Actions } from '../../store';
import { partOf, type Part } from './neighbourhood';

export interface Neighbourhood {
  readonly part: Part;
  /** Undefined where the graph is drawn whole from the start. */
  readonly toggle: ((id: string) => void) | undefined;
  readonly isOpen: (id: string) => boolean;
  readonly isWhole: boolean;
  readonly showAll: () => void;
  readonly reset: () => void;
}

const key = 'waitGraph.open';

export function useNeighbourhood(
  model: WaitGraphView,
  selected: readonly string[],
  actions: Actions,
): Neighbourhood {
  const { focus } = model;
  const [chosen, setChosen] = useState<readonly string[] | 'all' | undefined>(() =>
    readOpen(actions.recall(key)),
  );
  const open = chosen === 'all' || focus === undefined ? undefined : (chosen ?? focus);
  // What the cursor or a sentence means is drawn, too.
  const meant = open === undefined ? '' : meantNode(model, selected);
  const part = useMemo(
    () => partOf(model, open && new Set(meant === '' ? open : [...open, meant])),
    [model, open, meant],
  );

  function set(next: readonly string[] | 'all' | undefined): void {
    setChosen(next);
    actions.remember(key, next);
  }
  return {
    part,
    toggle:
      open &&
      ((id) => {
        set(open.includes(id) ? open.filter((other) => other !== id) : [...open, id]);
      }),
    isOpen: (id) => open === undefined || open.includes(id),
    isWhole: open === undefined,
    showAll: () => {
      set('all');
    },
    reset: () => {
      set(undefined);
    },
  };
}

function meantNode({ nodes, edges }: WaitGraphView, selected: readonly string[]): string {
  const node = nodes.find(({ id }) => selected.includes(id));
  return node?.id ?? edges.find(({ id }) => selected.includes(id))?.from ?? '';
}

function readOpen(value: unknown): readonly string[] | 'all' | undefined {
  if (value === 'all') return value;
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : undefined;
}
