import { expect, it } from "vitest";
import { holds, ringsOf, sizeOf, toMetric, wayBetween, wayTo } from "./metres";
import type { Geometry, LonLat } from "./types";

// The figures are those of PROJ, which the API uses.
it.each<[LonLat, [number, number]]>([
  [
    [12.3, 51.3],
    [311781.6063, 5686649.0744],
  ],
  [
    [14.9, 51.2],
    [493013.2508, 5672070.778],
  ],
  [
    [15, 50],
    [500000, 5538630.7027],
  ],
  [
    [11.9, 50.2],
    [278774.4981, 5565468.0192],
  ],
])("%j lies where PROJ has it", (position, [x, y]) => {
  const found = toMetric(position);
  expect(found[0]).toBeCloseTo(x, 3);
  expect(found[1]).toBeCloseTo(y, 3);
});

const square = (from: number, to: number): LonLat[] => [
  [15 + from, 51 + from],
  [15 + to, 51 + from],
  [15 + to, 51 + to],
  [15 + from, 51 + to],
  [15 + from, 51 + from],
];
const frame: Geometry = { type: "Polygon", coordinates: [square(0, 0.1), square(0.04, 0.06).reverse()] };

it("a hole belongs to nothing", () => {
  const rings = ringsOf(frame);
  expect(holds(rings, toMetric([15.02, 51.02]))).toBe(true);
  expect(holds(rings, toMetric([15.05, 51.05]))).toBe(false);
  expect(holds(rings, toMetric([15.2, 51.05]))).toBe(false);
});

it("a hole is no part of the size", () => {
  expect(sizeOf(ringsOf(frame)) / sizeOf(ringsOf({ ...frame, coordinates: [square(0, 0.1)] }))).toBeCloseTo(0.96, 3);
});

it("the way leads to the nearest point of the border", () => {
  const way = wayTo(ringsOf(frame), toMetric([14.99, 51.05]));
  expect(way?.direction).toBe("e");
  expect(way?.metres).toBeCloseTo(700.94, 1);
});

it("there is no way to what has no border", () => {
  expect(wayTo(ringsOf({ type: "Point", coordinates: [15, 51] }), toMetric([14, 51]))).toBeNull();
});

it.each([
  [[13, 51.1], "n"],
  [[13.1, 51.06], "ne"],
  [[13.1, 51], "e"],
  [[13, 50.9], "s"],
  [[12.9, 51], "w"],
  [[12.95, 51.03], "nw"],
] as const)("names the direction of %o", (to, expected) => expect(wayBetween([13, 51], to).direction).toBe(expected));

it("measures as pages and map in words do: from the middle of Leipzig to that of Grünau", () => {
  const { metres, direction } = wayBetween([12.3713, 51.33962], [12.293942, 51.319193]);
  expect([Math.round(metres / 100), direction]).toEqual([59, "w"]);
});
