/** The part of a tick axis that is in sight: zoomed and moved by wheel, drag and keys, kept with the transcript. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dragAlong } from '../../parts/dragAlong';
import type { Actions } from '../../store';
import type { ClockModel } from './clockModel';

export interface TickRange {
  readonly from: number;
  readonly to: number;
}

export interface TickWindow extends TickRange {
  /** Around the middle; more than 1 is nearer. */
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  /** True when the key was one of the window's. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onPointerDown: (event: PointerEvent) => void;
}

/** In ticks: nearer than this there is nothing to see. */
const least = 8;

export function useTickWindow(
  plot: RefObject<HTMLElement | null>,
  clock: ClockModel,
  actions: Actions,
): TickWindow {
  const key = `apcTimeline.window.${clock.session}`;
  const [chosen, setChosen] = useState<TickRange | undefined>(() => readRange(actions.recall(key)));
  const whole: TickRange = { from: clock.from, to: Math.max(clock.to, clock.from + least) };
  const seen = chosen === undefined ? whole : within(chosen, whole);
  const latest = useRef(seen);
  latest.current = seen;

  useEffect(() => {
    const timer = setTimeout(() => {
      actions.remember(key, chosen);
    }, 250);
    return () => {
      clearTimeout(timer);
    };
  }, [chosen]);

  /** `at`: from 0 at the left to 1 at the right; that tick keeps its place. */
  function zoomAt(factor: number, at: number): void {
    const { from, to } = latest.current;
    const tick = from + (to - from) * at;
    const length = Math.max(least, (to - from) / factor);
    setChosen(within({ from: tick - length * at, to: tick + length * (1 - at) }, whole));
  }

  /** By a part of what is in sight. */
  function pan(part: number): void {
    const { from, to } = latest.current;
    const ticks = (to - from) * part;
    setChosen(within({ from: from + ticks, to: to + ticks }, whole));
  }

  useEffect(() => {
    const element = plot.current;
    if (element === null) return undefined;
    // A plain wheel scrolls the page. Passive listeners could not keep the page from zooming.
    const onWheel = (event: WheelEvent): void => {
      const { left, width } = element.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey)
        zoomAt(Math.exp(-event.deltaY / 300), (event.clientX - left) / Math.max(1, width));
      else if (event.shiftKey) pan((event.deltaY || event.deltaX) / Math.max(1, width));
      else return;
      event.preventDefault();
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [clock]);

  const zoom = (factor: number): void => {
    zoomAt(factor, 0.5);
  };
  const fit = (): void => {
    setChosen(undefined);
  };
  return {
    ...seen,
    zoom,
    fit,
    onKey: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      if (event.key === '+' || event.key === '=') zoom(1.25);
      else if (event.key === '-') zoom(0.8);
      else if (event.key === '0') fit();
      else if (event.shiftKey && event.key === 'ArrowLeft') pan(-0.15);
      else if (event.shiftKey && event.key === 'ArrowRight') pan(0.15);
      else return false;
      event.preventDefault();
      return true;
    },
    onPointerDown: (event) => {
      const element = plot.current;
      const onMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
      if (element === null || onMark || event.button !== 0) return;
      dragAlong(element, event, (dx) => {
        pan(-dx / Math.max(1, element.clientWidth));
      });
    },
  };
}

/** Moved, and where it must be cut, so that it shows nothing beyond the whole. */
function within({ from, to }: TickRange, whole: TickRange): TickRange {
  const length = Math.min(to - from, whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - length);
  return { from: start, to: start + length };
}

function readRange(value: unknown): TickRange | undefined {
  const { from, to } = (value ?? {}) as Partial<TickRange>;
  return typeof from === 'number' && typeof to === 'number' && to > from ? { from, to } : undefined;
}
