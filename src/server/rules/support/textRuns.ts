/**
 * Neighbouring slots of a raw stack that are a string, and are printed as code all the same.
 *
 *     0013f2a0  00790073 app!CFrame::OnIdle+0x33            “sy”
 *     0013f2a4  00740073 app!CFrame::Draw+0x21              “st”
 */
import { distance } from '../../../shared/address';
import type { RawSlot, RawStackRecord } from '../../model/stack';
import { bytesOf, textOf } from '../../transcript/addressText';

export interface TextRun {
  readonly text: string;
  readonly encoding: 'ASCII' | 'UTF-16';
  /** In the order of memory; two at least. */
  readonly slots: readonly RawSlot[];
}

/** Pointers of eight bytes that are text are no addresses, and have no name: only slots of four bytes can mislead. */
export function textRuns({ slots, pointerSize }: RawStackRecord): TextRun[] {
  if (pointerSize !== 4) return [];
  const runs: TextRun[] = [];
  for (let from = 0; from < slots.length;) {
    const run = runFrom(slots, from);
    if (run?.slots.some(({ symbol }) => symbol !== undefined) === true) runs.push(run);
    from += run?.slots.length ?? 1;
  }
  return runs;
}

const pointerSize = 4;

/** The longest string that begins at a slot, if it fills two slots. */
function runFrom(slots: readonly RawSlot[], from: number): TextRun | undefined {
  const width = widthOf(slots[from]);
  if (width === undefined) return undefined;
  let end = from + 1;
  while (widthOf(slots[end]) === width && follows(slots[end - 1], slots[end])) end++;
  const run = slots.slice(from, end);
  const found =
    run.length < 2 ? undefined : textOf(run.flatMap(({ value }) => bytesOf(value).slice(0, pointerSize)));
  return found && { ...found, slots: run };
}

function follows(one: RawSlot | undefined, next: RawSlot | undefined): boolean {
  return one !== undefined && next !== undefined && distance(one.address, next.address) === pointerSize;
}

/** Bytes of one character, where the four bytes of a slot are nothing but characters. */
function widthOf(slot: RawSlot | undefined): 1 | 2 | undefined {
  if (!slot) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = bytesOf(slot.value);
  if (isLetter(a) && isLetter(c)) {
    if (b === 0 && d === 0) return 2;
    if (isLetter(b) && isLetter(d)) return 1;
  }
  return undefined;
}

function isLetter(code: number): boolean {
  return code >= 0x20 && code <= 0x7e;
}
