import { expect, it } from "vitest";
import { openBorders } from "./frame";

it("keeps borders and drops the frame", () => {
  const left = {
    type: "Polygon",
    coordinates: [
      [
        [0, 0],
        [5, 0],
        [6, 5],
        [5, 10],
        [0, 10],
        [0, 0],
      ],
    ],
  } as const;
  const right = {
    type: "Polygon",
    coordinates: [
      [
        [5, 0],
        [10, 0],
        [10, 10],
        [5, 10],
        [6, 5],
        [5, 0],
      ],
    ],
  } as const;
  expect(openBorders([left, right])).toEqual({
    type: "MultiLineString",
    coordinates: [
      [
        [5, 0],
        [6, 5],
        [5, 10],
      ],
      [
        [5, 10],
        [6, 5],
        [5, 0],
      ],
    ],
  });
});

it("has nothing to draw without polygons", () => {
  expect(openBorders([])).toEqual({ type: "MultiLineString", coordinates: [] });
});
