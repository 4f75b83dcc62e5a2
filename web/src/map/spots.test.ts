import { expect, it } from "vitest";
import type { Placed, Shown } from "../atlas";
import { office, project } from "../testing";
import type { LonLat } from "../types";
import { MAX_ZOOM, Spots } from "./spots";

const SAXONY = [11, 50, 16, 52] as const;

function placed<P>(record: P, point: LonLat): Placed<P> {
  const geometry = { type: "Point", coordinates: point } as const;
  return { record, point, box: [...point, ...point], feature: { type: "Feature", geometry, properties: record } };
}

const shown = (...projects: Placed<ReturnType<typeof project>>[]): Shown => ({ areas: [], offices: [], projects });

it("melts near points into one spot and parts them when nearer", () => {
  const near = shown(placed(project({ id: "a" }), [12.5, 50.7]), placed(project({ id: "b" }), [12.51, 50.7]));
  const spots = new Spots(near);
  const [cluster, ...others] = spots.inView(SAXONY, 8);
  expect(others).toEqual([]);
  expect(cluster?.leaves.map((leaf) => leaf.id).sort()).toEqual(["a", "b"]);
  const zoom = cluster?.expansionZoom();
  expect(zoom).toBeGreaterThan(8);
  expect(spots.inView(SAXONY, zoom ?? 0)).toHaveLength(2);
});

it("never parts what shares one place", () => {
  const same = new Spots(shown(placed(project({ id: "a" }), [12.5, 50.7]), placed(project({ id: "b" }), [12.5, 50.7])));
  const [cluster] = same.inView(SAXONY, MAX_ZOOM);
  expect(cluster?.leaves).toHaveLength(2);
  expect(cluster?.expansionZoom()).toBeNull();
});

it("reads from north to south and keeps kinds apart", () => {
  const far: Shown = {
    areas: [],
    projects: [placed(project(), [12.5, 50.3])],
    offices: [placed(office(), [14.4, 51.2])],
  };
  expect(new Spots(far).inView(SAXONY, 9).map((spot) => spot.key)).toEqual(["office:bautzen-qm", "project:p-1"]);
});
