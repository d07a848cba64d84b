/** The box of an element as shapes of an SVG file: its ground, and its border, whole or side by side. */
import { cutTo, isSeenIn, type Area, type Frame } from './area';
import { svgElement } from './svgElement';

const sides = ['top', 'right', 'bottom', 'left'] as const;
type Side = (typeof sides)[number];

interface Border {
  readonly side: Side;
  readonly width: number;
  readonly colour: string;
}

export function isVisible(colour: string): boolean {
  return colour !== 'transparent' && colour !== 'none' && !/[,/]\s*0\)$/.test(colour);
}

/** `frame` is where the drawing begins, `clip` what is not cut off. */
export function boxOf(whole: DOMRect, style: CSSStyleDeclaration, frame: Frame, clip: Area): string[] {
  if (!isSeenIn(whole, clip)) return [];
  const borders = bordersOf(style);
  const [first] = borders;
  const isFrame =
    borders.length === sides.length &&
    borders.every(({ width, colour }) => width === first?.width && colour === first.colour);
  const area = cutTo(whole, clip);
  const ground = isVisible(style.backgroundColor);
  if (!ground && !isFrame) return borders.map((border) => sideOf(border, area, frame));
  const dash = { dashed: '5 3', dotted: '1 3' }[style.borderTopStyle];
  const box = svgElement('rect', {
    ...placeOf(area, frame),
    rx: rounded(Number.parseFloat(style.borderTopLeftRadius) || 0),
    fill: ground ? style.backgroundColor : 'none',
    ...(isFrame && first && { stroke: first.colour, 'stroke-width': rounded(first.width) }),
    ...(isFrame && dash !== undefined && { 'stroke-dasharray': dash }),
  });
  return [box, ...(isFrame ? [] : borders.map((border) => sideOf(border, area, frame)))];
}

function bordersOf(style: CSSStyleDeclaration): Border[] {
  return sides
    .map((side) => ({
      side,
      width: Number.parseFloat(style.getPropertyValue(`border-${side}-width`)),
      colour: style.getPropertyValue(`border-${side}-color`),
    }))
    .filter(({ width, colour }) => width > 0 && isVisible(colour));
}

/** One side alone, as a bar at the edge. */
function sideOf({ side, width, colour }: Border, { left, top, right, bottom }: Area, frame: Frame): string {
  const bars: Readonly<Record<Side, Area>> = {
    top: { left, top, right, bottom: top + width },
    bottom: { left, top: bottom - width, right, bottom },
    left: { left, top, right: left + width, bottom },
    right: { left: right - width, top, right, bottom },
  };
  return svgElement('rect', { ...placeOf(bars[side], frame), fill: colour });
}

function placeOf({ left, top, right, bottom }: Area, frame: Frame): Readonly<Record<string, string>> {
  return {
    x: rounded(left - frame.x),
    y: rounded(top - frame.y),
    width: rounded(right - left),
    height: rounded(bottom - top),
  };
}

const rounded = (length: number): string => String(Math.round(length * 10) / 10);
