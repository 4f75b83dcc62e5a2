import { expect, it } from "vitest";
import { Responsible } from "./responsible";
import type { Assignment, Manager } from "./types";

const BAUTZEN = "14625020";

const assignment = (name: string, change: Partial<Assignment> = {}): Assignment => ({
  city_ags: BAUTZEN,
  manager: { ...({ name } as Manager), former_names: [{ name: `formerly ${name}`, until: "2024-06-30" }] },
  since: null,
  known_from: "2024",
  confirmed: false,
  basis: "assumed-by-kreis",
  ...change,
});
const later = assignment("later", { since: "2025-06-01", known_from: "2025-06-01", confirmed: true });
const responsible = new Responsible([assignment("first"), later, assignment("elsewhere", { city_ags: "14626110" })]);

it.each<[string, string | undefined, string]>([
  ["2016-05-01", undefined, "nothing is known of the time before the facts"],
  [
    "2024-06-30",
    "formerly first",
    "an open start counts from the time of the facts, and people go by the name of then",
  ],
  ["2024-07-01", "first", "until they take another"],
  ["2025-05-31", "first", "until the day before the next"],
  ["2025-06-01", "later", "which holds from its first day"],
])("on %s it is %s: %s", (day, name, _) => {
  expect(responsible.on(BAUTZEN, day)?.name).toBe(name);
});

it("tells since when, and how sure that is", () => {
  expect(responsible.on(BAUTZEN, "2026-01-01")).toEqual({
    name: "later",
    valid_from: "2025-06-01",
    confirmed: true,
    basis: "assumed-by-kreis",
    substitute: null,
  });
});

it("knows nobody for a city without assignment", () => {
  expect(responsible.on("14522590", "2026-01-01")).toBeNull();
});
