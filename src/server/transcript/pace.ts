/** How long work goes on before others have their turn. */

/** Asked between sections: hands control back now and then, and stops a build that nobody wants any more. */
export interface Pace {
  /** Resolves when the work may go on; undefined when there is no need to wait. */
  pause(): Promise<void> | undefined;
  readonly cancelled: boolean;
}

/** Thrown where work ends because nobody wants its result. */
export class Cancelled extends Error {}

/** Between two pieces of work. Throws `Cancelled`. */
export function breathe(pace: Pace): Promise<void> | undefined {
  if (pace.cancelled) throw new Cancelled();
  return pace.pause();
}
