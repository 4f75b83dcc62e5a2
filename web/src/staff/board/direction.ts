/** The next thing in a direction, for arrow keys on a map; pure. */

import type { Spot } from "./inside";

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/** How far a thing lies ahead and aside, seen in each direction; screens count downwards. */
const SEEN: Record<Direction, (dx: number, dy: number) => [ahead: number, aside: number]> = {
  ArrowUp: (dx, dy) => [-dy, Math.abs(dx)],
  ArrowDown: (dx, dy) => [dy, Math.abs(dx)],
  ArrowLeft: (dx, dy) => [-dx, Math.abs(dy)],
  ArrowRight: (dx, dy) => [dx, Math.abs(dy)],
};

export const isDirection = (key: string): key is Direction => key in SEEN;

/** The nearest of the others within an eighth turn of the direction, else the nearest that lies ahead at all. */
export function nextInDirection<T extends Spot>(from: T, others: readonly T[], direction: Direction): T | null {
  const ahead = others
    .filter((one) => one !== from)
    .map((one) => ({ one, seen: SEEN[direction](one.x - from.x, one.y - from.y) }))
    .filter(({ seen: [far] }) => far > 0);
  const straight = ahead.filter(({ seen: [far, aside] }) => aside <= far);
  const nearest = (straight.length > 0 ? straight : ahead).toSorted(
    (a, b) => Math.hypot(...a.seen) - Math.hypot(...b.seen),
  );
  return nearest[0]?.one ?? null;
}
