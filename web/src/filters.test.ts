import { describe, expect, it } from "vitest";
import { activeCount, areaPasses, facet, officePasses, programmeKind, projectPasses } from "./filters";
import type { Filters } from "./state";
import { area, office, project } from "./testing";

const lookUp = (id: string) => (id === "bautzen-gesundbrunnen" ? area() : undefined);

describe("areaPasses", () => {
  const cases: [Filters, boolean][] = [
    [{}, true],
    [{ region: "east" }, true],
    [{ region: "west" }, false],
    [{ period: "2014-2020" }, true],
    [{ period: "2021-2027" }, false],
    [{ city_ags: "14625020", status: "approved", theme: "accompanying", programme: "esf" }, true],
    [{ theme: "local_economy" }, false],
    [{ programme: "other" }, false],
  ];
  it.each(cases)("%o -> %s", (filters, expected) => expect(areaPasses(area(), filters)).toBe(expected));
});

describe("projectPasses", () => {
  it("asks the area for the status, the project for the rest", () => {
    expect(projectPasses(project(), { status: "approved", theme: "accompanying" }, lookUp)).toBe(true);
    expect(projectPasses(project({ area_id: null }), { status: "approved" }, lookUp)).toBe(false);
    expect(projectPasses(project({ period: null }), { period: "2014-2020" }, lookUp)).toBe(false);
    expect(projectPasses(project({ programme: null }), { programme: "esf" }, lookUp)).toBe(true);
  });
});

describe("officePasses", () => {
  it("takes period, theme and status from its areas", () => {
    expect(officePasses(office(), { period: "2014-2020", theme: "accompanying" }, lookUp)).toBe(true);
    expect(officePasses(office({ area_ids: [] }), { period: "2014-2020" }, lookUp)).toBe(false);
    expect(officePasses(office({ programme: "EFRE" }), { programme: "other" }, lookUp)).toBe(true);
  });
});

describe("helpers", () => {
  it("tell programmes apart", () => {
    expect(programmeKind("ESF Nachhaltige soziale Stadtentwicklung")).toBe("esf");
    expect(programmeKind("Sozialer Zusammenhalt/Soziale Stadt")).toBe("other");
    expect(programmeKind(null)).toBeUndefined();
  });
  it("count what is set and what would remain", () => {
    expect(activeCount({ region: "east", theme: "other" })).toBe(2);
    const count = (filters: Filters) => (filters.region === "east" ? 3 : 1);
    expect(facet("region", ["east", "west"], {}, count)).toEqual(
      new Map([
        ["east", 3],
        ["west", 1],
      ]),
    );
  });
});
