import { expect, test } from "vitest";
import { regionShapes, regionsOfKreise } from "./ground";
import type { Feature } from "./types";

const kreis = (kreis_ags: string): Feature<{ kreis_ags: string; name: string }> => ({
  type: "Feature",
  geometry: null,
  properties: { kreis_ags, name: kreis_ags },
});
const two = { type: "FeatureCollection" as const, features: [kreis("14625"), kreis("14713")] };

test("a Kreis has the region of its cities", () => {
  const regions = regionsOfKreise([
    { kreis_ags: "14625", region: "east" },
    { kreis_ags: "14625", region: "east" },
    { kreis_ags: "14713", region: "west" },
  ]);
  expect([...regions]).toEqual([
    ["14625", "east"],
    ["14713", "west"],
  ]);
  expect(regionShapes(two, regions)?.map((one) => one.properties.region)).toEqual(["east", "west"]);
});

test("a Kreis whose cities lie in both regions cannot stand for one of them", () => {
  const regions = regionsOfKreise([
    { kreis_ags: "14625", region: "east" },
    { kreis_ags: "14625", region: "west" },
    { kreis_ags: "14713", region: "west" },
  ]);
  expect(regions.get("14625")).toBeNull();
  expect(regionShapes(two, regions)).toBeNull();
});

test("a Kreis without a known region cannot stand for one either", () => {
  expect(regionShapes(two, regionsOfKreise([{ kreis_ags: "14713", region: "west" }]))).toBeNull();
});
