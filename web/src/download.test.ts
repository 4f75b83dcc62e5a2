import { describe, expect, it } from "vitest";
import { downloadHref } from "./download";
import { EMPTY, type Filters, type ListKind, type State } from "./state";

const asked = (kind: ListKind, filters: Filters, change: Partial<State> = {}): URLSearchParams =>
  new URLSearchParams(downloadHref(kind, ["a", "b"], { ...EMPTY, ...change, filters }, "csv").split("?")[1]);

describe("downloadHref", () => {
  it("passes on what the collection knows, by the same names", () => {
    expect(downloadHref("projects", ["a"], { ...EMPTY, filters: { year: 2018, region: "east" } }, "json")).toBe(
      "/api/collections/projects/items?year=2018&region=east&f=json&limit=10000",
    );
  });
  it("names the records where the collection does not know a filter", () => {
    expect(Object.fromEntries(asked("offices", { period: "2014-2020", region: "east" }))).toEqual({
      region: "east",
      id: "a,b",
      f: "csv",
      limit: "10000",
    });
  });
  it("names the records of a manager on a day: to the API a manager is today's", () => {
    const params = asked("areas", { manager_id: "quge-ost", datetime: "2025-05-01" });
    expect([params.get("manager_id"), params.get("datetime"), params.get("id")]).toEqual([null, "2025-05-01", "a,b"]);
  });
  it("names the records where the list follows the map", () => {
    expect(asked("areas", {}, { inView: true }).get("id")).toBe("a,b");
    expect(asked("areas", {}).has("id")).toBe(false);
  });
});
