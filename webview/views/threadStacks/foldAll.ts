/** Which heads stand the other way than they start when all are folded, or unfolded. */
import type { StackModel } from '../../../src/shared/viewModel';
import { groupStartsOpen, startsOpen, type Arrangement } from './arrangements';
import { parallelStacks } from './parallelStacks';
import { uniqueStacks } from './uniqueStacks';

export function foldsFor(
  arrangement: Arrangement,
  stacks: readonly StackModel[],
  all: number,
  open: boolean,
): readonly string[] {
  switch (arrangement) {
    case 'threads':
      return stacks.filter((stack) => startsOpen(stack, all) !== open).map(({ id }) => id);
    case 'unique': {
      const groups = uniqueStacks(stacks);
      const ids = groups.map(({ stack }) => `unique:${stack.id}`);
      return groupStartsOpen(groups.length) === open ? [] : ids;
    }
    case 'parallel':
      return open
        ? []
        : parallelStacks(stacks).flatMap(({ frames: [first] }) => (first ? [`branch:${first.id}`] : []));
  }
}
