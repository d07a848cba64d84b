/** The stacks of all threads: a tree of stacks and frames, filtered as one types. */
import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { FrameTrust, ThreadStacksView } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { Inspector, NoSelection } from '../../parts/inspector';
import { recallText } from '../../parts/recallText';
import { Button, TextField } from '../../toolkit';
import type { ViewProps } from '../../viewProps';
import { trustNames, trustWords } from './frameRow';
import { rowsOf, startsOpen } from './rows';
import { StackTree } from './stackTree';
import { useFolds } from './useFolds';

const trusts: readonly FrameTrust[] = ['context', 'unwound', 'scanned', 'none'];

export function ThreadStacks({
  model,
  selected,
  scrollRequest,
  actions,
}: ViewProps<ThreadStacksView>): VNode {
  const { stacks } = model;
  const [filter, setFilter] = useState(() => recallText(actions, 'threadStacks.filter'));
  const folds = useFolds(actions);
  const field = useRef<HTMLElement>(null);
  const rows = useMemo(() => rowsOf(stacks, folds.toggled, filter), [stacks, folds.toggled, filter]);

  function onFilter(event: Event): void {
    const value = (event.target as HTMLInputElement).value;
    setFilter(value);
    actions.remember('threadStacks.filter', value);
  }

  function foldAll(open: boolean): void {
    folds.replace(stacks.filter((stack) => startsOpen(stack, stacks.length) !== open).map(({ id }) => id));
  }

  return (
    <div class="view stacks">
      <div class="toolbar">
        <TextField
          ref={field}
          class="filter"
          placeholder="Filter: thread, module, function, wait"
          aria-label="Filter stacks"
          value={filter}
          onInput={onFilter}
        />
        <span class="secondary toolbar-count" role="status">
          {filter === ''
            ? counted(stacks.length, 'stack')
            : `${rows.stacks} of ${counted(stacks.length, 'stack')}, ${counted(rows.hits, 'frame')}`}
        </span>
        <span class="toolbar-end">
          <Button
            appearance="secondary"
            onClick={() => {
              foldAll(true);
            }}
          >
            Expand all
          </Button>
          <Button
            appearance="secondary"
            onClick={() => {
              foldAll(false);
            }}
          >
            Collapse all
          </Button>
        </span>
      </div>
      {rows.stacks === 0 ? (
        <p class="state secondary">No stack holds “{filter}”.</p>
      ) : (
        <StackTree
          rows={rows.rows}
          stacks={stacks}
          folds={folds}
          selected={selected}
          scrollRequest={scrollRequest}
          actions={actions}
        />
      )}
      <Selection stacks={stacks} selected={selected} />
      <ul class="legend legend-foot" aria-label="How far a frame can be trusted">
        {trusts.map((trust) => (
          <li key={trust} title={trustWords[trust]}>
            <span class={`trust trust-${trust}`} aria-hidden="true" />
            {trustNames[trust]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Selection({
  stacks,
  selected,
}: {
  readonly stacks: ThreadStacksView['stacks'];
  readonly selected: readonly string[];
}): VNode {
  const frame = stacks.flatMap(({ frames }) => frames).find(({ id }) => id === selected[0]);
  if (frame === undefined) return <NoSelection hint="Select a frame to see why it stands there." />;
  return (
    <Inspector title={frame.text} mono why={frame.why} lines={frame.lines}>
      <p class="secondary">
        {[
          `Frame ${frame.index}, ${trustWords[frame.trust]}`,
          frame.role,
          frame.source && `${frame.source.path}:${frame.source.line}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Inspector>
  );
}
