import { describe, expect, it } from "vitest";
import { type Bar, isLong, sharesOf } from "./chart";

const bar = (value: number): Bar => ({ name: "x", value, text: String(value) });

describe("sharesOf", () => {
  it("measures every bar by the longest one, from zero", () => {
    expect(sharesOf([bar(50), bar(200), bar(0)])).toEqual([0.25, 1, 0]);
  });
  it("draws nothing where there is nothing", () => {
    expect(sharesOf([bar(0), bar(0)])).toEqual([0, 0]);
    expect(sharesOf([])).toEqual([]);
  });
});

describe("isLong", () => {
  it("tells figures that are wider than a narrow column", () => {
    expect(isLong([bar(7), bar(999)])).toBe(false);
    expect(isLong([bar(7), bar(1000)])).toBe(true);
    expect(isLong([])).toBe(false);
  });
});
