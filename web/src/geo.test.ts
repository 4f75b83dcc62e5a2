import { expect, it } from "vitest";
import { boxAround, boxesTouch, boxHolds, boxOf, distance, positionOf } from "./geo";

it("measures metres: Bautzen to Görlitz is about 38.6 km", () => {
  expect(distance([14.4243, 51.1814], [14.9885, 51.1528])).toBeGreaterThan(39_000);
  expect(distance([14.4243, 51.1814], [14.9885, 51.1528])).toBeLessThan(40_000);
  expect(distance([13, 51], [13, 51])).toBe(0);
});

it("boxes geometries of any depth", () => {
  expect(boxOf({ type: "Point", coordinates: [13, 51] })).toEqual([13, 51, 13, 51]);
  expect(
    boxOf({
      type: "MultiPolygon",
      coordinates: [
        [
          [
            [12, 50],
            [13, 51],
          ],
        ],
        [[[14, 49.5]]],
      ],
    }),
  ).toEqual([12, 49.5, 14, 51]);
  expect(boxOf(null)).toBeNull();
  expect(boxAround([])).toBeNull();
  expect(positionOf({ type: "Polygon", coordinates: [] })).toBeNull();
});

it("tells what touches", () => {
  expect(boxesTouch([0, 0, 2, 2], [2, 2, 3, 3])).toBe(true);
  expect(boxesTouch([0, 0, 2, 2], [2.1, 0, 3, 1])).toBe(false);
  expect(boxHolds([0, 0, 2, 2], [1, 3])).toBe(false);
});
