/** Borders without the frame at which the data were cut off; pure. */

import { boxOf } from "../geo";
import type { Geometry, LonLat } from "../types";

/** Points nearer than this to the frame count as lying on it (degrees, about 400 m: the data are simplified). */
const ON_FRAME = 5e-3;

type Frame = readonly [number, number, number, number];

const near = (a: number, b: number): boolean => Math.abs(a - b) < ON_FRAME;

function runsAlong(frame: Frame, a: LonLat, b: LonLat): boolean {
  const [west, south, east, north] = frame;
  const isOnSide = (side: number, axis: 0 | 1): boolean => near(a[axis], side) && near(b[axis], side);
  return isOnSide(west, 0) || isOnSide(east, 0) || isOnSide(south, 1) || isOnSide(north, 1);
}

/** The stretches of a ring that do not run along the frame. */
function stretches(ring: readonly LonLat[], frame: Frame): LonLat[][] {
  const found: LonLat[][] = [[]];
  ring.forEach((point, i) => {
    const before = ring[i - 1];
    if (before && runsAlong(frame, before, point)) found.push([]);
    found.at(-1)?.push(point);
  });
  return found.filter((line) => line.length > 1);
}

function ringsOf(geometry: Geometry): LonLat[][] {
  if (geometry.type === "Polygon") return geometry.coordinates as LonLat[][];
  return geometry.type === "MultiPolygon" ? (geometry.coordinates as LonLat[][][]).flat() : [];
}

/** The borders of polygons as lines, without what only lies at the edge of all the data. */
export function openBorders(geometries: readonly Geometry[]): Geometry {
  const frame = boxOf({ type: "MultiPolygon", coordinates: geometries.map((one) => one.coordinates) });
  const lines = frame ? geometries.flatMap(ringsOf).flatMap((ring) => stretches(ring, frame)) : [];
  return { type: "MultiLineString", coordinates: lines };
}
