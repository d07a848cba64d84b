/** Which stacks the user folded or unfolded against their start, kept with the transcript. */
import { useState } from 'preact/hooks';
import type { Actions } from '../../store';

const key = 'threadStacks.folds';

export interface Folds {
  /** Stacks that stand the other way than they start. */
  readonly toggled: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly replace: (ids: readonly string[]) => void;
}

export function useFolds(actions: Actions): Folds {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(() => {
    const kept = actions.recall(key);
    return new Set(Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []);
  });
  const replace = (ids: readonly string[]): void => {
    setToggled(new Set(ids));
    actions.remember(key, ids);
  };
  return {
    toggled,
    replace,
    toggle: (id) => {
      replace(toggled.has(id) ? [...toggled].filter((other) => other !== id) : [...toggled, id]);
    },
  };
}
