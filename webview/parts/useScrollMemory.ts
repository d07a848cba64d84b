/** Keeps the scroll position of an element with the transcript it belongs to. */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Actions } from '../store';

const settleMs = 200;

export function useScrollMemory(ref: RefObject<HTMLElement | null>, key: string, actions: Actions): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const top = actions.recall(key);
    if (typeof top === 'number') element.scrollTop = top;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        actions.remember(key, element.scrollTop);
      }, settleMs);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, []);
}
