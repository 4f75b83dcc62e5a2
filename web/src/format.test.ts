import { expect, it } from "vitest";
import * as format from "./format";

it.each([
  ["2018", "2018"],
  ["2018-09", "September 2018"],
  ["2018-09-03", "3. September 2018"],
  ["2026-11-21T22:00:00Z", "21. November 2026"],
])("writes the date %s", (iso, expected) => expect(format.date(iso)).toBe(expected));

it("writes money with cents only where there are some", () => {
  expect(format.money(179033)).toBe("179.033\u00a0€");
  expect(format.money(1234.5)).toBe("1.234,50\u00a0€");
  expect(format.money(1_400_000, true)).toBe("rund 1.400.000\u00a0€");
});

it("writes spans of time, lists and hosts", () => {
  expect(format.span("2016-08-31", null)).toBe("seit 31. August 2016");
  expect(format.span(null, null)).toBeNull();
  expect(format.listing(["a", "b", "c"])).toBe("a, b und c");
  expect(format.listing([])).toBe("");
  expect(format.host("https://www.bautzen.de/")).toBe("bautzen.de");
});

it.each([
  [4, "4 m"],
  [444, "440 m"],
  [994, "990 m"],
  [996, "1,0 km"],
  [1234, "1,2 km"],
  [9949, "9,9 km"],
  [9951, "10 km"],
  [102_240, "102 km"],
])("says a distance of %d metres as the pages and the map in words do", (metres, said) =>
  expect(format.metres(metres)).toBe(said),
);
