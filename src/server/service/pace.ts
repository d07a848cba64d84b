/** Cooperative work: a slice of some milliseconds, then the event loop has its turn. */
import type { Pace } from '../transcript/pace';

/**
 * A section may take some milliseconds more; 50 are the limit. Short, because a request passes through several turns of the event loop
 * before it is answered, and waits for a slice in each.
 */
const sliceMs = 4;

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
