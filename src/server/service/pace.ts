/** Cooperative work: a slice of some milliseconds, then the event loop has its turn. */
import { breathe, type Pace } from '../transcript/pace';
import type { Steps } from '../transcript/steps';

/**
 * A section may take some milliseconds more; 50 are the limit. Short, because a request passes through several turns of the event loop
 * before it is answered, and waits for a slice in each.
 */
const sliceMs = 2;

export class SlicedPace implements Pace {
  private started = performance.now();

  constructor(
    private readonly breathe: () => Promise<void>,
    private readonly isCancelled: () => boolean,
  ) {}

  get cancelled(): boolean {
    return this.isCancelled();
  }

  pause(): Promise<void> | undefined {
    if (performance.now() - this.started < sliceMs) return undefined;
    return this.breathe().then(() => {
      this.started = performance.now();
    });
  }
}

/** Goes through all steps; between two of them others may have their turn. Throws `Cancelled`. */
export async function inTurns<T>(steps: Steps<T>, pace: Pace): Promise<T> {
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    const pausing = breathe(pace);
    if (pausing) await pausing;
  }
  return step.value;
}
