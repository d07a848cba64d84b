/** Where an arrow key leads in a drawn story: along the order, or to the nearest step of another lane. */
import type { PlacedStep } from './storyLayout';

export function storyStep(
  steps: readonly PlacedStep[],
  key: string,
  from: string | undefined,
): string | undefined {
  const at = steps.findIndex(({ step }) => step.id === from);
  const current = steps[at];
  if (key === 'Home') return steps[0]?.step.id;
  if (key === 'End') return steps.at(-1)?.step.id;
  if (key === 'ArrowRight') return steps[Math.min(at + 1, steps.length - 1)]?.step.id;
  if (key === 'ArrowLeft') return steps[Math.max(at - 1, 0)]?.step.id;
  if (current === undefined || (key !== 'ArrowDown' && key !== 'ArrowUp')) return undefined;
  const sign = key === 'ArrowDown' ? 1 : -1;
  const depth = ({ lane, slot }: PlacedStep): number => lane * 1000 + slot;
  const beyond = steps.filter((other) => (depth(other) - depth(current)) * sign > 0);
  const cost = (other: PlacedStep): number =>
    Math.abs(depth(other) - depth(current)) + Math.abs(other.column - current.column);
  return beyond.sort((a, b) => cost(a) - cost(b))[0]?.step.id;
}
