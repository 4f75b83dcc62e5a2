import { expect, it } from "vitest";
import { isInside } from "./inside";

/** A loop with a bay that opens to the top. */
const LOOP = [
  { x: 0, y: 0 },
  { x: 3, y: 0 },
  { x: 5, y: 6 },
  { x: 7, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

it.each([
  [{ x: 1, y: 5 }, true],
  [{ x: 5, y: 8 }, true],
  [{ x: 5, y: 2 }, false],
  [{ x: 11, y: 5 }, false],
  [{ x: -1, y: 5 }, false],
])("knows whether %o lies inside", (spot, isIn) => {
  expect(isInside(spot, LOOP)).toBe(isIn);
});

it("finds nothing inside a mere line", () => {
  expect(isInside({ x: 1, y: 1 }, LOOP.slice(0, 2))).toBe(false);
});
