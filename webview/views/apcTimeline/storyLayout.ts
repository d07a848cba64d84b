/** Places the steps of a story: a row per lane, a column per layer of the partial order. Order only, no time. */
import type { Story, StoryStep } from '../../../src/shared/triage';

export interface PlacedStep {
  readonly step: StoryStep;
  readonly column: number;
  readonly lane: number;
  /** Steps of one lane that no order separates stand below each other. */
  readonly slot: number;
  /** True when nothing orders it against the step before it in reading order. */
  readonly unordered: boolean;
}

export interface StoryLayout {
  readonly columns: number;
  /** Slots each lane needs, at least one. */
  readonly laneSlots: readonly number[];
  /** In reading order: by column, then by lane. */
  readonly steps: readonly PlacedStep[];
  /** Ids of steps, without the arrows that follow from others. */
  readonly arrows: readonly (readonly [from: string, to: string])[];
}

export function layoutStory({ lanes, steps }: Story): StoryLayout {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const columns = columnsOf(byId);
  const laneIds = lanes.map(({ id }) => id);
  const laneSlots = lanes.map(() => 1);
  const taken = new Map<string, number>();
  const sorted = steps
    .map((step) => ({
      step,
      column: columns.get(step.id) ?? 0,
      lane: Math.max(0, laneIds.indexOf(step.lane)),
    }))
    .sort((a, b) => a.column - b.column || a.lane - b.lane);
  const placed = sorted.map((place, index) => {
    const cell = `${place.lane} ${place.column}`;
    const slot = taken.get(cell) ?? 0;
    taken.set(cell, slot + 1);
    laneSlots[place.lane] = Math.max(laneSlots[place.lane] ?? 1, slot + 1);
    const above = sorted[index - 1]?.step.id;
    const unordered = above !== undefined && !comesBefore(above, place.step.id, byId, new Set());
    return { ...place, slot, unordered };
  });
  return {
    columns: Math.max(0, ...placed.map(({ column }) => column + 1)),
    laneSlots,
    steps: placed,
    arrows: steps.flatMap((step) => direct(step, byId).map((from) => [from, step.id] as const)),
  };
}

/** The longest way to each step. A circle in `after` would be an error of the model: its last link is ignored. */
function columnsOf(byId: ReadonlyMap<string, StoryStep>): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const open = new Set<string>();
  const visit = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    open.add(id);
    const before = (byId.get(id)?.after ?? []).filter((other) => byId.has(other) && !open.has(other));
    const column = Math.max(-1, ...before.map(visit)) + 1;
    open.delete(id);
    columns.set(id, column);
    return column;
  };
  for (const id of byId.keys()) visit(id);
  return beforeWhatFollows(columns, byId);
}

/** A step that nothing is known to precede stands right before what it precedes: the first column would say that it came first. */
function beforeWhatFollows(
  columns: ReadonlyMap<string, number>,
  byId: ReadonlyMap<string, StoryStep>,
): ReadonlyMap<string, number> {
  const next = new Map<string, number>();
  for (const [id, { after }] of byId) {
    const column = columns.get(id) ?? 0;
    for (const earlier of after) next.set(earlier, Math.min(next.get(earlier) ?? Infinity, column));
  }
  return new Map(
    Array.from(columns, ([id, column]) => {
      const follower = next.get(id);
      const isFirst = byId.get(id)?.after.every((other) => !byId.has(other)) ?? false;
      return [id, isFirst && follower !== undefined ? Math.max(column, follower - 1) : column];
    }),
  );
}

/** The steps directly before: those that are not before another one of them as well. */
function direct(step: StoryStep, byId: ReadonlyMap<string, StoryStep>): readonly string[] {
  const known = step.after.filter((id) => byId.has(id));
  return known.filter(
    (id) => !known.some((other) => other !== id && comesBefore(id, other, byId, new Set())),
  );
}

function comesBefore(
  id: string,
  step: string,
  byId: ReadonlyMap<string, StoryStep>,
  seen: Set<string>,
): boolean {
  if (seen.has(step)) return false;
  seen.add(step);
  const after = byId.get(step)?.after ?? [];
  return after.includes(id) || after.some((other) => comesBefore(id, other, byId, seen));
}
