/** Which row stands for a mark that has none of its own: in a merged picture one thread's frame stands for all of them. */
import type { FrameModel, StackModel } from '../../../src/shared/viewModel';
import { callOf } from './parallelStacks';
import type { Row } from './rows';

interface Owned {
  readonly stack: StackModel;
  /** Index of the frame; undefined for the stack itself. */
  readonly at: number | undefined;
}

/** The row of a mark: its own, or that of the same call in the same group or branch. Undefined when that is folded. */
export function rowFor(rows: readonly Row[], stacks: readonly StackModel[], id: string): string | undefined {
  const has = (wanted: string | undefined): boolean => rows.some((row) => row.id === wanted);
  if (has(id)) return id;
  const owner = ownerOf(stacks, id);
  if (owner === undefined) return undefined;
  const { stack, at } = owner;
  const group = groupOf(rows, stack);
  const wanted = group ? sameCall(group, at) : at === undefined ? undefined : inBranches(rows, stack, at);
  return has(wanted) ? wanted : undefined;
}

/** What has to be unfolded so that a mark comes nearer to being seen. */
export function foldOver(
  rows: readonly Row[],
  stacks: readonly StackModel[],
  id: string,
): string | undefined {
  const owner = ownerOf(stacks, id);
  if (owner === undefined) return undefined;
  const { stack, at } = owner;
  const group = groupOf(rows, stack);
  const wanted = (group && sameCall(group, at)) ?? id;
  const holds = rows.find(
    (row) =>
      row.open === false &&
      ((row.kind === 'stack' && row.stack === stack) ||
        row === group ||
        (row.kind === 'fold' && row.holds.includes(wanted))),
  );
  return holds?.fold;
}

/** Where a mark stands among the stacks. */
function ownerOf(stacks: readonly StackModel[], id: string): Owned | undefined {
  for (const stack of stacks) {
    if (stack.id === id) return { stack, at: undefined };
    const at = stack.frames.findIndex((frame) => frame.id === id);
    if (at >= 0) return { stack, at };
  }
  return undefined;
}

type GroupRow = Extract<Row, { kind: 'group' }>;

function groupOf(rows: readonly Row[], stack: StackModel): GroupRow | undefined {
  return rows.find((row): row is GroupRow => row.kind === 'group' && row.unique.stacks.includes(stack));
}

function sameCall({ id, unique }: GroupRow, at: number | undefined): string | undefined {
  return at === undefined ? id : unique.stack.frames[at]?.id;
}

/** Down the branches that the thread runs through, from its outermost frame. */
function inBranches(rows: readonly Row[], stack: StackModel, wanted: number): string | undefined {
  const live = stack.frames.filter(({ state }) => state !== 'struck').toReversed();
  const goal = live.findIndex(({ id }) => id === stack.frames[wanted]?.id);
  let from = 0;
  let level = 0;
  for (const row of rows) {
    if (level > 0 && row.level <= level) break;
    if (row.kind !== 'branch' || row.level !== level + 1) continue;
    const { frames } = row.branch;
    if (!sharesCalls(live, from, frames)) continue;
    if (goal < from + frames.length) return frames[goal - from]?.id;
    from += frames.length;
    level = row.level;
  }
  return undefined;
}

function sharesCalls(live: readonly FrameModel[], from: number, frames: readonly FrameModel[]): boolean {
  return frames.every((frame, at) => {
    const own = live[from + at];
    return own !== undefined && callOf(own) === callOf(frame);
  });
}
