import { describe, expect, it } from "vitest";
import { Heights, windowOf } from "./windowing";

const NONE: ReadonlySet<number> = new Set();
const ten = Array.from({ length: 10 }, () => 50);
const indexes = (top: number, bottom: number, kept = NONE): number[] =>
  windowOf(ten, top, bottom, kept).drawn.map(({ index }) => index);

describe("windowOf", () => {
  it("draws the rows that touch the stretch, the first and the last of them in part", () => {
    expect(indexes(75, 175)).toEqual([1, 2, 3]);
    expect(indexes(100, 150)).toEqual([2]);
  });
  it("draws none where the list is above or below the stretch", () => {
    expect(indexes(-500, 0)).toEqual([]);
    expect(indexes(500, 900)).toEqual([]);
  });
  it("draws kept rows wherever they stand, and ignores those that there are not", () => {
    expect(indexes(100, 150, new Set([-1, 7]))).toEqual([2, 7]);
  });
  it.each([
    [0, 500],
    [75, 175],
    [-500, 0],
    [333, 334],
  ])("keeps the room of all rows for %d to %d", (top, bottom) => {
    const heights = ten.map((height, n) => height + n);
    const { drawn, rest } = windowOf(heights, top, bottom, new Set([0, 8]));
    const room = drawn.reduce((sum, { index, gap }) => sum + gap + (heights[index] ?? 0), rest);
    expect(room).toBe(545);
  });
});

describe("Heights", () => {
  it("take an unseen row to be as high as those measured are on average", () => {
    const heights = new Heights();
    heights.learn("a", 40);
    heights.learn("b", 80);
    expect([heights.of("a"), heights.of("b"), heights.of("c")]).toEqual([40, 80, 60]);
  });
  it("keep the newest measure of a row", () => {
    const heights = new Heights();
    heights.learn("a", 40);
    heights.learn("a", 90);
    expect(heights.of("a")).toBe(90);
  });
  it("stop guessing anew once enough rows are known, so that nothing shifts", () => {
    const heights = new Heights();
    for (let n = 0; n < 50; n += 1) heights.learn(String(n), 60);
    heights.learn("tall", 6000);
    expect([heights.of("unseen"), heights.of("tall")]).toEqual([60, 6000]);
  });
});
