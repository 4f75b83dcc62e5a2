import { describe, expect, it } from "vitest";
import { changedFields, type Differing, merged, theirsOf, usualSide } from "./merge";
import type { Wanted } from "./records";

const record = (properties: Wanted["properties"], geometry: Wanted["geometry"] = null): Wanted => ({
  geometry,
  properties,
});

const BASE = record({ phone: "1", note: "alt", status: "open", sources: [] });
const FIELDS: Differing[] = [
  { name: "phone", side: "mine", base: "1", mine: "2", theirs: "1" },
  { name: "note", side: "conflict", base: "alt", mine: "meine", theirs: "ihre" },
  { name: "status", side: "theirs", base: "open", mine: "open", theirs: "closed" },
];

describe("two who changed the same record", () => {
  it("each keep what only they have changed; what both changed is chosen", () => {
    expect(FIELDS.map(usualSide)).toEqual(["mine", null, "theirs"]);
    expect(usualSide({ name: "note", side: "both", base: "", mine: "a", theirs: "a" })).toBe("mine");
  });

  it("are told apart by what the others have left", () => {
    expect(theirsOf(BASE, FIELDS).properties).toEqual({ phone: "1", note: "ihre", status: "closed", sources: [] });
  });

  it("end with a record that holds the work of both", () => {
    const chosen = new Map([
      ["phone", "mine"],
      ["note", "mine"],
      ["status", "theirs"],
    ] as const);
    expect(merged(theirsOf(BASE, FIELDS), FIELDS, chosen).properties).toEqual({
      phone: "2",
      note: "meine",
      status: "closed",
      sources: [],
    });
  });

  it("may have moved it as well", () => {
    const geometry = { type: "Point", coordinates: [13, 51] } as const;
    const moved: Differing = { name: "geometry", side: "mine", base: null, mine: geometry, theirs: null };
    expect(merged(BASE, [moved], new Map([["geometry", "mine"]]))).toEqual(record(BASE.properties, geometry));
  });
});

it("counts nothing, an empty list and what is not said as the same, and members in any order", () => {
  const before = record({ note: null, conflicts: [], address: { street: "a", city: "b" } });
  const after = record({ conflicts: null, address: { city: "b", street: "a" } });
  expect(changedFields(before, after)).toEqual([]);
});
