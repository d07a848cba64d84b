/** The IRPs of the text to choose from, one row each: address and state, and what is asked of whom. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { formatAddress } from '../../../src/shared/address';
import type { IrpModel } from '../../../src/shared/viewModel';
import { linesText } from '../../format';
import { t } from '../../l10n/t';
import { BadgeRow } from '../../parts/badgeRow';
import { memo } from '../../parts/memo';
import { useMarkRows } from '../../parts/useMarkRows';
import { useScrollMemory } from '../../parts/useScrollMemory';
import { useSize } from '../../parts/useSize';
import type { Actions } from '../../store';

export interface IrpListProps {
  readonly irps: readonly IrpModel[];
  /** Ids of those that are shown. */
  readonly shown: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}

/** In em. */
const rowHeight = 3.5;

export function IrpList({ irps, shown, scrollRequest, actions }: IrpListProps): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  useScrollMemory(scroller, 'irpStack.list', actions);
  const rows = useMarkRows({
    scroller,
    size,
    marks: irps,
    rowHeight: Math.round(rowHeight * size.em),
    selected: shown,
    scrollRequest,
    actions,
  });
  return (
    <div class="irp-list" ref={scroller}>
      <div
        class="irp-rows"
        role="listbox"
        aria-label={t('irp.list')}
        data-rows={irps.length}
        style={{ height: `${rows.total}px` }}
        onKeyDown={rows.onKeyDown}
      >
        {rows.drawn.map((index) => {
          const irp = irps[index];
          if (irp === undefined) return null;
          return (
            <div key={irp.id} class="irp-row" role="option" {...rows.props(index)}>
              <IrpRow irp={irp} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const IrpRow = memo(({ irp }: { readonly irp: IrpModel }): VNode => {
  const { address, label, badges = [], lines } = irp;
  const request = label.slice(label.indexOf(': ') + 2);
  const what = request === badges[0]?.text ? linesText(lines) : request;
  return (
    <>
      <span class="irp-row-head">
        <span class="mono">{formatAddress(address)}</span>
        <BadgeRow badges={badges} />
      </span>
      <span class="secondary irp-row-what" title={what}>
        {what}
      </span>
    </>
  );
});
