/** The memory that the text shows in one session: dumps as they are, and cells that stand alone. */
import type { Address } from '../../shared/address';
import { FrameSlots } from './frameSlots';
import type { MemoryText } from './memoryCells';
import { halvesOf, type MemoryRun, type MemoryValue } from './memoryRun';

/** Bits of an address within a page. */
const pageBits = 12;

export class SessionMemory {
  /** By address; none overlaps another. */
  private readonly runs: MemoryRun[] = [];
  /** What was shown last at an address: it stands before what a run says. */
  private readonly cells = new Map<Address, MemoryValue>();
  /** Those that hold such cells. */
  private readonly pages = new Set<number>();
  /** As `da` and `du` print them, by where they begin. */
  readonly strings = new Map<Address, MemoryText>();
  /** Not dumped: these give way to everything else. */
  readonly frames = new FrameSlots();

  /** The value printed at exactly this address. */
  read(address: Address): MemoryValue | undefined {
    return this.dumped(address) ?? this.frames.at(address);
  }

  /** As `read`, without what only follows from a stack. */
  dumped(address: Address): MemoryValue | undefined {
    return this.cells.get(address) ?? this.inRun(address);
  }

  set(address: Address, value: MemoryValue): void {
    this.cells.set(address, value);
    const [high, low] = halvesOf(address);
    this.pages.add(pageOf(high, low));
  }

  /** Takes a run in as it is; false where the session shows some of its memory already. */
  add(run: MemoryRun): boolean {
    const index = this.place(run.high, run.low);
    const [before, behind] = [this.runs[index - 1], this.runs[index]];
    if (before?.high === run.high && before.end > run.low) return false;
    if (behind?.high === run.high && behind.low < run.end) return false;
    for (let page = pageOf(run.high, run.low); page <= pageOf(run.high, run.end - 1); page++)
      if (this.pages.has(page)) return false;
    this.runs.splice(index, 0, run);
    return true;
  }

  private inRun(address: Address): MemoryValue | undefined {
    if (this.runs.length === 0) return undefined;
    const [high, low] = halvesOf(address);
    const run = this.runs[this.place(high, low + 1) - 1];
    return run?.high === high ? run.at(low) : undefined;
  }

  /** The index of the first run that begins at an address or behind it. */
  private place(high: number, low: number): number {
    let [first, last] = [0, this.runs.length];
    while (first < last) {
      const middle = (first + last) >> 1;
      const run = this.runs[middle];
      if (run && (run.high < high || (run.high === high && run.low < low))) first = middle + 1;
      else last = middle;
    }
    return first;
  }
}

/** The number of a page: 52 bits, which a number holds. */
function pageOf(high: number, low: number): number {
  return high * 2 ** (32 - pageBits) + Math.floor(low / 2 ** pageBits);
}
