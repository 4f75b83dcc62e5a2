import { describe, expect, it } from "vitest";
import { Atlas } from "../atlas";
import { MEASURES } from "../state";
import { area, office, project } from "../testing";
import type { Feature, Geometry } from "../types";
import { isUnknown, knownOf, measuresBy, tableOf } from "./figures";

const POINT: Geometry = { type: "Point", coordinates: [14.44, 51.18] };
const layer = <P>(...records: P[]) =>
  ({
    type: "FeatureCollection",
    features: records.map((properties): Feature<P> => ({ type: "Feature", geometry: POINT, properties })),
  }) as const;
const money = (cost: number | null, share: number | null = null) => ({ cost_total_eur: cost, eu_amount_eur: share });
const undated = { start: null, end: null };

const atlas = new Atlas({
  areas: layer(
    area({ periods: ["2014-2020", "2021-2027"], counts: { projects: 2, offices: 1, themes: { accompanying: 2 } } }),
    area({ id: "z", city_ags: "14524330", kreis: "Landkreis Zwickau", region: "west", status: "former", periods: [] }),
  ),
  projects: layer(
    project({ ...undated, ...money(100.1) }),
    project({ ...money(0.2, 0), id: "p-2", start: "2016-05", end: "2018" }),
    project({ ...money(null), id: "p-3", area_id: null, period: null, start: "2020", end: null }),
  ),
  offices: layer(office()),
  cities: layer(),
});
const table = (by: Parameters<typeof tableOf>[1]) => tableOf(atlas.shown({}), by, atlas);
const counts = (by: Parameters<typeof tableOf>[1], measure: "areas" | "projects" | "offices") =>
  Object.fromEntries(table(by).rows.map(({ key, figures }) => [key, figures[measure]]));

describe("tableOf", () => {
  it("counts each record in its group, in order of key", () => {
    expect(counts("kreis", "areas")).toEqual({ "Landkreis Bautzen": 1, "Landkreis Zwickau": 1 });
    expect(table("kreis").rows.map(({ figures }) => figures.cities)).toEqual([1, 1]);
  });
  it("counts what belongs to several groups in each", () => {
    expect(counts("period", "areas")).toEqual({ "2014-2020": 1, "2021-2027": 1 });
  });
  it("groups offices and projects by what their areas are", () => {
    expect(counts("theme", "offices")).toEqual({ accompanying: 1 });
    expect(counts("status", "projects")).toEqual({ approved: 2, former: 0 });
  });
  it("keeps what is in no group apart, and everything in the total", () => {
    const { rest, total } = table("period");
    expect([rest.areas, rest.projects, rest.offices]).toEqual([1, 1, 0]);
    expect([total.areas, total.projects, total.offices]).toEqual([2, 3, 1]);
  });
  it("counts a project in every year in which it runs, and leaves no year out between", () => {
    expect(counts("year", "projects")).toEqual({ 2016: 1, 2017: 1, 2018: 1, 2019: 0, 2020: 1 });
    expect(table("year").rest.projects).toBe(1);
  });
  it("adds up the known amounts to the cent and says how many they are", () => {
    const { total } = table("region");
    expect([total.cost_total_eur, knownOf(total, "cost_total_eur")]).toEqual([100.3, 2]);
    expect([total.eu_amount_eur, knownOf(total, "eu_amount_eur")]).toEqual([0, 1]);
    expect(knownOf(total, "projects")).toBeNull();
  });
  it("has no rows where nothing is shown", () => {
    expect(tableOf({ areas: [], projects: [], offices: [] }, "year", atlas).rows).toEqual([]);
  });
});

it("calls a sum unknown where there are projects and no amount", () => {
  const figures = table("year").rows.find(({ key }) => key === "2020")?.figures;
  expect(figures && isUnknown(figures, "cost_total_eur")).toBe(true);
  expect(figures && isUnknown(figures, "projects")).toBe(false);
  expect(isUnknown(tableOf({ areas: [], projects: [], offices: [] }, "city", atlas).total, "cost_total_eur")).toBe(
    false,
  );
});

it("measures no areas and offices by year, because they have none", () => {
  expect(measuresBy("year", MEASURES)).toEqual(["projects", "cities", "cost_total_eur", "eu_amount_eur"]);
  expect(measuresBy("kreis", MEASURES)).toEqual(MEASURES);
});
