/** A text of the page as lines of an SVG file: one `<text>` for each line that it is broken into. */
import { isSeenIn, type Area } from './area';
import { textElement } from './svgElement';

interface Line {
  text: string;
  readonly place: DOMRect;
}

export function textLines(node: Text, style: CSSStyleDeclaration, frame: DOMRect, clip: Area): string[] {
  if (node.data.trim() === '') return [];
  const parent = node.parentElement;
  const scale = scaleOf(parent);
  const size = Number.parseFloat(style.fontSize) * scale;
  const lines = broken(node).filter(
    ({ place }) => isSeenIn(place, clip) && place.top + size * 0.5 < clip.bottom,
  );
  return lines.map(({ text, place }) =>
    textElement(
      'text',
      {
        x: rounded(place.left - frame.x),
        y: rounded(place.top - frame.y + place.height * 0.78),
        fill: parent instanceof SVGElement ? style.fill : style.color,
        'font-family': style.fontFamily,
        'font-size': rounded(size),
        ...(style.fontWeight !== '400' && { 'font-weight': style.fontWeight }),
        ...(style.fontStyle !== 'normal' && { 'font-style': style.fontStyle }),
        ...(style.textDecorationLine === 'line-through' && { 'text-decoration': 'line-through' }),
      },
      shortened(text.replace(/\s+/g, ' ').trimEnd(), place, clip),
    ),
  );
}

const rounded = (length: number): string => String(Math.round(length * 10) / 10);

/** Words that stand beside each other, in order. */
function broken(node: Text): Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const [first, second] = range.getClientRects();
  if (first === undefined) return [];
  if (second === undefined) return [{ text: node.data, place: first }];
  const lines: Line[] = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.trimEnd().length);
    const place = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.place.top - place.top) < 2) last.text += word;
    else lines.push({ text: word, place });
  }
  return lines;
}

/** What the page cuts off ends in an ellipsis here, too. */
function shortened(text: string, { left, right }: DOMRect, clip: Area): string {
  const part = (clip.right - left) / Math.max(1, right - left);
  return part >= 0.99 ? text : `${text.slice(0, Math.max(0, Math.floor(text.length * part) - 1))}…`;
}

/** How much larger or smaller than its font an element is drawn: a graph may be zoomed. */
function scaleOf(element: HTMLElement | SVGElement | null): number {
  if (element instanceof SVGGraphicsElement) return element.getScreenCTM()?.a ?? 1;
  if (!(element instanceof HTMLElement) || element.offsetHeight === 0) return 1;
  return element.getBoundingClientRect().height / element.offsetHeight;
}
