import { describe, expect, it } from "vitest";
import {
  activeCount,
  activeKeys,
  areaTest,
  officeTest,
  programmeKind,
  projectTest,
  type Relations,
  sameText,
  without,
} from "./filters";
import type { Filters } from "./state";
import { area, office, project } from "./testing";

const lookUp = (id: string) => (id === "bautzen-gesundbrunnen" ? area() : undefined);
const dated = project({ carrier: "CJD", cost_total_eur: 50_000, start: "2017-05-01", end: "2019-04-30" });
const relations: Relations = {
  areaOf: lookUp,
  projectsOf: () => [dated],
  officesOf: () => [office({ carrier: "KEM GmbH", since: "2018" })],
};

describe("areaTest", () => {
  const cases: [Filters, boolean][] = [
    [{}, true],
    [{ region: "east" }, true],
    [{ region: "west" }, false],
    [{ period: "2014-2020" }, true],
    [{ period: "2021-2027" }, false],
    [{ city_ags: "14625020", status: "approved", theme: "accompanying", programme: "esf" }, true],
    [{ theme: "local_economy" }, false],
    [{ programme: "other" }, false],
    [{ kreis: "landkreis bautzen", manager_id: "quge-ost" }, true],
    [{ kreis: "Landkreis Görlitz" }, false],
    [{ manager_id: "quge-west" }, false],
    [{ datetime: "2020-12-31" }, true],
    [{ datetime: "2021-01-01" }, false],
    [{ carrier: "CJD", year: 2018, cost_min: 50_000, cost_max: 50_000 }, true],
    [{ carrier: "CJD", year: 2020 }, false],
    [{ cost_min: 50_001 }, false],
    [{ carrier: "KEM GmbH" }, true],
    [{ carrier: "KEM GmbH", datetime: "2017-06-01" }, false],
    [{ carrier: "KEM GmbH", year: 2018 }, false],
  ];
  it.each(cases)("%o -> %s", (filters, expected) => expect(areaTest(filters, relations)(area())).toBe(expected));
});

describe("projectTest", () => {
  it("asks the area for the status, the project for the rest", () => {
    expect(projectTest({ status: "approved", theme: "accompanying" }, lookUp)(project())).toBe(true);
    expect(projectTest({ status: "approved" }, lookUp)(project({ area_id: null }))).toBe(false);
    expect(projectTest({ period: "2014-2020" }, lookUp)(project({ period: null }))).toBe(false);
    expect(projectTest({ programme: "esf" }, lookUp)(project({ programme: null }))).toBe(true);
  });
  it("does not show what is unknown", () => {
    const bare = project({ carrier: null, cost_total_eur: null, start: null, end: null, period: null });
    for (const filters of [{ carrier: "CJD" }, { cost_max: 1e9 }, { year: 2018 }, { datetime: "2018-01-01" }]) {
      expect(projectTest(filters, lookUp)(dated)).toBe(true);
      expect(projectTest(filters, lookUp)(bare)).toBe(false);
    }
  });
});

describe("officeTest", () => {
  it("takes period, theme and status from its areas", () => {
    expect(officeTest({ period: "2014-2020", theme: "accompanying" }, relations)(office())).toBe(true);
    expect(officeTest({ period: "2014-2020" }, relations)(office({ area_ids: [] }))).toBe(false);
    expect(officeTest({ programme: "other" }, relations)(office({ programme: "EFRE" }))).toBe(true);
  });
  it("takes carrier and days from itself, cost and year from the projects of its areas", () => {
    const own = office({ carrier: "KEM GmbH", since: "2018-10" });
    expect(officeTest({ carrier: "KEM GmbH", year: 2018, cost_min: 50_000 }, relations)(own)).toBe(true);
    expect(officeTest({ year: 2020 }, relations)(own)).toBe(false);
    expect(officeTest({ datetime: "2018-10-01" }, relations)(own)).toBe(true);
    expect(officeTest({ datetime: "2018-09-30" }, relations)(own)).toBe(false);
    expect(officeTest({ datetime: "2018-09-30" }, relations)(office({ since: null, until: null }))).toBe(false);
  });
});

describe("helpers", () => {
  it("tell programmes apart", () => {
    expect(programmeKind("ESF Nachhaltige soziale Stadtentwicklung")).toBe("esf");
    expect(programmeKind("Sozialer Zusammenhalt/Soziale Stadt")).toBe("other");
    expect(programmeKind(null)).toBeUndefined();
  });
  it("count and order what is set, and leave one out", () => {
    const filters: Filters = { theme: "other", region: "east" };
    expect(activeCount(filters)).toBe(2);
    expect(activeKeys(filters)).toEqual(["region", "theme"]);
    expect(without(filters, "theme")).toEqual({ region: "east" });
  });
  it("compare text as the API does", () => {
    expect(sameText("Görlitz, Stadt", "goerlitz stadt")).toBe(true);
    expect(sameText("Görlitz", "Zittau,Görlitz")).toBe(true);
    expect(sameText("Görlitz", "Gör")).toBe(false);
    expect(sameText("?", "!")).toBe(false);
    expect(sameText(null, "x")).toBe(false);
  });
});
