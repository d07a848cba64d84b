/**
 * A drawn view as an SVG file: boxes, borders and texts as they stand on the screen, in vectors that any viewer shows. Text stays text.
 *
 * The page is walked once. Of HTML, what has a colour or a border becomes a rectangle, and each line of text a `<text>`; SVG is copied
 * with the styles it is drawn by, since a file has no style sheet. What is cut off in the page is not drawn.
 */
import { cutTo, isSeenIn, type Area, type Frame } from './area';
import { boxOf, isVisible } from './boxOf';
import { svgElement, textElement } from './svgElement';
import { textLines } from './textLines';

const shapes = new Set(['rect', 'line', 'path', 'circle', 'ellipse', 'polygon', 'polyline']);
/** More would be a drawing that nobody opens. */
const mostElements = 60_000;

export function svgOf(root: HTMLElement, title: string): string {
  const { x, y } = root.getBoundingClientRect();
  const frame: Frame = { x, y, width: root.scrollWidth, height: root.scrollHeight };
  const parts: string[] = [];
  walk(root, parts, frame, { left: x, top: y, right: x + frame.width, bottom: y + frame.height });
  const [width, height] = [size(frame.width), size(frame.height)];
  const background = getComputedStyle(document.body).backgroundColor;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    textElement('title', {}, title),
    arrowHead,
    svgElement('rect', { width, height, fill: background }),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const arrowHead =
  '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0.5 8 4 0 7.5z" fill="context-stroke"/></marker></defs>';

const size = (length: number): string => String(Math.round(length * 10) / 10);

/** `clip`: what the scrolled parts around an element leave of the screen. */
function walk(element: Element, parts: string[], frame: Frame, clip: Area): void {
  if (parts.length > mostElements || element.classList.contains('sr-only')) return;
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  parts.push(...ownParts(element, style, frame, clip));
  const inner =
    style.overflowX === 'visible' || element instanceof SVGElement
      ? clip
      : cutTo(element.getBoundingClientRect(), clip);
  for (const child of element.childNodes) {
    if (child instanceof Element) walk(child, parts, frame, inner);
    else if (child instanceof Text) parts.push(...textLines(child, style, frame, inner));
  }
  // The controls of the toolkit draw themselves where nobody else sees.
  for (const child of element.shadowRoot?.children ?? []) walk(child, parts, frame, inner);
}

/** An element without its children. */
function ownParts(element: Element, style: CSSStyleDeclaration, frame: Frame, clip: Area): string[] {
  const place = element.getBoundingClientRect();
  if (element instanceof HTMLSelectElement)
    return [...boxOf(place, style, frame, clip), ...choiceOf(element, style, frame)];
  if (!(element instanceof SVGElement))
    return [...boxOf(place, style, frame, clip), ...bulletOf(place, style, frame, clip)];
  const isDrawn = shapes.has(element.tagName) && element.closest('defs') === null && isSeenIn(place, clip);
  return isDrawn ? [shapeOf(element as SVGGraphicsElement, style, frame)] : [];
}

/** What a menu shows of itself is no text of the page. */
function choiceOf(menu: HTMLSelectElement, style: CSSStyleDeclaration, frame: Frame): string[] {
  const { left, top, bottom } = menu.getBoundingClientRect();
  const font = Number.parseFloat(style.fontSize);
  const [x, y] = [left + font * 0.6 - frame.x, (top + bottom) / 2 + font * 0.36 - frame.y];
  return [labelAt(x, y, style, menu.selectedOptions[0]?.text ?? '')];
}

function bulletOf(place: DOMRect, style: CSSStyleDeclaration, frame: Frame, clip: Area): string[] {
  if (style.display !== 'list-item' || style.listStyleType !== 'disc' || !isSeenIn(place, clip)) return [];
  const font = Number.parseFloat(style.fontSize);
  return [labelAt(place.left - font - frame.x, place.top + font * 1.1 - frame.y, style, '•')];
}

function labelAt(x: number, y: number, style: CSSStyleDeclaration, text: string): string {
  const font = { 'font-family': style.fontFamily, 'font-size': size(Number.parseFloat(style.fontSize)) };
  return textElement('text', { x: size(x), y: size(y), fill: style.color, ...font }, text);
}

/** A shape keeps its geometry; the matrix of the screen places it. */
function shapeOf(element: SVGGraphicsElement, style: CSSStyleDeclaration, frame: Frame): string {
  const matrix = element.getScreenCTM();
  if (matrix === null || (!isVisible(style.fill) && !isVisible(style.stroke))) return '';
  const { a, b, c, d, e, f } = matrix;
  const geometry = Object.fromEntries(
    ['x', 'y', 'width', 'height', 'rx', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'd', 'points'].flatMap(
      (name) => {
        const value = element.getAttribute(name) ?? (name === 'rx' ? null : cssLength(name, style));
        return value === null ? [] : [[name, inPixels(name, value, element)]];
      },
    ),
  );
  return svgElement(element.tagName, {
    ...geometry,
    transform: `matrix(${[a, b, c, d, e - frame.x, f - frame.y].map((value) => Math.round(value * 1000) / 1000).join(' ')})`,
    fill: style.fill,
    ...(isVisible(style.fill) && { 'fill-opacity': style.fillOpacity }),
    stroke: style.stroke,
    ...(isVisible(style.stroke) && {
      'stroke-width': style.strokeWidth,
      'stroke-linecap': style.strokeLinecap,
    }),
    ...(style.strokeDasharray !== 'none' && { 'stroke-dasharray': style.strokeDasharray }),
    ...(style.opacity !== '1' && { opacity: style.opacity }),
    ...(element.hasAttribute('marker-end') && { 'marker-end': 'url(#arrow)' }),
  });
}

/** Sizes may come from the style sheet. */
function cssLength(name: string, style: CSSStyleDeclaration): string | null {
  const value = name === 'width' || name === 'height' ? style.getPropertyValue(name) : '';
  return value.endsWith('px') ? value : null;
}

/** Per cent of the drawing that the shape stands in, which the file does not have. */
function inPixels(name: string, value: string, element: SVGGraphicsElement): string {
  if (!value.endsWith('%')) return value.replace(/px$/, '');
  const owner = element.ownerSVGElement?.getBoundingClientRect();
  const whole = /^(?:y|height|y1|y2|cy)/.test(name) ? owner?.height : owner?.width;
  return size((Number.parseFloat(value) / 100) * (whole ?? 0));
}
