import { expect, it } from "vitest";
import type { Assignment, FeatureCollection } from "../../types";
import { type CityProperties, looksOf, peopleOf, plannedAfter, rowsOf, spellOn, today } from "./data";

const manager = (id: string, name: string, region: "east" | "west") =>
  ({ id, name, region }) as NonNullable<Assignment["manager"]>;
const EAST = manager("quge-ost", "Clara Zeitler", "east");
const WEST = manager("quge-west", "Uwe Kowski", "west");
const assigned = (who: Assignment["manager"], since: string | null, confirmed = true): Assignment => ({
  city_ags: "14626610",
  manager: who,
  since,
  known_from: since ?? "2025-01-01",
  confirmed,
  basis: "",
});
const CITY = {
  type: "Feature",
  geometry: null,
  properties: { ags: "14626610", name: "Zittau", kreis: "Landkreis Görlitz", centre: [14.8, 50.9] },
};
const row = (...assignments: Assignment[]) => {
  const cities = { type: "FeatureCollection", features: [CITY] } as unknown as FeatureCollection<CityProperties>;
  const [found] = rowsOf(cities, assignments);
  if (!found) throw new Error("no row");
  return found;
};

it("says who holds a city on each day around a hand-over", () => {
  const zittau = row(assigned(EAST, null), assigned(WEST, "2027-03-01"));
  const on = (day: string) => spellOn(zittau, day)?.person?.id;
  expect([on("2024-12-31"), on("2027-02-28"), on("2027-03-01")]).toEqual([undefined, "quge-ost", "quge-west"]);
});

it("ends each stretch where the next begins, and leaves the last one open", () => {
  const { spells } = row(assigned(EAST, null), assigned(WEST, "2027-03-01"));
  expect(spells.map(({ from, until }) => [from, until])).toEqual([
    [null, "2027-03-01"],
    ["2027-03-01", null],
  ]);
});

it("counts as planned what begins after the day", () => {
  const zittau = row(assigned(EAST, null), assigned(WEST, "2027-03-01"));
  expect(plannedAfter(zittau, "2027-02-28").map(({ from }) => from)).toEqual(["2027-03-01"]);
  expect(plannedAfter(zittau, "2027-03-01")).toEqual([]);
});

it("tells people apart by letters and pattern, also two of one region", () => {
  const people = peopleOf([
    row(assigned(EAST, null), assigned(manager("neu", "Zoe Neu-Anfang", "east"), "2027-01-01")),
    row(assigned(WEST, null)),
  ]);
  const look = looksOf(people);
  expect(people.map(({ id }) => look(id))).toEqual([
    { letters: "CZ", tone: "east", pattern: "lines" },
    { letters: "ZNA", tone: "east", pattern: "hatch" },
    { letters: "UK", tone: "west", pattern: "dots" },
  ]);
  expect(look(null)).toEqual({ letters: "?", tone: "none", pattern: "hatch" });
});

it("takes the day of the place where one is, not of Greenwich", () => {
  expect(today(new Date(2027, 1, 28, 0, 30))).toBe("2027-02-28");
});
