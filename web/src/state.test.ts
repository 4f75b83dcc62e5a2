import { describe, expect, it } from "vitest";
import { droppedFrom, EMPTY, formatState, parseState, readFilter, type State, sameSelection } from "./state";

describe("parseState and formatState", () => {
  const readable: [string, string, Partial<State>][] = [
    ["nothing", "", {}],
    ["an area", "?area=bautzen-gesundbrunnen", { selection: { kind: "area", id: "bautzen-gesundbrunnen" } }],
    [
      "a city beside a city filter",
      "?city=14625020&city_ags=14625020",
      { selection: { kind: "city", id: "14625020" }, filters: { city_ags: "14625020" } },
    ],
    [
      "a place with its name",
      "?where=14.4433,51.1855&place=Bautzen",
      { selection: { kind: "place", position: [14.4433, 51.1855], label: "Bautzen" } },
    ],
    ["the records at one spot", "?at=12.5,50.7", { selection: { kind: "group", position: [12.5, 50.7] } }],
    [
      "filters",
      "?period=2021-2027&region=east&theme=other&programme=esf&status=former",
      { filters: { period: "2021-2027", region: "east", theme: "other", programme: "esf", status: "former" } },
    ],
    [
      "filters by name, amount and day",
      "?datetime=2018-05-31&year=2018&kreis=Vogtlandkreis&manager_id=quge-ost&carrier=CJD&cost_min=0&cost_max=99.5",
      {
        filters: {
          datetime: "2018-05-31",
          year: 2018,
          kreis: "Vogtlandkreis",
          manager_id: "quge-ost",
          carrier: "CJD",
          cost_min: 0,
          cost_max: 99.5,
        },
      },
    ],
    [
      "list and view",
      "?list=projects&inview=1&lon=13.4&lat=51.05&zoom=8.25",
      { list: "projects", inView: true, view: { lon: 13.4, lat: 51.05, zoom: 8.25 } },
    ],
  ];
  it.each(readable)("keeps %s both ways", (_, query, expected) => {
    const state = { ...EMPTY, ...expected };
    expect(parseState(query)).toEqual(state);
    expect(formatState(state)).toBe(query);
  });

  it("rounds positions to about a metre", () => {
    expect(formatState({ ...EMPTY, view: { lon: 13.123456789, lat: 51.000001, zoom: 9.3333 } })).toBe(
      "?lon=13.12346&lat=51&zoom=9.33",
    );
  });
});

describe("a query string that is partly broken", () => {
  const broken: [string, string][] = [
    ["an unknown period", "?period=1990"],
    ["a theme that is none", "?theme=<script>"],
    ["an AGS that is none", "?city_ags=abc"],
    ["a day that no calendar has", "?datetime=2021-02-30"],
    ["a day of another age", "?datetime=0021-02-01"],
    ["a year in words", "?year=bald"],
    ["a negative amount", "?cost_min=-1"],
    ["an amount without end", "?cost_max=Infinity"],
    ["half a view", "?lon=13&lat=51"],
    ["a place that is no pair", "?where=13"],
    ["a place of three numbers", "?where=13,51,9"],
    ["words for numbers", "?lon=a&lat=b&zoom=c"],
    ["an unknown list", "?list=cities"],
    ["empty values", "?area=&where=&period="],
  ];
  it.each(broken)("leaves out %s and keeps the rest", (_, query) => {
    expect(parseState(query)).toEqual(EMPTY);
    expect(parseState(`${query}&region=west`)).toEqual({ ...EMPTY, filters: { region: "west" } });
  });
});

describe("filters from text", () => {
  it("name what cannot be used, and only that", () => {
    expect(droppedFrom("?period=1990&region=west&year=&datetime=2021-02-30&zoom=x")).toEqual([
      { key: "period", value: "1990" },
      { key: "datetime", value: "2021-02-30" },
    ]);
  });
  it("are read one by one", () => {
    expect(readFilter("cost_min", " 1,5 ")).toEqual({ cost_min: 1.5 });
    expect(readFilter("year", "18")).toEqual({});
    expect(readFilter("carrier", "  ")).toEqual({});
  });
});

describe("sameSelection", () => {
  it("compares by meaning", () => {
    expect(sameSelection(null, null)).toBe(true);
    expect(sameSelection({ kind: "area", id: "a" }, null)).toBe(false);
    expect(sameSelection({ kind: "area", id: "a" }, { kind: "area", id: "a" })).toBe(true);
    expect(sameSelection({ kind: "area", id: "a" }, { kind: "office", id: "a" })).toBe(false);
    expect(sameSelection({ kind: "place", position: [13, 51] }, { kind: "group", position: [13, 51] })).toBe(false);
  });
});
