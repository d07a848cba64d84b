/** The layers as a list one walks with the arrow keys; the arrow shows where the request is. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { IrpModel } from '../../../src/shared/viewModel';
import { useMarkList } from '../../parts/markList';
import type { Actions } from '../../store';
import { layersOf, type Layer } from './layers';
import { LocationCard } from './locationCard';

export interface LayerListProps {
  readonly irp: IrpModel;
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}

export function LayerList({ irp, selected, scrollRequest, actions }: LayerListProps): VNode {
  const container = useRef<HTMLDivElement>(null);
  const layers = layersOf(irp);
  const marks = layers.map((layer) => markOf(layer));
  const list = useMarkList({ container, marks, selected, scrollRequest, actions });
  return (
    <div
      class="layers"
      role="listbox"
      aria-label={`Stack locations of ${irp.label}, highest driver first`}
      ref={container}
      onKeyDown={list.onKeyDown}
    >
      {layers.map((layer) => (
        <div
          key={layer.id}
          class={`layer layer-${layer.kind}`}
          role="option"
          aria-selected={selected.includes(layer.id)}
          data-current={layer.kind === 'location' && layer.location.current}
          {...list.props(markOf(layer))}
        >
          {layer.kind === 'gap' ? (
            <span class="secondary">{layer.text}</span>
          ) : (
            <LocationCard location={layer.location} />
          )}
        </div>
      ))}
    </div>
  );
}

function markOf(layer: Layer): { id: string; lines: readonly [number, number] | undefined } {
  return { id: layer.id, lines: layer.kind === 'gap' ? layer.lines : layer.location.lines };
}
