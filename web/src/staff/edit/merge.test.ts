import { describe, expect, it } from "vitest";
import { changedFields, differing, merged } from "./merge";
import type { Wanted } from "./records";

const record = (properties: Wanted["properties"], geometry: Wanted["geometry"] = null): Wanted => ({
  geometry,
  properties,
});

const BASE = record({ phone: "1", note: "alt", status: "open", sources: [] });
const MINE = record({ phone: "2", note: "meine", status: "open", sources: [] });
const THEIRS = record({ phone: "1", note: "ihre", status: "closed", sources: [] });

describe("two who changed the same record", () => {
  it("each keep what only they have changed; what both changed is chosen", () => {
    const usual = Object.fromEntries(differing(BASE, MINE, THEIRS).map((one) => [one.name, one.usual]));
    expect(usual).toEqual({ phone: "mine", note: null, status: "theirs" });
  });

  it("end with a record that holds the work of both", () => {
    const fields = differing(BASE, MINE, THEIRS);
    const chosen = new Map([
      ["phone", "mine"],
      ["note", "mine"],
      ["status", "theirs"],
    ] as const);
    expect(merged(THEIRS, fields, chosen).properties).toEqual({
      phone: "2",
      note: "meine",
      status: "closed",
      sources: [],
    });
  });

  it("do not disagree where both wrote the same", () => {
    expect(differing(BASE, THEIRS, THEIRS).map(({ usual }) => usual)).toEqual(["mine", "mine"]);
  });

  it("may have moved it as well", () => {
    const moved = record(BASE.properties, { type: "Point", coordinates: [13, 51] });
    expect(differing(BASE, moved, BASE)).toMatchObject([{ name: "geometry", usual: "mine" }]);
    expect(merged(BASE, differing(BASE, moved, BASE), new Map([["geometry", "mine"]])).geometry).toEqual(
      moved.geometry,
    );
  });
});

it("counts nothing, an empty list and what is not said as the same, and members in any order", () => {
  const before = record({ note: null, conflicts: [], address: { street: "a", city: "b" } });
  const after = record({ conflicts: null, address: { city: "b", street: "a" } });
  expect(changedFields(before, after)).toEqual([]);
});
