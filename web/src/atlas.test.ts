import { expect, it } from "vitest";
import { Atlas, atSpot, within } from "./atlas";
import { area, office, project } from "./testing";
import type { City, Feature, Geometry } from "./types";

const feature = <P>(properties: P, geometry: Geometry | null): Feature<P> => ({
  type: "Feature",
  geometry,
  properties,
});
const collection = <P>(...features: Feature<P>[]) => ({ type: "FeatureCollection", features }) as const;
const point = (lon: number, lat: number): Geometry => ({ type: "Point", coordinates: [lon, lat] });
const SQUARE: Geometry = {
  type: "Polygon",
  coordinates: [
    [
      [14.4, 51.1],
      [14.5, 51.1],
      [14.5, 51.2],
      [14.4, 51.1],
    ],
  ],
};

const atlas = new Atlas({
  areas: collection(
    feature(
      area({
        id: "z",
        city_name: "Zwickau",
        name: "Z",
        point: [12.5, 50.7],
      }),
      null,
    ),
    feature(area(), SQUARE),
  ),
  projects: collection(feature(project(), point(14.44, 51.18)), feature(project({ id: "p-0" }), null)),
  offices: collection(feature(office(), point(12.5, 50.70001))),
  cities: collection(feature({ ags: "14625020", name: "Bautzen", centre: [14.42, 51.18] } as unknown as City, SQUARE)),
});

it("sorts by city and keeps what has no place out", () => {
  const { areas, projects } = atlas.shown({});
  expect(areas.map((one) => one.record.city_name)).toEqual(["Bautzen", "Zwickau"]);
  expect(projects.map((one) => one.record.id)).toEqual(["p-1"]);
});

it("tells what lies in a box, areas by their whole extent", () => {
  const inside = within(atlas.shown({}), [14.45, 51.15, 14.6, 51.3]);
  expect([inside.areas.length, inside.projects.length, inside.offices.length]).toEqual([1, 0, 0]);
});

it("tells what sits at one spot, areas only without a shape", () => {
  const here = atSpot(atlas.shown({}), [12.5, 50.7]);
  expect(here.areas.map((one) => one.record.id)).toEqual(["z"]);
  expect(here.offices).toHaveLength(1);
  expect(atSpot(atlas.shown({}), [14.4, 51.1]).areas).toEqual([]);
});

it("finds records by id", () => {
  expect(atlas.pick(atlas.areas, ["gone", "z"]).map((one) => one.id)).toEqual(["z"]);
});
