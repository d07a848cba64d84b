/** Stacks with the same calls, together: the most frequent first. */
import type { StackModel } from '../../../src/shared/viewModel';

export interface UniqueStack {
  /** The first of them, whose frames stand for all. */
  readonly stack: StackModel;
  readonly stacks: readonly StackModel[];
}

/** Calls are the same when function and return site are; what the debugger printed by mistake is no call. */
export function uniqueStacks(stacks: readonly StackModel[]): readonly UniqueStack[] {
  const groups = new Map<string, StackModel[]>();
  for (const stack of stacks) {
    const key = stack.frames
      .filter(({ state }) => state !== 'struck')
      .map(({ text }) => text)
      .join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [stack]);
    else group.push(stack);
  }
  return Array.from(groups.values())
    .flatMap((group): UniqueStack[] => (group[0] === undefined ? [] : [{ stack: group[0], stacks: group }]))
    .sort((a, b) => b.stacks.length - a.stacks.length);
}
