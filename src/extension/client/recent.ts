/** Counts events in a sliding window of time. `now` in milliseconds. */
export class Recent {
  readonly #window: number;
  #times: readonly number[] = [];

  constructor(window: number) {
    this.#window = window;
  }

  /** Notes one more, and answers how many there were within the window. */
  add(now: number): number {
    this.#times = [...this.#times.filter((time) => now - time < this.#window), now];
    return this.#times.length;
  }
}
