/** All views at once, each in a frame of its own: one look at a theme or a width. */
import { tabs } from '../tabs';
import { hashOf, type Wishes } from './wishes';

export function gallery(root: HTMLElement, wishes: Wishes): void {
  root.className = 'dev-gallery';
  for (const view of tabs) {
    const frame = document.createElement('iframe');
    frame.title = view;
    frame.style.width = wishes.width === 'full' ? '100%' : `${wishes.width}px`;
    frame.src = `/${hashOf({ ...wishes, view, width: 'full', bare: true })}`;
    root.append(frame);
  }
}
