/** Ctrl+C on a mark copies what stands there, as long as no text is selected by hand. */
import type { Actions } from '../store';

export function copyMark(event: KeyboardEvent, copy: Actions['copy']): void {
  const wanted = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'c';
  if (!wanted || document.getSelection()?.isCollapsed === false) return;
  const mark = event.target instanceof Element ? event.target.closest('[data-mark]') : null;
  if (mark === null) return;
  copy(textsIn(mark).join(' '));
  event.preventDefault();
}

/** As it is seen: without what is only spoken. */
function textsIn(node: Node): string[] {
  if (node instanceof Element && (node.classList.contains('sr-only') || node.tagName === 'VSCODE-BUTTON'))
    return [];
  if (node instanceof Text) return node.data.trim() === '' ? [] : [node.data.trim()];
  return Array.from(node.childNodes).flatMap(textsIn);
}
