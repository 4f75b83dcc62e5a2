import { expect, it } from "vitest";
import { paramsOf, routeOf } from "./router";

it.each([
  ["/mitarbeit", "/mitarbeit", {}],
  ["/mitarbeit", "/mitarbeit/", {}],
  ["/mitarbeit/bearbeiten/:collection/:id", "/mitarbeit/bearbeiten/offices/a-b", { collection: "offices", id: "a-b" }],
  ["/mitarbeit/:what", "/mitarbeit/B%C3%BCro", { what: "Büro" }],
  ["/mitarbeit/:what", "/mitarbeit/100%", { what: "100%" }],
])("%s fits %s", (pattern, path, params) => {
  expect(paramsOf(pattern, path)).toEqual(params);
});

it.each([
  ["/mitarbeit", "/mitarbeit/verlauf"],
  ["/mitarbeit/:what", "/mitarbeit"],
  ["/mitarbeit/:what", "/mitarbeit//"],
])("%s does not fit %s", (pattern, path) => {
  expect(paramsOf(pattern, path)).toBeNull();
});

it("takes the first entry that fits, and none where none does", () => {
  const entries = [{ path: "/mitarbeit" }, { path: "/mitarbeit/besuche" }, { path: "/mitarbeit/:what" }];
  expect(routeOf(entries, "/mitarbeit/besuche")?.entry.path).toBe("/mitarbeit/besuche");
  expect(routeOf(entries, "/anderswo")).toBeNull();
});
