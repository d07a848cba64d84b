/** Where a list is scrolled to, in steps, for lists that draw what is in sight. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface ScrollPlace {
  /** In pixels, rounded down to a step: between two steps nothing is drawn anew. */
  readonly top: number;
  /** It came from out of sight: what is in sight now comes first, what is around it can wait. */
  readonly jumped: boolean;
}

const settledMs = 120;

/** `look` reads the place anew: to be called when a list was scrolled by hand. */
export function useScrollPlace(
  scroller: RefObject<HTMLElement | null>,
  step: number,
): ScrollPlace & { readonly look: () => void } {
  const [place, setPlace] = useState<ScrollPlace>({ top: 0, jumped: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function look(): void {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const top = Math.floor(scrollTop / step) * step;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setPlace((last) => (last.jumped ? { ...last, jumped: false } : last));
    }, settledMs);
    setPlace((last) =>
      last.top === top ? last : { top, jumped: Math.abs(top - last.top) > clientHeight || last.jumped },
    );
  }

  useEffect(() => {
    const element = scroller.current;
    element?.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      element?.removeEventListener('scroll', look);
      clearTimeout(timer.current);
    };
  }, [step]);
  return { ...place, look };
}
