/** One calibrated clock of the timeline. */
import type { ApcTimelineView } from '../../../src/shared/viewModel';

export type ClockModel = ApcTimelineView['clocks'][number];
