import { expect, it } from "vitest";
import type { CityRow, Person } from "./data";
import { today } from "./data";
import { addressOf, filtersOf, matches } from "./filters";

const EAST: Person = { id: "quge-ost", name: "Clara Zeitler", region: "east" };
const WEST: Person = { id: "quge-west", name: "Uwe Kowski", region: "west" };
const ZITTAU: CityRow = {
  ags: "14626610",
  name: "Zittau",
  kreis: "Landkreis Görlitz",
  centre: [14.8, 50.9],
  geometry: null,
  areas: 1,
  projects: 2,
  spells: [
    { person: EAST, from: null, until: "2027-03-01", knownFrom: "2025-01-01", isConfirmed: false },
    { person: WEST, from: "2027-03-01", until: null, knownFrom: "2027-03-01", isConfirmed: true },
  ],
};
const asked = (query: string) => filtersOf(new URLSearchParams(`tag=2027-02-15&${query}`));

it.each([
  ["", true],
  ["q=zitt", true],
  ["q=Bautzen", false],
  ["manager_id=quge-ost", true],
  ["manager_id=quge-west", false],
  ["manager_id=quge-west&tag=2027-03-01", false],
  ["kreis=Landkreis+G%C3%B6rlitz", true],
  ["kreis=Zwickau", false],
  ["stand=assumed", true],
  ["stand=confirmed", false],
  ["stand=planned", true],
])("narrows by %s", (query, isMatching) => {
  expect(matches(ZITTAU, asked(query))).toBe(isMatching);
});

it("means the manager of the chosen day", () => {
  const later = filtersOf(new URLSearchParams("manager_id=quge-west&tag=2027-03-01"));
  expect(matches(ZITTAU, later)).toBe(true);
});

it("keeps what was chosen in the address, and leaves this day out", () => {
  expect(addressOf(asked("kreis=Zwickau")).toString()).toBe("kreis=Zwickau&tag=2027-02-15");
  expect(addressOf(filtersOf(new URLSearchParams())).toString()).toBe("");
});

it.each(["", "tag=gestern", "tag=15.2.2027"])("takes %s for this day", (query) => {
  expect(filtersOf(new URLSearchParams(query)).day).toBe(today());
});
