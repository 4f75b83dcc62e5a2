import { expect, it } from "vitest";
import { area } from "../testing";
import type { AreaDetails, Profile } from "../types";
import { linesOf, verdictOf } from "./comparison";
import type { Details } from "./context";

const unknown = {
  inhabitants: null,
  inhabitants_as_of: null,
  hectares: null,
  drawn_hectares: null,
  budget_total_eur: null,
  budget_basis: null,
  manager: null,
};

function details(change: Partial<AreaDetails>, profile?: Profile): Details<AreaDetails> {
  const record = { ...area(), ...unknown, ...change } as AreaDetails;
  return { record, offices: [], evidence: { sources: [], conflicts: [], revision: 1, ...(profile && { profile }) } };
}

const lineOf = (label: string, a: Details<AreaDetails>, b: Details<AreaDetails>) =>
  linesOf(a, b).find((line) => line.label === label);

it.each([
  [["Leipzig", "Leipzig"], "same"],
  [["Leipzig", "Dresden"], "different"],
  [["Leipzig", null], "unknown"],
  [[null, null], "unknown"],
] as const)("judges %j as %s", (values, verdict) => {
  expect(verdictOf({ values })).toBe(verdict);
});

it("leaves out what is known of neither area", () => {
  expect(lineOf("Einwohner:innen", details({}), details({}))).toBeUndefined();
});

it("keeps what is known of one area only, and does not call it a difference", () => {
  const line = lineOf("Größe", details({ hectares: 109 }), details({}));
  expect(line?.values).toEqual(["109 Hektar", null]);
  expect(line && verdictOf(line)).toBe("unknown");
});

it("says a number of inhabitants with its day, so that other days are other values", () => {
  const counted = details({ inhabitants: 7601, inhabitants_as_of: "2014" });
  expect(lineOf("Einwohner:innen", counted, details({ inhabitants: 7601 }))?.values).toEqual([
    "7.601 (Stand 2014)",
    "7.601 (ohne Stichtag)",
  ]);
});

it("says for how many projects a sum is known", () => {
  const profile: Profile = {
    money: { projects: 4, cost_eur: 201390, cost_known: 2, eu_eur: null, eu_known: 0, eu_share: null, share_known: 0 },
    per_inhabitant: null,
    themes: [{ theme: "accompanying", projects: 4, cost_eur: null, cost_known: 0 }],
    timeline: { years: [{ year: 2017, projects: 1 }], undated: 3 },
    surroundings: null,
    value_sources: {},
  };
  const [a, b] = [details({}, profile), details({})];
  expect(lineOf("Kosten der Projekte", a, b)?.values[0]?.replaceAll("\u00a0", " ")).toBe(
    "201.390 € (bekannt von 2 von 4 Projekten)",
  );
  expect(lineOf("Themen", a, b)?.values).toEqual(["Quartiersmanagement, Begleitung: 4", null]);
  expect(lineOf("Projekte im Lauf der Zeit", a, b)?.values).toEqual(["2017", null]);
});
