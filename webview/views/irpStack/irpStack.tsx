/** The device stack of an IRP, from the highest driver down to where the request is now. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { IrpModel, IrpStackView } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { factId } from '../../marks';
import { recallText } from '../../parts/recallText';
import { useScrollMemory } from '../../parts/useScrollMemory';
import { Dropdown, Option } from '../../toolkit';
import type { ViewProps } from '../../viewProps';
import { IrpFacts } from './irpFacts';
import { LayerList } from './layerList';

const key = 'irpStack.irp';

export function IrpStack({ model, selected, scrollRequest, actions }: ViewProps<IrpStackView>): VNode {
  const { irps } = model;
  const [shown, setShown] = useState(() => recallText(actions, key));
  const body = useRef<HTMLDivElement>(null);
  useScrollMemory(body, 'irpStack.scroll', actions);
  useEffect(() => {
    const meant = irps.find((irp) => selected.some((id) => belongs(irp, id)));
    if (meant !== undefined) setShown(meant.id);
  }, [scrollRequest]);

  function show(irp: IrpModel): void {
    setShown(irp.id);
    actions.remember(key, irp.id);
    actions.activate(irp, true);
  }

  const irp = irps.find(({ id }) => id === shown) ?? irps[0];
  return (
    <div class="view irp">
      {irps.length > 1 && (
        <div class="toolbar">
          <Dropdown
            class="irp-choice"
            aria-label="IRP"
            value={irp?.id ?? ''}
            onChange={(event) => {
              const { value } = event.target as HTMLSelectElement;
              const chosen = irps.find(({ id }) => id === value);
              if (chosen !== undefined && chosen !== irp) show(chosen);
            }}
          >
            {irps.map(({ id, label }) => (
              <Option key={id} value={id}>
                {label}
              </Option>
            ))}
          </Dropdown>
          <span class="secondary toolbar-count">{counted(irps.length, 'IRP')}</span>
        </div>
      )}
      {irp !== undefined && (
        <div class="irp-body" ref={body}>
          <div class="irp-main">
            <h2 class="irp-title">{irp.label}</h2>
            <LayerList
              key={irp.id}
              irp={irp}
              selected={selected}
              scrollRequest={scrollRequest}
              actions={actions}
            />
          </div>
          {irp.facts.length > 0 && <IrpFacts irp={irp} selected={selected} actions={actions} />}
        </div>
      )}
    </div>
  );
}

function belongs(irp: IrpModel, id: string): boolean {
  if (irp.id === id || irp.locations.some((location) => location.id === id)) return true;
  return irp.facts.some((_, index) => factId(irp.id, index) === id);
}
