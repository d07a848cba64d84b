/** The three ways to look at stacks: one by one, each shape once, and merged from where the threads began. */
import type { StackModel } from '../../../src/shared/viewModel';
import { parallelStacks, type Branch } from './parallelStacks';
import { RowBuilder, type RowOptions } from './rowBuilder';
import type { Row } from './rows';
import { uniqueStacks } from './uniqueStacks';

export type Arrangement = 'threads' | 'unique' | 'parallel';

export const arrangements: readonly Arrangement[] = ['threads', 'unique', 'parallel'];

/** More stacks than this start folded, but for those with a badge: those are why one looks. */
const unfoldedLimit = 60;
/** More shapes than this start folded. */
const unfoldedGroups = 8;

export function startsOpen(stack: StackModel, stackCount: number): boolean {
  return stackCount <= unfoldedLimit || stack.badges.length > 0;
}

export function groupStartsOpen(groupCount: number): boolean {
  return groupCount <= unfoldedGroups;
}

/** `all`: how many stacks there are before anything was filtered, so that filtering does not unfold. */
export function rowsOf(
  arrangement: Arrangement,
  stacks: readonly StackModel[],
  all: number,
  options: RowOptions,
): readonly Row[] {
  const builder = new RowBuilder(options);
  if (arrangement === 'threads') one(builder, stacks, all);
  else if (arrangement === 'unique') each(builder, stacks);
  else merged(builder, parallelStacks(stacks));
  return builder.rows;
}

function one(builder: RowBuilder, stacks: readonly StackModel[], all: number): void {
  stacks.forEach((stack, at) => {
    const open = builder.isOpen(stack.id, startsOpen(stack, all));
    builder.stack(stack, { level: 1, position: at + 1, count: stacks.length }, open);
    if (open) builder.frames(stack.id, stack.frames, 2);
  });
}

function each(builder: RowBuilder, stacks: readonly StackModel[]): void {
  const groups = uniqueStacks(stacks);
  groups.forEach((unique, at) => {
    const { stack } = unique;
    const fold = `unique:${stack.id}`;
    // The only thread of a shape has no row of its own: the head says all of it.
    const isOne = unique.stacks.length === 1;
    const open = builder.isOpen(fold, groupStartsOpen(groups.length));
    builder.rows.push({
      kind: 'group',
      id: isOne ? stack.id : fold,
      lines: stack.lines,
      fold,
      open,
      unique,
      level: 1,
      position: at + 1,
      count: groups.length,
    });
    if (!open) return;
    if (!isOne) builder.threads(fold, unique.stacks, { level: 2, position: 1, count: 1 });
    builder.frames(fold, stack.frames, 2);
  });
}

/** Without recursion: the tree is as deep as the deepest stack. */
function merged(builder: RowBuilder, top: readonly Branch[]): void {
  interface Waiting {
    readonly branch: Branch;
    readonly level: number;
    readonly position: number;
    readonly count: number;
  }
  const waiting: Waiting[] = [];
  const push = (branches: readonly Branch[], level: number, before: number, count: number): void => {
    for (let at = branches.length - 1; at >= 0; at -= 1) {
      const branch = branches[at];
      if (branch !== undefined) waiting.push({ branch, level, position: before + at + 1, count });
    }
  };
  push(top, 1, 0, top.length);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { branch, ...spot } = next;
    const [frame, ...inner] = branch.frames;
    if (frame === undefined) continue;
    const fold = `branch:${frame.id}`;
    const open = builder.isOpen(fold, true);
    const { id, lines } = frame;
    builder.rows.push({
      kind: 'branch',
      id,
      lines,
      fold,
      open,
      branch,
      frame,
      hit: builder.options.hits(frame),
      ...spot,
    });
    if (!open) continue;
    const level = spot.level + 1;
    const below = branch.branches.length + (branch.ending.length > 0 ? 1 : 0);
    builder.frames(fold, inner, level, below);
    if (branch.ending.length > 0)
      builder.threads(fold, branch.ending, {
        level,
        position: inner.length + 1,
        count: inner.length + below,
      });
    push(branch.branches, level, inner.length + below - branch.branches.length, inner.length + below);
  }
}
