/** A long view comes in pages: they are put together here, and a view on show is replaced when the new one is as long. */
import type { ThreadStacksView, ViewModel } from '../src/shared/viewModel';

export class StackPages {
  private coming: ThreadStacksView | undefined;

  /** What to show now that a model, or a page of one, is here. */
  add(model: ViewModel, shown: ViewModel | undefined): ViewModel {
    if (model.kind !== 'threadStacks') return model;
    const whole = this.joined(model);
    if (whole === undefined) return shown ?? model;
    this.coming = whole;
    const isShorter = shown?.kind === 'threadStacks' && shown.stacks.length > whole.stacks.length;
    return isShorter && whole.next !== undefined ? shown : whole;
  }

  /** Undefined for a page that does not follow what came before: it belongs to an analysis that is gone. */
  private joined(page: ThreadStacksView): ThreadStacksView | undefined {
    const { before = 0 } = page;
    if (before === 0) return page;
    if (this.coming?.stacks.length !== before) return undefined;
    return { ...page, stacks: [...this.coming.stacks, ...page.stacks] };
  }
}

/** More of this view is on its way. */
export function isPartial(model: ViewModel | undefined): boolean {
  return model?.kind === 'threadStacks' && model.next !== undefined;
}
