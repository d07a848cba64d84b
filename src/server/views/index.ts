/** Every view, by its kind. Adding one is its type in `shared/viewModel.ts`, a file, and a line here. */
import type { ViewKind, ViewModel } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import { apcTimeline } from './apcTimeline';
import { irpStack } from './irpStack';
import { threadStacks } from './threadStacks';
import { waitGraph } from './waitGraph';

const views: Readonly<Record<ViewKind, (analyzed: Analyzed) => ViewModel>> = {
  threadStacks,
  irpStack,
  apcTimeline,
  waitGraph,
};

export function viewOf(kind: ViewKind, analyzed: Analyzed): ViewModel {
  return views[kind](analyzed);
}
