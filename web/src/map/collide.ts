/** Greedy label placement: the first in rank takes its place, the next takes what is left; pure. */

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Wanted {
  id: string;
  /** Where the thing named lies, in pixels. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** How far the label keeps from its point. */
  gap: number;
  /** True for names of surfaces, which may stand on the point itself. */
  isCentred: boolean;
}

export type Placed = Rect & { id: string };

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;

/** The places a label may take, best first: on its point if it may, then below, above, right, left, corners. */
function candidates({ x, y, width, height, gap, isCentred }: Wanted): Rect[] {
  const middle = { x: x - width / 2, y: y - height / 2 };
  return [
    ...(isCentred ? [{ ...middle, width, height }] : []),
    { x: middle.x, y: y + gap, width, height },
    { x: middle.x, y: y - gap - height, width, height },
    { x: x + gap, y: middle.y, width, height },
    { x: x - gap - width, y: middle.y, width, height },
    ...[y + gap / 2, y - gap / 2 - height].flatMap((top) => [
      { x: x + gap / 2, y: top, width, height },
      { x: x - gap / 2 - width, y: top, width, height },
    ]),
  ];
}

const fits = (rect: Rect, { width, height }: Size): boolean =>
  rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= width && rect.y + rect.height <= height;

/** The best place of a label that touches none of these. */
const room = (label: Wanted, sheet: Size, ...others: readonly (readonly Rect[])[]): Rect | undefined =>
  candidates(label).find(
    (rect) => fits(rect, sheet) && !others.some((rects) => rects.some((other) => overlap(rect, other))),
  );

/**
 * Place labels in the order given (most important first) without overlaps; what finds no room is left out. Beside
 * `crowd` they stand where they can, and over it where they cannot.
 */
export function placeLabels(
  wanted: readonly Wanted[],
  obstacles: readonly Rect[],
  sheet: Size,
  crowd: readonly Rect[] = [],
): Placed[] {
  const taken: Rect[] = [...obstacles];
  const placed: Placed[] = [];
  for (const label of wanted) {
    const beside = crowd.length > 0 ? room(label, sheet, taken, crowd) : undefined;
    const free = beside ?? room(label, sheet, taken);
    if (!free) continue;
    taken.push(free);
    placed.push({ ...free, id: label.id });
  }
  return placed;
}
