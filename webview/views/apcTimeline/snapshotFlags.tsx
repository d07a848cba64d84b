/** The moments the debugger looked, as flags on the axis, and the bracket that says how far they lie apart. */
import type { VNode } from 'preact';
import { duration } from '../../format';
import { t } from '../../l10n/t';
import type { Mark } from '../../marks';
import type { MarkList } from '../../parts/markList';
import type { ClockModel } from './clockModel';
import type { TickScale } from './tickScale';

export interface SnapshotFlagsProps {
  readonly clock: ClockModel;
  readonly scale: TickScale;
  readonly marks: readonly Mark[];
  readonly list: MarkList;
  readonly selected: readonly string[];
  /** Of the axis, in em. */
  readonly width: number;
}

/** Of a flag, in em. */
const flagWidth = 1.9;

export function SnapshotFlags(props: SnapshotFlagsProps): VNode {
  const { clock, scale, marks, list, selected, width } = props;
  const places = clock.snapshots.map(({ tick }) => scale.at(tick));
  const start = Math.min(...places);
  const end = Math.max(...places);
  const flags = sideBySide(places, (100 * flagWidth) / width);
  return (
    <div class="snapshots" role="presentation">
      {clock.skewMs !== undefined && places.length > 1 && (
        <span
          class="skew"
          style={{ left: `${start}%`, width: `${end - start}%` }}
          data-side={start > 50 ? 'left' : 'right'}
        >
          <span class="skew-text">{t('clock.apart', { time: duration(clock.skewMs) })}</span>
        </span>
      )}
      {clock.snapshots.map(({ tick, time }, index) => {
        const mark = marks[index];
        if (mark === undefined || scale.isOutside(tick)) return null;
        const moment = time === undefined ? '' : `, ${time}`;
        const label = `${t('clock.snapshotAt', { number: index + 1, tick })}${moment}`;
        return (
          <span
            key={mark.id}
            class="snapshot"
            role="option"
            aria-selected={selected.includes(mark.id)}
            aria-label={label}
            title={label}
            {...list.props(mark)}
            style={{ left: `${flags[index] ?? 0}%` }}
          >
            {index + 1}
          </span>
        );
      })}
    </div>
  );
}

/** Flags that would cover each other make room to the left, where the lines they belong to are not. All in per cent. */
function sideBySide(places: readonly number[], least: number): readonly number[] {
  const flags = [...places];
  const fromRight = places
    .map((_, index) => index)
    .sort((a, b) => (places[b] ?? 0) - (places[a] ?? 0) || b - a);
  let edge = Infinity;
  for (const index of fromRight) {
    edge = Math.max(0, Math.min(places[index] ?? 0, edge - least));
    flags[index] = edge;
  }
  return flags;
}
