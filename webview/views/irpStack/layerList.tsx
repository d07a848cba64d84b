/** The layers as a list one walks with the arrow keys; between them who gets the request back, and the arrow where it is. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { IrpLocationModel, IrpModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
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
      aria-label={t('irp.locations', { irp: irp.label })}
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
            <>
              <Completion location={layer.location} />
              <LocationCard location={layer.location} actions={actions} />
            </>
          )}
        </div>
      ))}
    </div>
  );
}

/** Drawn at the upper edge: the routine stands in this location, and belongs to the driver above. */
function Completion({ location }: { readonly location: IrpLocationModel }): VNode | null {
  const { completion, completionBy } = location;
  if (completion === undefined) return null;
  const by = completionBy === undefined ? t('irp.setByAbove') : t('irp.setBy', { driver: completionBy });
  return (
    <div class="completion" title={t('irp.completionHint')}>
      <span class="completion-arrow" aria-hidden="true">
        ↑
      </span>
      <span class="secondary">{t('irp.completion')} </span>
      <span class="mono">{completion}</span>
      <span class="secondary">{` ${by}`}</span>
    </div>
  );
}

function markOf(layer: Layer): { id: string; lines: readonly [number, number] | undefined } {
  return { id: layer.id, lines: layer.kind === 'gap' ? layer.lines : layer.location.lines };
}
