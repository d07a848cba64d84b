/** A text of the page as lines of an SVG file: one `<text>` for each line that it is broken into. */
import { isSeenIn, type Area, type Frame } from './area';
import { textElement } from './svgElement';

interface Line extends Area {
  readonly text: string;
}

export function textLines(node: Text, style: CSSStyleDeclaration, frame: Frame, clip: Area): string[] {
  if (node.data.trim() === '') return [];
  const parent = node.parentElement;
  const size = Number.parseFloat(style.fontSize) * scaleOf(parent);
  const lines = broken(node).filter((line) => isSeenIn(line, clip) && line.top + size * 0.5 < clip.bottom);
  return lines.map((line) => {
    const text = shortened(line, clip);
    const width = Math.min(line.right, clip.right) - line.left;
    return textElement(
      'text',
      {
        x: rounded(line.left - frame.x),
        y: rounded(line.top - frame.y + (line.bottom - line.top) * 0.78),
        // As wide as on the screen, whatever font the viewer takes.
        ...(text.length > 1 && { textLength: rounded(width), lengthAdjust: 'spacingAndGlyphs' }),
        fill: parent instanceof SVGElement ? style.fill : style.color,
        'font-family': style.fontFamily,
        'font-size': rounded(size),
        ...(style.fontWeight !== '400' && { 'font-weight': style.fontWeight }),
        ...(style.fontStyle !== 'normal' && { 'font-style': style.fontStyle }),
        ...(style.textDecorationLine === 'line-through' && { 'text-decoration': 'line-through' }),
      },
      text,
    );
  });
}

const rounded = (length: number): string => String(Math.round(length * 10) / 10);

/** Words that stand beside each other, in order; a word that is broken counts as its letters. */
function broken(node: Text): Line[] {
  const range = document.createRange();
  const { data } = node;
  const lines: Line[] = [];
  const add = (from: number, to: number): void => {
    range.setStart(node, from);
    range.setEnd(node, to);
    const [place, more] = range.getClientRects();
    if (place === undefined) return;
    if (more !== undefined && to - from > 1) {
      for (let at = from; at < to; at += 1) add(at, at + 1);
      return;
    }
    const last = lines.at(-1);
    if (last === undefined || Math.abs(last.top - place.top) >= 2) {
      lines.push({ ...areaOf(place), text: data.slice(from, to) });
      return;
    }
    // A blank between two words is one, however many the source has.
    const gap = place.left > last.right + 0.5 ? ' ' : '';
    lines[lines.length - 1] = {
      ...last,
      right: place.right,
      text: `${last.text}${gap}${data.slice(from, to)}`,
    };
  };
  for (const { 0: word, index } of data.matchAll(/\S+/g)) add(index, index + word.length);
  return lines;
}

function areaOf({ left, top, right, bottom }: DOMRect): Area {
  return { left, top, right, bottom };
}

/** What the page cuts off ends in an ellipsis here, too. */
function shortened({ text, left, right }: Line, clip: Area): string {
  const part = (clip.right - left) / Math.max(1, right - left);
  return part >= 0.99 ? text : `${text.slice(0, Math.max(0, Math.floor(text.length * part) - 1))}…`;
}

/** How much larger or smaller than its font an element is drawn: a graph may be zoomed. */
function scaleOf(element: HTMLElement | SVGElement | null): number {
  if (element instanceof SVGGraphicsElement) return element.getScreenCTM()?.a ?? 1;
  if (!(element instanceof HTMLElement) || element.offsetHeight === 0) return 1;
  return element.getBoundingClientRect().height / element.offsetHeight;
}
