/** The rows as an ARIA tree of which only the part in sight is drawn. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { StackModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { memo } from '../../parts/memo';
import { orderOf, useRoving } from '../../parts/roving';
import { useKeptInSight } from '../../parts/useKeptInSight';
import { useScrollMemory } from '../../parts/useScrollMemory';
import { useSize } from '../../parts/useSize';
import type { Actions } from '../../store';
import { FrameLine } from './frameRow';
import { isHit, rowShape, type Row, type RowShape } from './rows';
import { GroupLine, StackLine, ThreadCount, Twisty } from './stackRow';
import { foldOver, rowFor } from './standIns';
import { treeStep } from './treeKeys';
import type { Folds } from './useFolds';
import { useRowWindow } from './useRowWindow';

export interface StackTreeProps {
  readonly rows: readonly Row[];
  readonly stacks: readonly StackModel[];
  readonly folds: Folds;
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  /** A row to go to, as often as the number beside it changes. */
  readonly goTo: GoTo | undefined;
  readonly actions: Actions;
}

export interface GoTo {
  readonly id: string;
  readonly time: number;
}

const shapes: readonly RowShape[] = ['stack', 'frame', 'reasoned'];

export function StackTree(props: StackTreeProps): VNode {
  const { rows, stacks, folds, selected, scrollRequest, goTo, actions } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const samples = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const view = useRowWindow(scroller, samples, rows, size);
  const order = useMemo(() => orderOf(rows), [rows]);
  const shown = useMemo(
    () => selected.map((id) => rowFor(rows, stacks, id)).filter((id) => id !== undefined),
    [rows, selected],
  );
  const wanted = selected[0];
  const mine = shown[0];
  const roving = useRoving(scroller, order, mine);
  const activeIndex = order.get(roving.active ?? '') ?? -1;
  useScrollMemory(scroller, 'threadStacks.scroll', actions);

  const mineAt = order.get(mine ?? '');
  useKeptInSight(scroller, size.height, mineAt === undefined ? undefined : view.top(mineAt), () => {
    if (mineAt !== undefined) view.scrollTo(mineAt);
  });

  const asked = useRef(scrollRequest);
  useEffect(() => {
    if (wanted === undefined || asked.current === scrollRequest) return;
    if (mineAt !== undefined) {
      asked.current = scrollRequest;
      view.scrollTo(mineAt);
      return;
    }
    // The cursor means a frame that is folded away: unfold what is over it, and come back when its rows are here.
    const fold = foldOver(rows, stacks, wanted);
    if (fold === undefined) asked.current = scrollRequest;
    else folds.toggle(fold);
  }, [scrollRequest, rows]);

  useEffect(() => {
    const index = order.get(goTo?.id ?? '');
    if (index !== undefined) move(index, false);
  }, [goTo]);

  function move(index: number, takesFocus = true): void {
    const row = rows[index];
    if (row === undefined || (takesFocus && index === activeIndex)) return;
    view.scrollTo(index);
    if (takesFocus) roving.move(row.id);
    else roving.set(row.id);
    actions.activate(row, true);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[activeIndex];
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && row.lines === undefined) folds.toggle(row.fold);
    else if (event.key === 'Enter') actions.activate(row, false);
    else if (event.key === ' ') actions.activate(row, true);
    else {
      const step = treeStep(event.key, rows, activeIndex);
      if (step === undefined) return;
      if (step === 'toggle') folds.toggle(row.fold);
      else move(step);
    }
    event.preventDefault();
  }

  function rowOf({ target }: Event): Row | undefined {
    const mark = target instanceof Element ? target.closest<HTMLElement>('[data-mark]') : null;
    return rows[order.get(mark?.dataset['mark'] ?? '') ?? -1];
  }

  function onClick(event: Event): void {
    const row = rowOf(event);
    if (row === undefined) return;
    roving.set(row.id);
    if (isSource(event) && row.lines !== undefined && actions.source !== undefined) actions.source(row.lines);
    else if (row.open !== undefined && (row.kind === 'fold' || isTwisty(event))) folds.toggle(row.fold);
    else actions.activate(row, true);
  }

  const drawn = Array.from({ length: view.to - view.from }, (_, index) => view.from + index);
  if (activeIndex >= 0 && !drawn.includes(activeIndex)) drawn.push(activeIndex);
  return (
    <div class="tree-scroller" ref={scroller}>
      <div class="row-samples" ref={samples} aria-hidden="true">
        {shapes.map((shape) => (
          <div key={shape} class={`row row-${shape}`} data-shape={shape} />
        ))}
      </div>
      <div
        class="tree"
        role="tree"
        aria-label={t('stacks.label')}
        data-merged={rows[0]?.kind === 'branch'}
        data-rows={rows.length}
        style={{ height: `${view.total}px` }}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDblClick={(event) => {
          const row = rowOf(event);
          if (row !== undefined) actions.activate(row, false);
        }}
      >
        {drawn.map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <TreeRow
              key={row.id}
              row={row}
              top={view.top(index)}
              active={index === activeIndex}
              selected={shown.includes(row.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface TreeRowProps {
  readonly row: Row;
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
}

/** While the list scrolls, rows that stay are not looked at again. */
const TreeRow = memo(({ row, top, active, selected }: TreeRowProps): VNode => {
  return (
    <div
      class={`row row-${rowShape(row)}`}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.count}
      aria-selected={selected}
      {...(row.open !== undefined && { 'aria-expanded': row.open })}
      {...('frame' in row && { 'data-state': row.frame.state })}
      data-kind={row.kind}
      data-hit={isHit(row)}
      data-passive={isPassive(row)}
      data-mark={row.id}
      data-selected={selected}
      tabIndex={active ? 0 : -1}
      style={{ top: `${top}px`, '--level': Math.min(row.level, deepest) }}
    >
      <RowText row={row} />
    </div>
  );
});

/** Rows further in are drawn no further to the right: the text would leave the page. */
const deepest = 14;

function RowText({ row }: { readonly row: Row }): VNode {
  switch (row.kind) {
    case 'stack':
      return <StackLine stack={row.stack} open={row.open} />;
    case 'group':
      return <GroupLine unique={row.unique} open={row.open === true} />;
    case 'fold':
      return (
        <span class="frame-line">
          <Twisty open={row.open} />
          <span class="secondary">{row.text}</span>
        </span>
      );
    case 'branch':
      return (
        <span class="branch-line">
          <Twisty open={row.open} />
          <ThreadCount count={row.branch.count} passive={row.branch.passive} />
          <FrameLine frame={row.frame} shared />
        </span>
      );
    case 'frame':
      return <FrameLine frame={row.frame} shared={row.shared} />;
  }
}

function isPassive(row: Row): boolean {
  switch (row.kind) {
    case 'stack':
      return row.stack.passive !== undefined;
    case 'group':
      return row.unique.stacks.every(({ passive }) => passive !== undefined);
    case 'branch':
      return row.branch.passive === row.branch.count;
    default:
      return false;
  }
}

function isSource({ target }: Event): boolean {
  return target instanceof Element && target.classList.contains('frame-source');
}

function isTwisty({ target }: Event): boolean {
  return target instanceof Element && target.classList.contains('twisty');
}
