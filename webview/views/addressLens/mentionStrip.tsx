/** The whole text as a strip, with a stroke for each mention. The list below says the same in words. */
import type { VNode } from 'preact';
import type { MentionModel } from '../../../src/shared/viewModel';
import type { LensPartProps } from './lensProps';

export function MentionStrip({ model, selected, actions }: LensPartProps): VNode {
  const { mentions, lineCount } = model;
  const place = ({ lines }: MentionModel): number => (100 * (lines[0] - 0.5)) / Math.max(1, lineCount);

  function onClick(event: MouseEvent): void {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    const at = (100 * (event.clientX - left)) / Math.max(1, width);
    const near = mentions.toSorted((a, b) => Math.abs(place(a) - at) - Math.abs(place(b) - at))[0];
    if (near !== undefined) actions.activate(near, true);
  }

  return (
    <svg class="strip" aria-hidden="true" onClick={onClick}>
      <rect class="strip-all" width="100%" height="100%" />
      {mentions.map((mention) => (
        <line
          key={mention.id}
          class="strip-mention"
          data-selected={selected.includes(mention.id)}
          x1={`${place(mention).toFixed(2)}%`}
          x2={`${place(mention).toFixed(2)}%`}
          y1="2"
          y2="22"
        />
      ))}
    </svg>
  );
}
