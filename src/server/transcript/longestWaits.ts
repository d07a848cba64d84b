/** The sections of the longest waits: a text may have a hundred thousand of them, and the rank of few matters. */
import type { ClockReading } from './clock';

export class LongestWaits {
  private waits: { readonly section: number; readonly ms: number }[] = [];

  /** `most`: how many sections are kept. */
  constructor(private readonly most: number) {}

  add(readings: readonly ClockReading[], section: number): void {
    const ms = readings.reduce((longest, reading) => Math.max(longest, reading.ms ?? 0), 0);
    if (ms === 0) return;
    this.waits.push({ section, ms });
    if (this.waits.length >= 4 * this.most) this.cut();
  }

  /** The longest first. */
  get sections(): readonly number[] {
    this.cut();
    return this.waits.map(({ section }) => section);
  }

  private cut(): void {
    this.waits = this.waits.sort((a, b) => b.ms - a.ms).slice(0, this.most);
  }
}
