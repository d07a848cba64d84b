/** Rectangles of the screen, and what one leaves of another. */

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a drawing begins in the page, and how large it is. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function cutTo(area: Area, clip: Area): Area {
  return {
    left: Math.max(area.left, clip.left),
    top: Math.max(area.top, clip.top),
    right: Math.min(area.right, clip.right),
    bottom: Math.min(area.bottom, clip.bottom),
  };
}

/** False for an area without a size, but for one that is a line. */
export function isSeenIn({ left, top, right, bottom }: Area, clip: Area): boolean {
  if (right - left <= 0 && bottom - top <= 0) return false;
  return left < clip.right && right > clip.left - 1 && top < clip.bottom && bottom > clip.top - 1;
}
