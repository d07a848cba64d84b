/** What both ways of drawing a story are given. */
import type { Story } from '../../../src/shared/triage';
import type { Actions } from '../../store';

export interface StoryProps {
  readonly story: Story;
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}
