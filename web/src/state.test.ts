import { describe, expect, it } from "vitest";
import { droppedFrom, EMPTY, formatState, parseState, readFilter, type State, sameSelection } from "./state";

const READABLE: [string, string, Partial<State>][] = [
  ["nothing", "", {}],
  ["an area", "?area=bautzen-gesundbrunnen", { selection: { kind: "area", id: "bautzen-gesundbrunnen" } }],
  [
    "two areas side by side",
    "?area=leipzig-gruenau&compare=leipzig-paunsdorf",
    { selection: { kind: "area", id: "leipzig-gruenau", compare: "leipzig-paunsdorf" } },
  ],
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
  ["figures", "?list=stats&by=kreis&measure=eu_amount_eur", { list: "stats", by: "kreis", measure: "eu_amount_eur" }],
  ["the map in words", "?period=2021-2027&list=words", { filters: { period: "2021-2027" }, list: "words" }],
];

describe("parseState and formatState", () => {
  it.each(READABLE)("keeps %s both ways", (_, query, expected) => {
    const state = { ...EMPTY, ...expected };
    expect(parseState(query)).toEqual(state);
    expect(formatState(state)).toBe(query);
  });

  const rounded: [number, string][] = [
    [8.25, "?lon=13.123&lat=51&zoom=8.25"],
    [11.3333, "?lon=13.1235&lat=51&zoom=11.33"],
    [14, "?lon=13.12346&lat=51&zoom=14"],
  ];
  it.each(rounded)("writes a position at zoom %d as precisely as it can be seen", (zoom, query) => {
    expect(formatState({ ...EMPTY, view: { lon: 13.123456789, lat: 51.000001, zoom } })).toBe(query);
  });

  it("stays short and readable with everything in it", () => {
    const query =
      "?area=leipzig-leipziger-osten&period=2021-2027&region=west&theme=local_economy&list=projects&lon=12.4085&lat=51.344&zoom=11.5&lang=en";
    expect(formatState(parseState(query))).toBe(query);
    expect(query).not.toContain("%");
    expect(query.length).toBeLessThan(200);
  });
});

describe("links that have been passed on keep opening", () => {
  // Never edit a row: each is a link that somebody may have kept. Add rows for new names.
  const kept: [string, Partial<State>][] = [
    ["?area=bautzen-gesundbrunnen", { selection: { kind: "area", id: "bautzen-gesundbrunnen" } }],
    ["?project=p-24278", { selection: { kind: "project", id: "p-24278" } }],
    ["?office=bautzen-qm-gesundbrunnen", { selection: { kind: "office", id: "bautzen-qm-gesundbrunnen" } }],
    ["?city=14625020", { selection: { kind: "city", id: "14625020" } }],
    [
      "?where=14.4433%2C51.1855&place=Bautzen+Markt",
      { selection: { kind: "place", position: [14.4433, 51.1855], label: "Bautzen Markt" } },
    ],
    ["?at=12.5,50.7", { selection: { kind: "group", position: [12.5, 50.7] } }],
    ["?period=2014-2020", { filters: { period: "2014-2020" } }],
    ["?datetime=2018-05-31", { filters: { datetime: "2018-05-31" } }],
    ["?year=2019", { filters: { year: 2019 } }],
    ["?region=east", { filters: { region: "east" } }],
    ["?kreis=Landkreis%20G%C3%B6rlitz", { filters: { kreis: "Landkreis Görlitz" } }],
    ["?city_ags=14713000", { filters: { city_ags: "14713000" } }],
    ["?manager_id=quge-ost", { filters: { manager_id: "quge-ost" } }],
    ["?theme=children_youth_education", { filters: { theme: "children_youth_education" } }],
    ["?programme=esf&status=approved", { filters: { programme: "esf", status: "approved" } }],
    ["?carrier=CJD&cost_min=1000&cost_max=99,5", { filters: { carrier: "CJD", cost_min: 1000, cost_max: 99.5 } }],
    ["?list=offices&inview=1", { list: "offices", inView: true }],
    ["?lon=12.40854&lat=51.34395&zoom=13", { view: { lon: 12.40854, lat: 51.34395, zoom: 13 } }],
    ["?list=stats&by=city&measure=cost_total_eur", { list: "stats", by: "city", measure: "cost_total_eur" }],
    ["?lang=ls", { language: "ls" }],
    ["?lang=de-simple", { language: "ls" }],
    ["?utm_source=brief&region=west", { filters: { region: "west" } }],
    ["?area=a&project=b", { selection: { kind: "area", id: "a" } }],
  ];
  it.each(kept)("%s", (query, expected) => {
    expect(parseState(query)).toEqual({ ...EMPTY, ...expected });
    expect(droppedFrom(query)).toEqual([]);
  });
});

describe("a query string that is partly broken", () => {
  const broken: [string, string][] = [
    ["an unknown period", "?period=1990"],
    ["a theme that is none", "?theme=<script>"],
    ["an AGS that is none", "?city_ags=abc"],
    ["a grouping that is none", "?by=colour"],
    ["a measure that is none", "?measure=beauty"],
    ["a day that no calendar has", "?datetime=2021-02-30"],
    ["a day of another age", "?datetime=0021-02-01"],
    ["a year in words", "?year=bald"],
    ["a negative amount", "?cost_min=-1"],
    ["an amount without end", "?cost_max=Infinity"],
    ["half a view", "?lon=13&lat=51"],
    ["a place that is no pair", "?where=13"],
    ["a place of three numbers", "?where=13,51,9"],
    ["words for numbers", "?lon=a&lat=b&zoom=c"],
    ["a view of Paris", "?lon=2.35&lat=48.85&zoom=12"],
    ["longitude and latitude changed over", "?lon=51.2&lat=14.4&zoom=12"],
    ["a scale beyond all maps", "?lon=13&lat=51&zoom=1e9"],
    ["an unknown language", "?lang=tlh"],
    ["an unknown list", "?list=cities"],
    ["empty values", "?area=&where=&period="],
  ];
  it.each(broken)("leaves out %s and keeps the rest", (_, query) => {
    expect(parseState(query)).toEqual(EMPTY);
    expect(parseState(`${query}&region=west`)).toEqual({ ...EMPTY, filters: { region: "west" } });
  });
});

describe("what a link says", () => {
  it("name what cannot be used, and only that", () => {
    expect(droppedFrom("?period=1990&region=west&year=&datetime=2021-02-30&lat=51&zoom=x&lang=de")).toEqual([
      { key: "period", value: "1990" },
      { key: "datetime", value: "2021-02-30" },
      { key: "view", value: "lat=51 zoom=x" },
    ]);
    expect(droppedFrom("?list=words")).toEqual([]);
    expect(droppedFrom("?where=13&at=x,y&list=alles&by=x&measure=y&lang=tlh").map(({ key }) => key)).toEqual([
      "list",
      "by",
      "measure",
      "lang",
      "where",
      "at",
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

describe("a comparison", () => {
  it.each(["?compare=b", "?area=a&compare=a", "?city=1&compare=b"])(
    "that cannot be made of %s is left out and named",
    (query) => {
      expect(formatState(parseState(query))).not.toContain("compare");
      expect(droppedFrom(query).map(({ key }) => key)).toEqual(["compare"]);
    },
  );

  it("is another selection than its first area alone", () => {
    const alone = { kind: "area", id: "a" } as const;
    expect(sameSelection(alone, { ...alone, compare: "b" })).toBe(false);
    expect(sameSelection({ ...alone, compare: "b" }, { ...alone, compare: "b" })).toBe(true);
  });
});
