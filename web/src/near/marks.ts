/** Numbered marks on a map: hits that would lie over each other share one; pure. */

/** Pixels from the upper left corner of the map. */
export interface Pixel {
  x: number;
  y: number;
}

/** The hits that share a mark, by their places in the list; marks stand in the order of their first hits. */
export function grouped(points: readonly Pixel[], least: number): number[][] {
  const groups: number[][] = [];
  for (const [place, point] of points.entries()) {
    const there = groups.find(([first]) => {
      const other = first === undefined ? undefined : points[first];
      return other !== undefined && Math.hypot(other.x - point.x, other.y - point.y) < least;
    });
    if (there) there.push(place);
    else groups.push([place]);
  }
  return groups;
}

const MOST_RUNS = 2;

/** What stands on a mark: the numbers of its hits, counted from 1, runs of them in short ("1–3, 7"). */
export function numbersOf(places: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  const said = runs
    .slice(0, MOST_RUNS)
    .map(([first, last]) => (first === last ? `${first + 1}` : `${first + 1}–${last + 1}`));
  return runs.length > MOST_RUNS ? `${said.join(", ")} …` : said.join(", ");
}
