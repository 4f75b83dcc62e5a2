import { describe, expect, it } from "vitest";
import { classesOf, classOf, rounded } from "./classes";

describe("classesOf", () => {
  it("has about as many values in each, between round bounds", () => {
    const values = [58_235, 210_010, 236_630, 288_162, 333_990, 522_602, 562_696, 705_986, 841_391, 1_851_564];
    const classes = classesOf(values);
    expect(classes).toEqual([
      { from: null, below: 240_000 },
      { from: 240_000, below: 520_000 },
      { from: 520_000, below: 710_000 },
      { from: 710_000, below: null },
    ]);
    expect(values.map((value) => classOf(value, classes))).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 3, 3]);
  });
  it("has fewer classes where the values are alike, and one for one value", () => {
    expect(classesOf([1, 1, 1, 1, 1, 7])).toEqual([{ from: null, below: null }]);
    expect(classesOf([3])).toEqual([{ from: null, below: null }]);
  });
  it("leaves zero out of every class", () => {
    const classes = classesOf([0, 0, 2, 4]);
    expect(classOf(0, classes)).toBe(-1);
    expect(classes[0]?.from).toBeNull();
    expect(classesOf([0, 0])).toEqual([]);
  });
  it("gives every value a class", () => {
    const values = Array.from({ length: 13 }, (_, i) => (i * 37) % 61);
    const classes = classesOf(values);
    for (const value of values.filter((one) => one > 0)) expect(classOf(value, classes)).toBeGreaterThanOrEqual(0);
  });
});

describe("rounded", () => {
  it("keeps two digits", () => {
    expect([rounded(7), rounded(13), rounded(127), rounded(288_162)]).toEqual([7, 13, 130, 290_000]);
  });
});
