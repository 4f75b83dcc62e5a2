/** What a loop drawn by hand holds; pure. */

export interface Spot {
  x: number;
  y: number;
}

/** True where a point lies inside a closed line, by the number of its crossings to the right. */
export function isInside({ x, y }: Spot, loop: readonly Spot[]): boolean {
  let isIn = false;
  for (const [n, a] of loop.entries()) {
    const b = loop[(n + 1) % loop.length] ?? a;
    const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
    if (crosses) isIn = !isIn;
  }
  return isIn;
}
