import { describe, expect, it } from "vitest";
import { Atlas } from "./atlas";
import { Choices } from "./choices";
import { EMPTY, parseState } from "./state";
import { area, office, project } from "./testing";
import type { City, Feature, Geometry, Manager } from "./types";

const POINT: Geometry = { type: "Point", coordinates: [14.44, 51.18] };
const feature = <P>(properties: P): Feature<P> => ({ type: "Feature", geometry: POINT, properties });
const collection = <P>(...records: P[]) => ({ type: "FeatureCollection", features: records.map(feature) }) as const;
const bautzen: Partial<City> = {
  ags: "14625020",
  name: "Bautzen",
  kreis: "Landkreis Bautzen",
  centre: [14.42, 51.18],
  former: [{ ags: "14625999", name: "Auritz" }],
  manager: { id: "quge-ost", name: "Frau Ost" } as Manager,
};
const atlas = new Atlas({
  areas: collection(area()),
  projects: collection(
    project({ id: "p-1", carrier: "Zebra e. V.", start: "2016-02", end: "2018" }),
    project({ id: "p-2", carrier: "Ärztehaus", start: null, end: null, period: null }),
    project({ id: "p-3", area_id: null, carrier: "zebra e.V.", period: "2021-2027" }),
  ),
  offices: collection(office({ carrier: null })),
  cities: collection(bautzen as City),
});
const choices = new Choices(atlas);

describe("Choices", () => {
  it("offer every name once, in German order, and every year of a project", () => {
    expect(choices.of("carrier").map((name) => name.toLowerCase().slice(0, 5))).toEqual(["ärzte", "zebra"]);
    expect(choices.of("year")).toEqual(["2016", "2017", "2018"]);
    expect(choices.of("manager_id")).toEqual(["quge-ost"]);
  });
  it("count what would remain beside the other filters", () => {
    expect([...choices.counts("period", {})]).toEqual([
      ["2014-2020", 3],
      ["2021-2027", 1],
    ]);
    expect(choices.counts("period", { year: 2017, period: "2021-2027" }).get("2014-2020")).toBe(3);
    expect(choices.counts("region", { year: 2017 }).get("west")).toBe(0);
  });
  it("say values in words", () => {
    expect(choices.word("manager_id", "quge-ost")).toBe("Frau Ost");
    expect(choices.word("city_ags", "14625020")).toBe("Bautzen");
    expect(choices.word("datetime", "2018-05-01")).toBe("1. Mai 2018");
    expect(choices.word("region", "east")).toBe("Region Ost");
  });
  it("keep names as the data spell them and drop the rest", () => {
    expect(choices.usable({ kreis: "landkreis bautzen", carrier: "Niemand", year: 2050 })).toEqual({
      kreis: "Landkreis Bautzen",
      year: 2050,
    });
    expect(choices.dropped("?carrier=Niemand&period=1990&kreis=LANDKREIS+BAUTZEN")).toEqual([
      { key: "period", value: "1990" },
      { key: "carrier", value: "Niemand" },
    ]);
  });
});

describe("A link with the key of a merged municipality", () => {
  const link = "?city=14625999&city_ags=14625999&period=1990";
  it("opens the city of today", () => {
    expect(choices.opened(parseState(link))).toEqual({
      ...EMPTY,
      selection: { kind: "city", id: "14625020" },
      filters: { city_ags: "14625020" },
    });
  });
  it("says so once, before what cannot be used", () => {
    expect(choices.complaint(link)).toMatch(/^Auritz \(14625999\) gehört heute zu Bautzen\. \S.*„1990“\.$/);
    expect(choices.complaint("?city=14625020")).toBe("");
  });
});

describe("Atlas.untimed", () => {
  it("finds what a day leaves out for want of a time", () => {
    expect(atlas.untimed({})).toEqual({ areas: [], projects: [], offices: [] });
    const found = atlas.untimed({ datetime: "2017-01-01" });
    expect(found.projects.map((one) => one.record.id)).toEqual(["p-2"]);
    expect([found.areas.length, found.offices.length]).toEqual([0, 1]);
  });
});
