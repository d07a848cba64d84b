/** Stacks merged from where their threads began: one branch for each way they took. Linear in the number of frames. */
import type { FrameModel, StackModel } from '../../../src/shared/viewModel';

export interface Branch {
  /** The thread that is shown for all of the branch. */
  readonly stack: StackModel;
  /** Frames that all of its threads have, the outermost first. */
  readonly frames: readonly FrameModel[];
  /** Threads that run through it, and how many of them are idle by design. */
  readonly count: number;
  readonly passive: number;
  /** Threads whose innermost frame is its last. */
  readonly ending: readonly StackModel[];
  /** The busiest first. */
  readonly branches: readonly Branch[];
}

interface Growing {
  readonly stack: StackModel;
  readonly frame: FrameModel | undefined;
  count: number;
  passive: number;
  readonly ending: StackModel[];
  readonly next: Map<string, Growing>;
}

export function parallelStacks(stacks: readonly StackModel[]): readonly Branch[] {
  const root = new Map<string, Growing>();
  for (const stack of stacks) grow(root, stack);
  return branchesOf(root);
}

function grow(root: Map<string, Growing>, stack: StackModel): void {
  let level = root;
  let last: Growing | undefined;
  for (let at = stack.frames.length - 1; at >= 0; at -= 1) {
    const frame = stack.frames[at];
    if (frame === undefined || frame.state === 'struck') continue;
    const call = callOf(frame);
    last = level.get(call);
    if (last === undefined) {
      last = { stack, frame, count: 0, passive: 0, ending: [], next: new Map() };
      level.set(call, last);
    }
    last.count += 1;
    if (stack.passive !== undefined) last.passive += 1;
    level = last.next;
  }
  last?.ending.push(stack);
}

/** The function without the place in it: threads that call from two places of one function took the same way there. */
export function callOf({ text }: Pick<FrameModel, 'text'>): string {
  return text.replace(/\+0x[0-9a-f]+$/i, '');
}

/** Chains become one branch. From the innermost outwards, without recursion: a stack can be deep. */
function branchesOf(root: Map<string, Growing>): readonly Branch[] {
  interface Open {
    readonly head: Growing;
    readonly frames: readonly FrameModel[];
    readonly last: Growing;
    readonly branches: Branch[];
    readonly into: Branch[];
  }
  const top: Branch[] = [];
  const opened: Open[] = [];
  const pending: { readonly head: Growing; readonly into: Branch[] }[] = [];
  const visit = (level: Map<string, Growing>, into: Branch[]): void => {
    for (const head of level.values()) pending.push({ head, into });
  };
  visit(root, top);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { head, into } = next;
    const { frames, last } = chainOf(head);
    const branches: Branch[] = [];
    opened.push({ head, frames, last, branches, into });
    visit(last.next, branches);
  }
  // A branch is opened before those inside it: backwards, the inner ones are complete first.
  for (const { head, frames, last, branches, into } of opened.reverse()) {
    branches.sort(busiest);
    const { stack, count, passive } = head;
    into.push({ stack, frames, count, passive, ending: last.ending, branches });
  }
  return top.sort(busiest);
}

const busiest = (a: Branch, b: Branch): number => b.count - a.count || a.stack.lines[0] - b.stack.lines[0];

/** As long as all threads go on together. */
function chainOf(head: Growing): { readonly frames: readonly FrameModel[]; readonly last: Growing } {
  const frames: FrameModel[] = [];
  let last = head;
  for (;;) {
    if (last.frame !== undefined) frames.push(last.frame);
    const [only] = last.next.values();
    if (only === undefined || last.next.size > 1 || last.ending.length > 0) return { frames, last };
    last = only;
  }
}
