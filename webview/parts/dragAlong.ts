/** Follows a pointer that drags a drawing, from its press to its release. */

/** `moved` gets pixels since the last call. */
export function dragAlong(
  element: HTMLElement,
  start: PointerEvent,
  moved: (dx: number, dy: number) => void,
): void {
  let [x, y] = [start.clientX, start.clientY];
  const onMove = (event: PointerEvent): void => {
    moved(event.clientX - x, event.clientY - y);
    [x, y] = [event.clientX, event.clientY];
  };
  element.setPointerCapture(start.pointerId);
  element.addEventListener('pointermove', onMove);
  const stop = (): void => {
    element.removeEventListener('pointermove', onMove);
  };
  element.addEventListener('pointerup', stop, { once: true });
  element.addEventListener('pointercancel', stop, { once: true });
}
