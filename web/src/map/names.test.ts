import { expect, it } from "vitest";
import { chooseNames, type MapName, namesOf } from "./names";
import { tilesOf } from "./tiles";

const part: MapName = { kind: "part", name: "Gesundbrunnen", at: [14.44, 51.19] };
const street: MapName = { kind: "street", name: "Otto-Nagel-Straße", at: [14.441, 51.191] };
const station: MapName = { kind: "station", name: "Bautzen", at: [14.43, 51.17] };
const stop: MapName = { kind: "stop", name: "Klinikum", at: [14.44, 51.18] };
const all = [stop, street, station, part];

it("names the tile of a point as the usual web-map scheme does", () => {
  expect(tilesOf([14.4409, 51.1917, 14.4409, 51.1917])).toEqual(["1106-683"]);
  expect(tilesOf([12.3731, 51.3397, 12.3731, 51.3397])).toEqual(["1094-682"]);
});

it("names every tile a view touches, row by row from the north-west", () => {
  expect(tilesOf([12.3, 51.2, 12.5, 51.4])).toEqual([
    "1093-681",
    "1094-681",
    "1095-681",
    "1093-682",
    "1094-682",
    "1095-682",
    "1093-683",
    "1094-683",
    "1095-683",
  ]);
});

it("reads points and passes over what has no position", () => {
  const properties = { name: part.name, kind: part.kind };
  const features = [
    { type: "Feature" as const, properties, geometry: { type: "Point" as const, coordinates: [14.44, 51.19] } },
    { type: "Feature" as const, properties, geometry: null },
  ];
  expect(namesOf({ type: "FeatureCollection", features })).toEqual([part]);
});

it("brings parts of towns first, then stations and streets, at last stops", () => {
  const kinds = (zoom: number): string[] => chooseNames(all, zoom, new Set()).map(({ kind }) => kind);
  expect([kinds(11.75), kinds(12), kinds(14), kinds(15.5)]).toEqual([
    [],
    ["part"],
    ["part", "station", "street"],
    ["part", "station", "street", "stop"],
  ]);
});

it("does not write what a town or an area says already, and a street of two tiles once", () => {
  const again = { ...street, at: [14.5, 51.2] } as const;
  expect(chooseNames([part, street, again], 14, new Set(["Gesundbrunnen"]))).toEqual([street]);
});
