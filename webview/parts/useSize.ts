/** The inner size of an element and its font size in pixels, kept up to date; views lay out by them. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Of one em: layouts in em follow the font the user chose. */
  readonly em: number;
}

const usual: Size = { width: 960, height: 600, em: 13 };

export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState(usual);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      const next = { width: element.clientWidth, height: element.clientHeight, em: em > 0 ? em : usual.em };
      if (next.width === 0) return;
      setSize((old) =>
        old.width === next.width && old.height === next.height && old.em === next.em ? old : next,
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => {
      observer.disconnect();
    };
  }, []);
  return size;
}
