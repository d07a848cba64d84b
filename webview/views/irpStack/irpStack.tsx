/** The device stacks of IRPs, from the highest driver down to where each request is now; several side by side. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { IrpModel, IrpStackView } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { t } from '../../l10n/t';
import { factId } from '../../marks';
import { useScrollMemory } from '../../parts/useScrollMemory';
import { useSize } from '../../parts/useSize';
import type { ViewProps } from '../../viewProps';
import { IrpChoice } from './irpChoice';
import { IrpColumn } from './irpColumn';
import { IrpList } from './irpList';
import { LocationLinks } from './locationLinks';

const key = 'irpStack.irps';
/** More columns than this cannot be read. */
const mostBeside = 4;
/** From this width in em on there is room for a list; below it a menu offers the same. */
const listWidth = 62;

export function IrpStack({ model, selected, scrollRequest, actions }: ViewProps<IrpStackView>): VNode {
  const { irps, omitted = 0 } = model;
  const [shown, setShown] = useState<readonly string[]>(() => readIds(actions.recall(key)));
  const panes = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { width, em } = useSize(panes);
  useScrollMemory(body, 'irpStack.scroll', actions);
  useEffect(() => {
    const meant = irps.filter((irp) => selected.some((id) => belongs(irp, id)));
    if (meant[0] !== undefined && !meant.some(({ id }) => shown.includes(id))) setShown([meant[0].id]);
  }, [scrollRequest]);

  function show(ids: readonly string[]): void {
    setShown(ids);
    actions.remember(key, ids);
  }

  function turnTo(id: string): void {
    const irp = irps.find((one) => one.id === id);
    if (irp === undefined) return;
    show([id]);
    actions.activate(irp, true);
  }

  const known = shown.map((id) => irps.find((irp) => irp.id === id)).filter((irp) => irp !== undefined);
  const columns = known.length > 0 ? known : [firstWorth(irps)].filter((irp) => irp !== undefined);
  const hasList = irps.length > 1 && width >= listWidth * em;
  const location = columns.flatMap(({ locations }) => locations).find(({ id }) => id === selected[0]);
  return (
    <div class="view irp">
      {irps.length > 1 && (
        <div class="toolbar">
          {!hasList && (
            <IrpChoice label={t('irp.choice')} irps={irps} chosen={columns[0]?.id ?? ''} onChoose={turnTo} />
          )}
          {columns.length < Math.min(mostBeside, irps.length) && (
            <IrpChoice
              label={t('irp.beside')}
              irps={irps.filter((irp) => !columns.includes(irp))}
              chosen=""
              onChoose={(id) => {
                show([...columns.map((irp) => irp.id), id]);
              }}
            />
          )}
          <span class="secondary toolbar-count">
            {omitted > 0
              ? t('irp.more', { irps: counted(irps.length, 'irp'), count: omitted })
              : counted(irps.length, 'irp')}
          </span>
        </div>
      )}
      <div class="irp-panes" ref={panes}>
        {hasList && (
          <IrpList
            irps={irps}
            shown={columns.map(({ id }) => id)}
            scrollRequest={scrollRequest}
            actions={{
              ...actions,
              activate: (irp, keepFocus) => {
                show([irp.id]);
                actions.activate(irp, keepFocus);
              },
            }}
          />
        )}
        <div class="irp-body" ref={body} data-columns={columns.length}>
          {columns.map((irp) => (
            <IrpColumn
              key={irp.id}
              irp={irp}
              selected={selected}
              scrollRequest={scrollRequest}
              actions={actions}
              onShow={turnTo}
              {...(columns.length > 1 && {
                onClose: () => {
                  show(columns.filter((one) => one !== irp).map(({ id }) => id));
                },
              })}
            />
          ))}
        </div>
      </div>
      <LocationLinks location={location} actions={actions} />
    </div>
  );
}

/** What is shown before anybody chose: one that a finding is about, else one of which something is printed. */
function firstWorth(irps: readonly IrpModel[]): IrpModel | undefined {
  const named = irps.find(({ badges = [] }) =>
    badges.some(({ severity }) => severity === 'error' || severity === 'warning'),
  );
  return named ?? irps.find(({ locations }) => locations.length > 0) ?? irps[0];
}

function belongs(irp: IrpModel, id: string): boolean {
  if (irp.id === id || irp.locations.some((location) => location.id === id)) return true;
  return irp.facts.some((_, index) => factId(irp.id, index) === id);
}

function readIds(kept: unknown): readonly string[] {
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, mostBeside) : [];
}
