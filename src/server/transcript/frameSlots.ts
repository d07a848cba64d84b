/** What the rows of an x86 stack say of its memory: the return address at ChildEBP + 4, and the arguments behind it. */
import { addOffset, type Address } from '../../shared/address';
import type { Frame } from '../model/stack';
import { toLines } from '../text/span';
import type { MemoryValue } from './memoryRun';

/** The return address and four arguments: `readFrame` knows no row with more. */
const most = 5;
const slotSize = 4;

interface Slots {
  readonly base: number;
  readonly frame: Frame;
  /** What is known earlier stands. */
  readonly order: number;
  /** Of the same frame, with more arguments than those before. */
  more?: Slots;
}

/** By ChildEBP: the memory of a frame is made when somebody asks, and of all stacks hardly anybody does. */
export class FrameSlots {
  private readonly byFrame = new Map<Address, Slots>();
  private order = 0;

  /** Notes a row of a section that begins at line `base`; answers how many values it adds. */
  add(frame: Frame, base: number): number {
    const count = countOf(frame);
    if (!frame.frame || frame.inline || count === 0) return 0;
    let last = this.byFrame.get(frame.frame);
    while (last?.more) last = last.more;
    const known = last ? countOf(last.frame) : 0;
    if (count <= known) return 0;
    const slots = { base, frame, order: this.order++ };
    if (last) last.more = slots;
    else this.byFrame.set(frame.frame, slots);
    return count - known;
  }

  at(address: Address): MemoryValue | undefined {
    if (this.order === 0) return undefined;
    let found: Slots | undefined;
    let value: Address | undefined;
    for (let index = 0; index < most; index++) {
      let slots = this.byFrame.get(addOffset(address, -slotSize * (index + 1)));
      while (slots && countOf(slots.frame) <= index) slots = slots.more;
      if (!slots || (found && found.order < slots.order)) continue;
      found = slots;
      value = index === 0 ? slots.frame.returnAddress : slots.frame.args?.[index - 1];
    }
    return found && value && { value, size: slotSize, lines: toLines(found.base, found.frame.lines) };
  }
}

function countOf({ returnAddress, args }: Frame): number {
  return returnAddress === undefined ? 0 : Math.min(most, 1 + (args?.length ?? 0));
}
