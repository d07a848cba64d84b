/** A text a view remembered, or an empty one. */
import type { Actions } from '../store';

export function recallText(actions: Actions, key: string): string {
  const value = actions.recall(key);
  return typeof value === 'string' ? value : '';
}
