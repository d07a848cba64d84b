/** How large a drawn story is: wheel, drag and keys, kept with the transcript. Its order has no scale, so only sizes change. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dragAlong } from '../../parts/dragAlong';
import type { Actions } from '../../store';

export interface StoryZoom {
  readonly scale: number;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  /** True when the key was one of the zoom's. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onPointerDown: (event: PointerEvent) => void;
}

const range = { least: 0.5, most: 2.5 } as const;

export function useStoryZoom(
  scroller: RefObject<HTMLElement | null>,
  story: string,
  actions: Actions,
): StoryZoom {
  const key = `apcTimeline.zoom.${story}`;
  const [scale, setScale] = useState(() => readScale(actions.recall(key)));
  const latest = useRef(scale);
  latest.current = scale;

  function set(next: number): void {
    const scaled = Math.min(range.most, Math.max(range.least, next));
    setScale(scaled);
    actions.remember(key, scaled);
  }
  const zoom = (factor: number): void => {
    set(latest.current * factor);
  };
  const fit = (): void => {
    set(1);
  };

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 400));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, []);

  return {
    scale,
    zoom,
    fit,
    onKey: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      if (event.key === '+' || event.key === '=') zoom(1.25);
      else if (event.key === '-') zoom(0.8);
      else if (event.key === '0') fit();
      else return false;
      event.preventDefault();
      return true;
    },
    onPointerDown: (event) => {
      const element = scroller.current;
      const onMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
      if (element === null || onMark || event.button !== 0) return;
      dragAlong(element, event, (dx) => {
        element.scrollLeft -= dx;
      });
    },
  };
}

function readScale(value: unknown): number {
  return typeof value === 'number' && value >= range.least && value <= range.most ? value : 1;
}
