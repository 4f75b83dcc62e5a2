import { describe, expect, it } from "vitest";
import { holdsOn, runsIn, spansOf, type Timed } from "./when";

describe("holdsOn", () => {
  const cases: [string, Timed, string, boolean][] = [
    ["its first day", { start: "2018-05-02", end: "2019-04-30" }, "2018-05-02", true],
    ["the day before", { start: "2018-05-02", end: "2019-04-30" }, "2018-05-01", false],
    ["the last day of a month that is its end", { start: "2018", end: "2019-04" }, "2019-04-30", true],
    ["the last day of a year that is its end", { since: "2017-07-01", until: "2022" }, "2022-12-31", true],
    ["long after an open beginning", { since: "2005-11-11" }, "2026-01-01", true],
    ["before an end without a beginning", { end: "2021-06-30", period: "2021-2027" }, "1999-01-01", true],
    ["the last day of a period", { periods: ["2014-2020"] }, "2020-12-31", true],
    ["between its periods never", { periods: ["2014-2020", "2021-2027"] }, "2028-01-01", false],
    ["a project's period, without dates", { start: null, end: null, period: "2021-2027" }, "2021-01-01", true],
    ["never, where nothing is known", { start: null, period: null }, "2021-01-01", false],
  ];
  it.each(cases)("%s", (_, record, day, expected) => expect(holdsOn(record, day)).toBe(expected));

  it("knows nothing of a record without dates", () => expect(spansOf({ since: null })).toEqual([]));
});

describe("runsIn", () => {
  const cases: [Timed, number, boolean][] = [
    [{ start: "2018-05-02", end: "2020-01-01" }, 2019, true],
    [{ start: "2018-05-02", end: "2020-01-01" }, 2021, false],
    [{ start: "2018" }, 2026, true],
    [{ end: "2018-01" }, 2010, true],
    [{ end: "2018-01" }, 2019, false],
    [{ start: null, end: null, period: "2014-2020" }, 2018, false],
  ];
  it.each(cases)("%o in %s -> %s", (record, year, expected) => expect(runsIn(record, year)).toBe(expected));
});
