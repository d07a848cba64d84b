/** A long view comes in pages: they are put together here, and shown each time there is half as much again as is on show. */
import type { StackModel, ThreadStacksView, ViewModel } from '../src/shared/viewModel';

/** Every showing goes over all that is there: by this, all of them together cost what the last few do. */
const growth = 1.5;

export class StackPages {
  private stacks: StackModel[] = [];

  /** What to show now that a model, or a page of one, is here. */
  add(model: ViewModel, shown: ViewModel | undefined): ViewModel {
    if (model.kind !== 'threadStacks') return model;
    if (!this.take(model)) return shown ?? model;
    if (shown?.kind !== 'threadStacks' || model.next === undefined) return this.whole(model);
    return this.stacks.length < shown.stacks.length * growth ? shown : this.whole(model);
  }

  /** False for a page that does not follow what came before: it belongs to an analysis that is gone. */
  private take({ before = 0, stacks }: ThreadStacksView): boolean {
    if (before === 0) this.stacks = [];
    if (this.stacks.length !== before) return false;
    for (const stack of stacks) this.stacks.push(stack);
    return true;
  }

  private whole(page: ThreadStacksView): ThreadStacksView {
    return { ...page, stacks: [...this.stacks] };
  }
}

/** More of this view is on its way. */
export function isPartial(model: ViewModel | undefined): boolean {
  return model?.kind === 'threadStacks' && model.next !== undefined;
}
