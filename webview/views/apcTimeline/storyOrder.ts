/** The steps of a story one below the other: in an order that the proven one allows, and otherwise as the model tells them. */
import type { Story, StoryStep } from '../../../src/shared/triage';

export interface OrderedStep {
  readonly step: StoryStep;
  /** True when nothing orders it against the step before it. */
  readonly unordered: boolean;
}

export function storyOrder({ steps }: Story): readonly OrderedStep[] {
  const known = new Set(steps.map(({ id }) => id));
  const waiting = new Map(steps.map((step) => [step.id, step]));
  const before = new Map<string, ReadonlySet<string>>();
  const ordered: OrderedStep[] = [];
  let last: string | undefined;
  while (waiting.size > 0) {
    const all = Array.from(waiting.values());
    const isNext = ({ after }: StoryStep): boolean => after.every((id) => !known.has(id) || !waiting.has(id));
    // A circle would be an error of the model: it is told as it stands.
    const step = all.find(isNext) ?? all[0];
    if (step === undefined) break;
    waiting.delete(step.id);
    const earlier = new Set(step.after.flatMap((id) => [id, ...(before.get(id) ?? [])]));
    before.set(step.id, earlier);
    ordered.push({ step, unordered: last !== undefined && !earlier.has(last) });
    last = step.id;
  }
  return ordered;
}
