import { expect, test } from "vitest";
import { grouped, numbersOf } from "./marks";

test("hits apart have marks of their own, in the order of the list", () => {
  expect(
    grouped(
      [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
        { x: 0, y: 100 },
      ],
      30,
    ),
  ).toEqual([[0], [1], [2]]);
});

test("hits that would lie over each other share the mark of the first", () => {
  expect(
    grouped(
      [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
        { x: 5, y: 5 },
        { x: 29, y: 0 },
        { x: 30, y: 0 },
      ],
      30,
    ),
  ).toEqual([[0, 2, 3], [1], [4]]);
});

test("no hits have no marks", () => {
  expect(grouped([], 30)).toEqual([]);
});

test.each([
  [[0], "1"],
  [[0, 1], "1–2"],
  [[0, 1, 2, 6], "1–3, 7"],
  [[1, 3, 5], "2, 4 …"],
])("the places %j read %s", (places, words) => {
  expect(numbersOf(places)).toBe(words);
});
