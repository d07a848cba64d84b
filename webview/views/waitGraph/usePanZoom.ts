/** Pan and zoom of a drawing: buttons, wheel, drag and keys. Fits itself until the user moves it. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dragAlong } from '../../parts/dragAlong';
import type { Size } from '../../parts/useSize';
import type { Actions } from '../../store';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface PanZoom {
  readonly view: View;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  /** Moves the drawing as little as needed for a point of it to be in sight. */
  readonly show: (x: number, y: number) => void;
}

const key = 'waitGraph.view';
const range = { least: 0.15, most: 3, fitMost: 1.15 } as const;
const step = { zoom: 1.25, pan: 40, margin: 60 } as const;

/** `width` and `height` of the drawing in pixels; `wheelZooms` is false where the wheel scrolls the page. */
export function usePanZoom(
  viewport: RefObject<HTMLElement | null>,
  drawing: { readonly width: number; readonly height: number },
  size: Size,
  wheelZooms: boolean,
  actions: Actions,
): PanZoom {
  const [moved, setMoved] = useState<View | undefined>(() => readView(actions.recall(key)));
  const fitted = fitView(drawing, size);
  const view = moved ?? fitted;
  const latest = useRef(view);
  latest.current = view;

  useEffect(() => {
    const timer = setTimeout(() => {
      actions.remember(key, moved);
    }, 250);
    return () => {
      clearTimeout(timer);
    };
  }, [moved]);

  function zoomAt(factor: number, x: number, y: number): void {
    const old = latest.current;
    const scale = Math.min(range.most, Math.max(range.least, old.scale * factor));
    const ratio = scale / old.scale;
    setMoved({ scale, x: x - (x - old.x) * ratio, y: y - (y - old.y) * ratio });
  }

  function pan(dx: number, dy: number): void {
    const old = latest.current;
    setMoved({ ...old, x: old.x + dx, y: old.y + dy });
  }

  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    // Preact's handlers are passive for the wheel where the browser wishes so; this one must stop the scrolling.
    const onWheel = (event: WheelEvent): void => {
      if (!wheelZooms && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const frame = element.getBoundingClientRect();
      zoomAt(Math.exp(-event.deltaY / 400), event.clientX - frame.left, event.clientY - frame.top);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [wheelZooms]);

  const zoom = (factor: number): void => {
    zoomAt(factor, size.width / 2, size.height / 2);
  };
  const fit = (): void => {
    setMoved(undefined);
  };
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => {
      zoom(step.zoom);
    },
    '=': () => {
      zoom(step.zoom);
    },
    '-': () => {
      zoom(1 / step.zoom);
    },
    '0': fit,
    ArrowLeft: () => {
      pan(step.pan, 0);
    },
    ArrowRight: () => {
      pan(-step.pan, 0);
    },
    ArrowUp: () => {
      pan(0, step.pan);
    },
    ArrowDown: () => {
      pan(0, -step.pan);
    },
  };

  return {
    view,
    zoom,
    fit,
    onKeyDown: (event) => {
      const act = keys[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      act();
      event.preventDefault();
    },
    onPointerDown: (event) => {
      const element = viewport.current;
      const onMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
      if (element === null || onMark || event.button !== 0) return;
      dragAlong(element, event, pan);
    },
    show: (x, y) => {
      // All of it is in sight, and stays so when the frame changes.
      if (moved === undefined && fitted.scale > range.least) return;
      const { scale, x: left, y: top } = latest.current;
      const dx = inside(x * scale + left, size.width);
      const dy = inside(y * scale + top, size.height);
      if (dx !== 0 || dy !== 0) pan(dx, dy);
    },
  };
}

function inside(at: number, length: number): number {
  if (at < step.margin) return step.margin - at;
  return at > length - step.margin ? length - step.margin - at : 0;
}

function fitView({ width, height }: { readonly width: number; readonly height: number }, size: Size): View {
  if (width === 0 || height === 0) return { x: 0, y: 0, scale: 1 };
  const scale = Math.max(range.least, Math.min(size.width / width, size.height / height, range.fitMost));
  return { scale, x: (size.width - width * scale) / 2, y: (size.height - height * scale) / 2 };
}

function readView(value: unknown): View | undefined {
  const { x, y, scale } = (value ?? {}) as Partial<View>;
  const usable = typeof x === 'number' && typeof y === 'number' && typeof scale === 'number';
  return usable ? { x, y, scale } : undefined;
}
