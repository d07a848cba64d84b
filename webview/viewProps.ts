/** What every view is given. */
import type { ViewModel } from '../src/shared/viewModel';
import type { Actions } from './store';

export interface ViewProps<Model extends ViewModel> {
  readonly model: Model;
  /** Ids of the selected marks; the first is the one to scroll to. */
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}
