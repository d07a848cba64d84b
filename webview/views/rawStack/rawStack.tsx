/** Raw stack memory slot by slot, with what each slot is, what lies over it, and the rows that `k` made of it. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RawStackModel, RawStackView } from '../../../src/shared/viewModel';
import { counted } from '../../format';
import { t } from '../../l10n/t';
import { GradeLegend } from '../../parts/gradeLegend';
import { Inspector, NoSelection } from '../../parts/inspector';
import { recallText } from '../../parts/recallText';
import type { Actions } from '../../store';
import { Button, Dropdown, Option } from '../../toolkit';
import type { ViewProps } from '../../viewProps';
import { SlotList } from './slotList';
import { slotWords, spelled } from './slotWords';
import { StackGauge } from './stackGauge';

const stackKey = 'rawStack.stack';
const filterKey = 'rawStack.filter';
const filters = ['all', 'symbols', 'returns'] as const;
type Filter = (typeof filters)[number];

export function RawStack({ model, selected, scrollRequest, actions }: ViewProps<RawStackView>): VNode {
  const { stacks, omitted } = model;
  const [shown, setShown] = useState(() => recallText(actions, stackKey));
  const [filter, setFilter] = useState<Filter>(() => readFilter(recallText(actions, filterKey)));
  useEffect(() => {
    const meant = stacks.find((stack) => holds(stack, selected));
    if (meant !== undefined) setShown(meant.id);
  }, [scrollRequest]);
  const stack = stacks.find(({ id }) => id === shown) ?? stacks[0];
  const slots = stack?.slots.filter((slot) => passes(slot, filter)) ?? [];
  return (
    <div class="view raw-stack">
      <div class="toolbar">
        {stacks.length > 1 && (
          <Dropdown
            class="raw-choice"
            aria-label={t('raw.listing')}
            value={stack?.id ?? ''}
            onChange={({ target }) => {
              const { value } = target as HTMLSelectElement;
              setShown(value);
              actions.remember(stackKey, value);
            }}
          >
            {stacks.map(({ id, label, lines }) => (
              <Option key={id} value={id}>
                {t('raw.listingAt', { listing: label, line: String(lines[0]) })}
              </Option>
            ))}
          </Dropdown>
        )}
        <Dropdown
          aria-label={t('raw.filter')}
          value={filter}
          onChange={({ target }) => {
            const value = readFilter((target as HTMLSelectElement).value);
            setFilter(value);
            actions.remember(filterKey, value);
          }}
        >
          {filters.map((value) => (
            <Option key={value} value={value}>
              {t(`raw.${value}`)}
            </Option>
          ))}
        </Dropdown>
        <span class="secondary toolbar-count" role="status">
          {[
            counted(slots.length, 'slot'),
            ...((stack?.omitted ?? 0) > 0 ? [t('raw.moreSlots', { count: stack?.omitted ?? 0 })] : []),
            ...(omitted > 0 ? [t('raw.moreListings', { count: omitted })] : []),
          ].join(', ')}
        </span>
      </div>
      {stack !== undefined && (
        <>
          {stack.range !== undefined && <StackGauge range={stack.range} />}
          <SlotList
            key={`${stack.id} ${filter}`}
            stack={stack}
            slots={slots}
            selected={selected}
            scrollRequest={scrollRequest}
            actions={actions}
          />
          <SlotSelection stack={stack} selected={selected} actions={actions} />
        </>
      )}
      <div class="legend-foot">
        <GradeLegend />
      </div>
    </div>
  );
}

interface SlotSelectionProps {
  readonly stack: RawStackModel;
  readonly selected: readonly string[];
  readonly actions: Actions;
}

function SlotSelection({ stack, selected, actions }: SlotSelectionProps): VNode {
  const slot = stack.slots.find(({ id, frame }) => selected.includes(id) || selected.includes(frame ?? ''));
  if (slot === undefined) return <NoSelection hint={t('raw.hint')} />;
  const frame = stack.frames.find(({ id }) => id === slot.frame);
  return (
    <Inspector
      title={`${spelled(slot.address)}: ${slotWords(slot.class)}`}
      why={slot.why}
      grade={slot.grade}
      lines={slot.lines}
    >
      {slot.sum !== undefined && <p class="mono">{slot.sum}</p>}
      {frame?.why !== undefined && <p>{frame.why}</p>}
      <Button
        appearance="secondary"
        onClick={() => {
          actions.look(slot.value);
        }}
      >
        {t('raw.lookAt', { value: spelled(slot.value) })}
      </Button>
    </Inspector>
  );
}

function holds({ slots, frames }: RawStackModel, selected: readonly string[]): boolean {
  return [...slots, ...frames].some(({ id }) => selected.includes(id));
}

function passes({ symbol, class: is }: RawStackModel['slots'][number], filter: Filter): boolean {
  if (filter === 'returns') return is === 'return';
  return filter === 'all' || symbol !== undefined;
}

function readFilter(value: string): Filter {
  return filters.find((filter) => filter === value) ?? 'all';
}
