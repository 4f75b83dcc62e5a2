import { expect, it } from "vitest";
import { lackOf, positionOf, Unlocated } from "./locate";

it("rounds a position to what an area's edge is worth", () => {
  expect(positionOf({ longitude: 14.440_912, latitude: 51.191_749 })).toEqual([14.4409, 51.1917]);
});

it("has no position outside Saxony", () => {
  expect(() => positionOf({ longitude: 13.4, latitude: 52.5 })).toThrow(new Unlocated("outside"));
});

it("tells why the browser gave none", () => {
  expect([1, 2, 3, 9].map(lackOf)).toEqual(["refused", "unavailable", "timeout", "unavailable"]);
});
