/** Waits on the tick axis of a session: bars, the snapshots they were seen in, and how far those lie apart. */
import type { VNode } from 'preact';
import { useContext, useMemo, useRef, useState } from 'preact/hooks';
import { duration, grouped } from '../../format';
import { t } from '../../l10n/t';
import { snapshotId } from '../../marks';
import { useMarkList } from '../../parts/markList';
import { Whole } from '../../parts/whole';
import { ZoomButtons } from '../../parts/zoomButtons';
import type { Actions } from '../../store';
import { Button } from '../../toolkit';
import { SnapshotFlags } from './snapshotFlags';
import type { ClockModel } from './clockModel';
import { tickScale } from './tickScale';
import { useTickWindow } from './useTickWindow';

export interface ClockChartProps {
  readonly clock: ClockModel;
  readonly width: number;
  readonly em: number;
  readonly selected: readonly string[];
  readonly scrollRequest: number;
  readonly actions: Actions;
}

export function ClockChart({ clock, width, em, selected, scrollRequest, actions }: ClockChartProps): VNode {
  const container = useRef<HTMLDivElement>(null);
  const { snapshots, session, tickMs } = clock;
  const [all, setAll] = useState(useContext(Whole));
  // The longest first, so that those left out are short; shown in the order of their start.
  const waits = useMemo(
    () => (all ? clock.waits : firstWaits(clock.waits, selected)),
    [clock, all, selected],
  );
  const view = useTickWindow(container, clock, actions);
  const { from, to } = view;
  const origin = Math.max(
    ...snapshots.map(({ tick }) => tick),
    ...(snapshots.length === 0 ? [clock.to] : []),
  );
  const scale = tickScale({ from, to, tickMs, origin }, Math.floor(width / (em * 9)));
  const snapshotMarks = snapshots.map(({ lines }, index) => ({ id: snapshotId(session, index), lines }));
  const list = useMarkList({
    container,
    marks: [...snapshotMarks, ...waits],
    selected,
    scrollRequest,
    actions,
  });
  const percent = (value: number): string => `${value.toFixed(3)}%`;
  return (
    <section class="clock" aria-label={t('clock.of', { session })}>
      <h2>
        {t('clock.title')} <span class="secondary">{t('clock.perTick', { ms: tickMs })}</span>
      </h2>
      <ZoomButtons what="axis" zoom={view.zoom} fit={view.fit} />
      <div
        class="clock-plot"
        role="listbox"
        aria-label={t('clock.plot')}
        ref={container}
        onKeyDown={(event) => {
          if (!view.onKey(event)) list.onKeyDown(event);
        }}
        onPointerDown={view.onPointerDown}
      >
        <svg class="clock-grid" aria-hidden="true">
          {scale.labels.map(({ percent: x, tick }) => (
            <line key={tick} class="grid-line" x1={percent(x)} x2={percent(x)} y1="0" y2="100%" />
          ))}
          {snapshots
            .filter(({ tick }) => !scale.isOutside(tick))
            .map(({ tick }) => (
              <line
                key={tick}
                class="snapshot-line"
                x1={percent(scale.at(tick))}
                x2={percent(scale.at(tick))}
                y1="0"
                y2="100%"
              />
            ))}
        </svg>
        <SnapshotFlags
          clock={clock}
          scale={scale}
          marks={snapshotMarks}
          list={list}
          selected={selected}
          width={width / em}
        />
        {waits.map((wait) => {
          const left = scale.at(wait.start);
          return (
            <div
              key={wait.id}
              class="wait"
              role="option"
              aria-selected={selected.includes(wait.id)}
              {...list.props(wait)}
            >
              <span class="wait-head">
                <span class="wait-label">{wait.label}</span>
                <span class="sr-only"> {t('clock.waitsFor')} </span>
                <span class="secondary wait-what">{wait.what}</span>
                <span class="wait-length">{duration(wait.waitMs)}</span>
              </span>
              <span class="wait-track">
                {wait.end >= from && wait.start <= to && (
                  <span
                    class="wait-bar"
                    style={{ left: percent(left), width: percent(scale.at(wait.end) - left) }}
                  />
                )}
              </span>
            </div>
          );
        })}
      </div>
      <div class="clock-axis" aria-hidden="true">
        {scale.labels.map(({ percent: x, msBefore, tick }) => (
          <span key={tick} class="axis-label" data-edge={edge(x)} style={{ left: percent(x) }}>
            {msBefore === 0 ? t('clock.last') : `−${duration(msBefore)}`}
            <span class="axis-tick">{grouped(tick)}</span>
          </span>
        ))}
      </div>
      {waits.length < clock.waits.length && (
        <Button
          appearance="secondary"
          onClick={() => {
            setAll(true);
          }}
        >
          {t('clock.all', { count: clock.waits.length })}
        </Button>
      )}
    </section>
  );
}

const mostAtFirst = 80;

/** The longest ones, and those that are selected. */
function firstWaits(waits: ClockModel['waits'], selected: readonly string[]): ClockModel['waits'] {
  if (waits.length <= mostAtFirst) return waits;
  const longest = waits.toSorted((a, b) => b.waitMs - a.waitMs).slice(0, mostAtFirst);
  const shown = new Set([...longest.map(({ id }) => id), ...selected]);
  return waits.filter(({ id }) => shown.has(id));
}

function edge(percent: number): 'left' | 'right' | undefined {
  if (percent > 94) return 'right';
  return percent < 6 ? 'left' : undefined;
}
