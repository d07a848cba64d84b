/** What every card of the overview is given. */
import type { Mark } from '../../marks';
import type { MarkProps } from '../../parts/markList';

export interface CardProps {
  /** Spread on the button of a mark. */
  readonly markProps: (mark: Mark) => MarkProps & { readonly 'aria-pressed': boolean };
  readonly copy: (text: string) => void;
}
