import { expect, it } from "vitest";
import { starPaths } from "./emblem";

const cornersOf = (path: string): [number, number][] =>
  path
    .slice(1, -1)
    .split("L")
    .map((corner) => corner.split(" ").map(Number) as [number, number]);

it("has twelve upright stars on a circle of a third of the height, each in a circle of an eighteenth", () => {
  const stars = starPaths().map(cornersOf);
  expect(stars).toHaveLength(12);
  for (const corners of stars) {
    const outer = corners.filter((_, i) => i % 2 === 0);
    const [x, y] = [outer.reduce((sum, [cx]) => sum + cx, 0) / 5, outer.reduce((sum, [, cy]) => sum + cy, 0) / 5];
    expect(Math.hypot(x - 13.5, y - 9)).toBeCloseTo(6, 2);
    for (const [cx, cy] of outer) expect(Math.hypot(cx - x, cy - y)).toBeCloseTo(1, 2);
    const [tip] = outer;
    expect(tip?.[0]).toBeCloseTo(x, 2);
    expect(tip?.[1]).toBeCloseTo(y - 1, 2);
  }
});
