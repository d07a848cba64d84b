/** Which findings show their proof, kept for the transcript. */
import { useState } from 'preact/hooks';
import type { FindingModel } from '../../../src/shared/viewModel';
import type { Actions } from '../../store';

const key = 'overview.open';

export interface OpenFindings {
  /** What the user chose; undefined where that was nothing. */
  readonly chosen: (id: string) => boolean | undefined;
  readonly toggle: (id: string, open: boolean) => void;
}

export function useOpenFindings(actions: Actions): OpenFindings {
  const [choices, setChoices] = useState(() => new Map(recall(actions.recall(key)).map((id) => [id, true])));
  return {
    chosen: (id) => choices.get(id),
    toggle: (id, open) => {
      const next = new Map(choices).set(id, open);
      setChoices(next);
      actions.remember(
        key,
        [...next].flatMap(([one, isOpen]) => (isOpen ? one : [])),
      );
    },
  };
}

function recall(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}

/** The marks below a finding. */
export function stepsOf({ proof }: FindingModel): string[] {
  return proof.map(({ id }) => id);
}
