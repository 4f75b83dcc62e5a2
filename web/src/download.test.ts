import { describe, expect, it } from "vitest";
import { boxText, downloadHref, downloadPage, type Wanted } from "./download";
import { area } from "./testing";

const ESF = "ESF Nachhaltige soziale Stadtentwicklung";
const many = Array.from({ length: 9000 }, (_, n) => ({ id: `p-${n}`, city_ags: String(n % 3), programme: ESF }));
const areas = [area({ id: "x", status: "approved" }), area({ id: "y", status: "former" }), area({ id: "z" })];
const wanted = (change: Partial<Wanted> = {}): Wanted => ({
  kind: "projects",
  records: [
    { id: "a", city_ags: "1", programme: ESF },
    { id: "b", city_ags: "2", programme: ESF },
  ],
  filters: {},
  box: null,
  areas,
  ...change,
});
const asked = (change: Partial<Wanted>): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(downloadHref(wanted(change), "csv").split("?")[1]));
const FORM = { f: "csv", limit: "10000" };

describe("downloadHref", () => {
  it("passes on what the collection knows, by the same names", () => {
    expect(downloadHref(wanted({ filters: { year: 2018, region: "east" } }), "json")).toBe(
      "/api/collections/projects/items?year=2018&region=east&f=json&limit=10000",
    );
  });
  it("names the records where the collection does not know a filter", () => {
    expect(asked({ kind: "offices", filters: { period: "2014-2020", region: "east" } })).toEqual({
      region: "east",
      id: "a,b",
      ...FORM,
    });
  });
  it("names the records of a manager on a day: to the API a manager is today's", () => {
    expect(asked({ kind: "areas", filters: { manager_id: "quge-ost", datetime: "2025-05-01" } })).toEqual({
      datetime: "2025-05-01",
      id: "a,b",
      ...FORM,
    });
  });
  it("names the records where the list follows the map", () => {
    expect(asked({ kind: "areas", box: [12, 50, 13, 51] })).toEqual({ id: "a,b", ...FORM });
  });
  it("asks for thousands by the box of the map", () => {
    expect(asked({ records: many, box: [12, 50, 13, 51], filters: { theme: "other" } })).toEqual({
      theme: "other",
      bbox: "12,50,13,51",
      ...FORM,
    });
  });
  it("asks for thousands by the areas of a status and by the names of the programmes", () => {
    expect(asked({ records: many, filters: { status: "approved", programme: "esf" } })).toEqual({
      area: "x,z",
      programme: ESF,
      ...FORM,
    });
  });
  it("asks for the cities of a manager where that is one of another day than the API's", () => {
    const filters = { manager_id: "quge-ost", datetime: "2018-05-31" };
    expect(asked({ records: many, filters })).toEqual({ datetime: "2018-05-31", city_ags: "0,1,2", ...FORM });
    expect(asked({ records: many, filters: { ...filters, city_ags: "1" } })["city_ags"]).toBe("1");
    expect(asked({ filters: { manager_id: "quge-ost" } })["manager_id"]).toBe("quge-ost");
  });
  it("stays exact where the programmes of the records do not say what was asked", () => {
    const unnamed = [...many, { id: "q", city_ags: "1", programme: null }];
    expect(asked({ records: unnamed, filters: { programme: "esf" } })["id"]).toContain("p-8999,q");
  });
});

describe("downloadPage", () => {
  it("asks for what the map shows, by the same names", () => {
    expect(downloadPage({ filters: { year: 2018, region: "east" }, box: null })).toBe(
      "/herunterladen?year=2018&region=east",
    );
    expect(downloadPage({ filters: {}, box: [12, 50, 13, 51] })).toBe("/herunterladen?bbox=12%2C50%2C13%2C51");
    expect(downloadPage({ filters: {}, box: null })).toBe("/herunterladen");
  });
});

it("writes a box to about a metre, in the order of the API", () => {
  expect(boxText([12.3456789, 50, 15.1, 51.00000499])).toBe("12.34568,50.00000,15.10000,51.00000");
});
