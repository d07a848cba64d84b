/** The rows as an ARIA tree of which only the part in sight is drawn. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StackModel } from '../../../src/shared/viewModel';
import { useRoving } from '../../parts/roving';
import { useScrollMemory } from '../../parts/useScrollMemory';
import { useSize } from '../../parts/useSize';
import type { Actions } from '../../store';
import { FrameLine } from './frameRow';
import { rowShape, startsOpen, type Row, type RowShape } from './rows';
import { StackLine } from './stackRow';
import { treeStep } from './treeKeys';
import type { Folds } from './useFolds';
import { useRowWindow } from './useRowWindow';

export interface StackTreeProps {
  readonly rows: readonly Row[];
  readonly stacks: readonly StackModel[];
  readonly folds: Folds;
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}

const shapes: readonly RowShape[] = ['stack', 'frame', 'reasoned'];

export function StackTree({ rows, stacks, folds, selected, scrollRequest, actions }: StackTreeProps): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const samples = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const view = useRowWindow(scroller, samples, rows, size);
  const mine = selected[0];
  const roving = useRoving(
    scroller,
    rows.map(({ id }) => id),
    mine,
  );
  const activeIndex = rows.findIndex(({ id }) => id === roving.active);
  useScrollMemory(scroller, 'threadStacks.scroll', actions);

  const asked = useRef(scrollRequest);
  useEffect(() => {
    if (mine === undefined) return;
    const index = rows.findIndex(({ id }) => id === mine);
    if (index >= 0) {
      if (asked.current !== scrollRequest) view.scrollTo(index);
      asked.current = scrollRequest;
      return;
    }
    // The cursor means a frame of a folded stack: unfold it, and come back when its rows are here.
    const owner = stacks.find(({ frames }) => frames.some(({ id }) => id === mine));
    const folded = owner !== undefined && startsOpen(owner, stacks.length) === folds.toggled.has(owner.id);
    if (folded && asked.current !== scrollRequest) folds.toggle(owner.id);
  }, [scrollRequest, rows]);

  function move(index: number): void {
    const row = rows[index];
    if (row === undefined || index === activeIndex) return;
    view.scrollTo(index);
    roving.move(row.id);
    actions.activate(markOf(row), true);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[activeIndex];
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') actions.activate(markOf(row), false);
    else if (event.key === ' ') actions.activate(markOf(row), true);
    else {
      const step = treeStep(event.key, rows, activeIndex);
      if (step === undefined) return;
      if (step === 'toggle') folds.toggle(row.id);
      else move(step);
    }
    event.preventDefault();
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
        aria-label="Stacks"
        style={{ height: `${view.total}px` }}
        onKeyDown={onKeyDown}
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
              selected={selected.includes(row.id)}
              onClick={(event) => {
                roving.set(row.id);
                if (row.kind === 'stack' && isTwisty(event)) folds.toggle(row.id);
                else actions.activate(markOf(row), true);
              }}
              onDblClick={() => {
                actions.activate(markOf(row), false);
              }}
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
  readonly onClick: (event: Event) => void;
  readonly onDblClick: () => void;
}

function TreeRow({ row, top, active, selected, onClick, onDblClick }: TreeRowProps): VNode {
  const stack = row.kind === 'stack';
  return (
    <div
      class={`row row-${rowShape(row)}`}
      role="treeitem"
      aria-level={stack ? 1 : 2}
      aria-posinset={row.position}
      aria-setsize={row.count}
      aria-selected={selected}
      {...(stack ? { 'aria-expanded': row.open } : { 'data-state': row.frame.state, 'data-hit': row.hit })}
      data-mark={row.id}
      data-selected={selected}
      tabIndex={active ? 0 : -1}
      style={{ top: `${top}px` }}
      onClick={onClick}
      onDblClick={onDblClick}
    >
      {stack ? <StackLine stack={row.stack} open={row.open} /> : <FrameLine frame={row.frame} />}
    </div>
  );
}

function markOf(row: Row): Pick<StackModel, 'id' | 'lines'> {
  return row.kind === 'stack' ? row.stack : row.frame;
}

function isTwisty({ target }: Event): boolean {
  return target instanceof Element && target.classList.contains('twisty');
}
