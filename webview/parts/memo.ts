/** A component that is drawn again only when one of its props is another. */
import { Component, type ComponentType, type VNode } from 'preact';

export function memo<P extends object>(draw: (props: P) => VNode | null): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return (Object.keys(next) as (keyof P)[]).some((key) => next[key] !== this.props[key]);
    }

    override render(props: P): VNode | null {
      return draw(props);
    }
  };
}
