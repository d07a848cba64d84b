/** Every view, by its kind. Adding one is its type in `shared/viewModel.ts`, a file, and a line here. */
import type { ViewKind, ViewModel } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import { addressLens } from './addressLens';
import { apcTimeline } from './apcTimeline';
import { overview } from './overview';
import { irpStack } from './irpStack';
import { rawStack } from './rawStack';
import { threadStacks, type StackWishes } from './threadStacks';
import { waitGraph } from './waitGraph';

const views: Readonly<
  Record<Exclude<ViewKind, 'threadStacks'>, (analyzed: Analyzed, about?: string) => ViewModel>
> = {
  overview,
  irpStack,
  apcTimeline,
  waitGraph,
  rawStack,
  addressLens,
};

/** `about`: the address that the lens looks at, as typed. */
export function viewOf(kind: ViewKind, analyzed: Analyzed, about?: string, stacks?: StackWishes): ViewModel {
  return kind === 'threadStacks' ? threadStacks(analyzed, stacks) : views[kind](analyzed, about);
}
