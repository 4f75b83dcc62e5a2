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

it("writes spans of time, distances, lists and hosts", () => {
  expect(format.span("2016-08-31", null)).toBe("seit 31. August 2016");
  expect(format.span(null, null)).toBeNull();
  expect(format.metres(1234)).toBe("1,2 km");
  expect(format.metres(444)).toBe("440 m");
  expect(format.listing(["a", "b", "c"])).toBe("a, b und c");
  expect(format.listing([])).toBe("");
  expect(format.host("https://www.bautzen.de/")).toBe("bautzen.de");
});
