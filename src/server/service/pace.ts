/** Cooperative work: a slice of some milliseconds, then the event loop has its turn. */
import type { Pace } from '../transcript/pace';

/** A section may take a few milliseconds more; 50 are the limit. */
const sliceMs = 30;

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
