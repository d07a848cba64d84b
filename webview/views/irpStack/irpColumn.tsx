/** One IRP: what state it is in, what it is a part of, its layers and its facts. */
import type { VNode } from 'preact';
import type { IrpModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { BadgeTag } from '../../parts/badgeTag';
import type { Actions } from '../../store';
import { IrpFacts } from './irpFacts';
import { LayerList } from './layerList';

export interface IrpColumnProps {
  readonly irp: IrpModel;
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
  /** Turns to another IRP. */
  readonly onShow: (id: string) => void;
  /** Takes it away from those side by side; absent for the only one. */
  readonly onClose?: () => void;
}

export function IrpColumn({ irp, selected, scrollRequest, actions, onShow, onClose }: IrpColumnProps): VNode {
  const { badges = [], relatives = [] } = irp;
  return (
    <section class="irp-column" aria-label={irp.label}>
      <div class="irp-main">
        <div class="irp-head">
          <h2 class="irp-title">{irp.label}</h2>
          {onClose !== undefined && (
            <button
              type="button"
              class="irp-close"
              aria-label={t('irp.close', { irp: irp.label })}
              onClick={onClose}
            >
              ✕
            </button>
          )}
        </div>
        {badges.length + relatives.length > 0 && (
          <div class="irp-state">
            {badges.map((badge, at) => (
              <BadgeTag key={at} badge={badge} />
            ))}
            {relatives.map(({ relation, text, id }, at) => (
              <span key={at} class="irp-relative">
                <span class="secondary">{t(relation === 'master' ? 'irp.partOf' : 'irp.hasPart')} </span>
                {id === undefined ? (
                  text
                ) : (
                  <button
                    type="button"
                    class="text-button"
                    onClick={() => {
                      onShow(id);
                    }}
                  >
                    {text}
                  </button>
                )}
              </span>
            ))}
          </div>
        )}
        <LayerList irp={irp} selected={selected} scrollRequest={scrollRequest} actions={actions} />
      </div>
      {irp.facts.length > 0 && <IrpFacts irp={irp} selected={selected} actions={actions} />}
    </section>
  );
}
