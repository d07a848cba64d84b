/** The moments the debugger looked, as flags on the axis, and the bracket that says how far they lie apart. */
import type { VNode } from 'preact';
import { duration, grouped } from '../../format';
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
}

export function SnapshotFlags({ clock, scale, marks, list, selected }: SnapshotFlagsProps): VNode {
  const places = clock.snapshots.map(({ tick }) => scale.at(tick));
  const start = Math.min(...places);
  const end = Math.max(...places);
  return (
    <div class="snapshots" role="presentation">
      {clock.skewMs !== undefined && places.length > 1 && (
        <span
          class="skew"
          style={{ left: `${start}%`, width: `${end - start}%` }}
          data-side={start > 50 ? 'left' : 'right'}
        >
          <span class="skew-text">{duration(clock.skewMs)} apart</span>
        </span>
      )}
      {clock.snapshots.map(({ tick }, index) => {
        const mark = marks[index];
        if (mark === undefined || scale.isOutside(tick)) return null;
        return (
          <span
            key={mark.id}
            class="snapshot"
            role="option"
            aria-selected={selected.includes(mark.id)}
            aria-label={`Snapshot ${index + 1} at tick ${grouped(tick)}`}
            title={`Snapshot ${index + 1}: tick ${grouped(tick)}`}
            {...list.props(mark)}
            style={{ left: `${scale.at(tick)}%` }}
          >
            {index + 1}
          </span>
        );
      })}
    </div>
  );
}
