import { expect, it } from "vitest";
import type { CityState } from "./assignments";
import { beginningOn, type Deed, turned, wishes } from "./deeds";

const EAST = { manager_id: "quge-ost", valid_from: "2027-03-01", confirmed: true };
const WEST = { manager_id: "quge-west", valid_from: "2027-03-01", confirmed: true };
const DEED: Deed = {
  title: "Zittau an Uwe Kowski",
  changes: [
    { ags: "14626610", day: "2027-03-01", before: null, after: WEST },
    { ags: "14625020", day: "2027-03-01", before: EAST, after: WEST },
  ],
};

it("takes back what it made and puts back what it changed", () => {
  expect(turned(DEED).changes).toEqual([
    { ags: "14626610", day: "2027-03-01", before: WEST, after: null },
    { ags: "14625020", day: "2027-03-01", before: WEST, after: EAST },
  ]);
});

it("is itself again when it is turned twice", () => {
  expect(turned(turned(DEED))).toEqual(DEED);
});

it("takes several cities back in one change, each in the state that was seen", () => {
  const tags = new Map([["14626610", '"zittau-7"']]);
  expect(wishes(turned(DEED).changes, tags)).toEqual([
    { city_ags: "14626610", manager_id: null, valid_from: "2027-03-01", confirmed: false, tag: '"zittau-7"' },
    { ...EAST, city_ags: "14625020", tag: "" },
  ]);
});

it("knows what begins on a day, also on the unknown first one", () => {
  const state = {
    timeline: [
      { manager: { id: "quge-ost", name: "Clara Zeitler" }, since: null, confirmed: false },
      { manager: { id: "quge-west", name: "Uwe Kowski" }, since: "2027-03-01", confirmed: true },
    ],
  } as CityState;
  expect(beginningOn(state, "2027-03-01")).toEqual(WEST);
  expect(beginningOn(state, null)).toEqual({ manager_id: "quge-ost", valid_from: null, confirmed: false });
  expect(beginningOn(state, "2027-04-01")).toBeNull();
});
