import { describe, expect, it } from "vitest";
import { withoutOutdated } from "./backing";
import type { Values } from "./values";

const RECORD = { phone: "03591 1", email: "a@b.de", value_sources: { phone: ["src-1"], email: ["src-1"] } };
const BASE = { geometry: null, properties: RECORD };

const sources = (values: Values, stillBacked: string[] = []): unknown =>
  withoutOutdated(values, BASE, new Set(stillBacked))["value_sources"];

describe("the source of a single value", () => {
  it("stays while the value stays", () => {
    expect(sources(RECORD)).toEqual(RECORD.value_sources);
  });

  it("goes with a value that changes", () => {
    expect(sources({ ...RECORD, phone: "03591 2" })).toEqual({ email: ["src-1"] });
  });

  it("stays where somebody says that it backs the new value as well", () => {
    expect(sources({ ...RECORD, phone: "03591 2" }, ["phone"])).toEqual(RECORD.value_sources);
  });

  it("is the one that is named with the new value", () => {
    const named = { phone: ["src-2"], email: ["src-1"] };
    expect(sources({ ...RECORD, phone: "03591 2", value_sources: named })).toEqual(named);
  });

  it("is what a new record names", () => {
    expect(withoutOutdated(RECORD, null, new Set())).toEqual(RECORD);
  });
});
