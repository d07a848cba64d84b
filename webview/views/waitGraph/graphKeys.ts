/** The nearest mark in the direction of an arrow key. */
import type { Point } from './graphLayout';

export type Places = readonly { readonly id: string; readonly at: Point }[];

const directions: Readonly<Record<string, Point>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

export function graphStep(places: Places, key: string, from: string | undefined): string | undefined {
  if (key === 'Home') return places[0]?.id;
  if (key === 'End') return places.at(-1)?.id;
  const direction = directions[key];
  const start = places.find(({ id }) => id === from);
  if (direction === undefined || start === undefined) return undefined;
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const { id, at } of places) {
    const [dx, dy] = [at.x - start.at.x, at.y - start.at.y];
    const along = dx * direction.x + dy * direction.y;
    const across = Math.abs(dx * direction.y) + Math.abs(dy * direction.x);
    // A cone of 76° to either side, so that every neighbour can be reached by some key.
    if (along <= 0.01 || across > along * 4) continue;
    const cost = along + across * 2;
    if (best === undefined || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}
