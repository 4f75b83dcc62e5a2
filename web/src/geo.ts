/** Small geometry on lon/lat pairs; pure. Distances hold to 0.5 % inside Saxony: what is said is measured in metres.ts. */

import type { Box, Geometry, LonLat } from "./types";

const METRES_PER_DEGREE = 111_320;
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

function offsetMetres(from: LonLat, to: LonLat): [east: number, north: number] {
  const shrink = Math.cos(toRadians((from[1] + to[1]) / 2));
  return [(to[0] - from[0]) * METRES_PER_DEGREE * shrink, (to[1] - from[1]) * METRES_PER_DEGREE];
}

/** About how many metres lie between two positions. */
export function distance(from: LonLat, to: LonLat): number {
  return Math.hypot(...offsetMetres(from, to));
}

function isPosition(value: unknown): value is LonLat {
  return Array.isArray(value) && typeof value[0] === "number" && typeof value[1] === "number";
}

function positionsOf(coordinates: unknown, found: LonLat[] = []): LonLat[] {
  if (isPosition(coordinates)) found.push(coordinates);
  else if (Array.isArray(coordinates)) for (const part of coordinates) positionsOf(part, found);
  return found;
}

/** The outer rings of a polygon or of several; none of anything else. */
export function outerRings(geometry: Geometry): LonLat[][] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(polygons) || !geometry.type.endsWith("Polygon")) return [];
  return polygons.map((rings: unknown) => positionsOf(Array.isArray(rings) ? rings[0] : null));
}

/** The box around positions, or null where there are none. */
export function boxAround(positions: readonly LonLat[]): Box | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return positions.length > 0 ? box : null;
}

/** The box of a geometry, or null without one. */
export function boxOf(geometry: Geometry | null): Box | null {
  return geometry && boxAround(positionsOf(geometry.coordinates));
}

/** The south-western and the north-eastern corner of a box. */
export const cornersOfBox = ([west, south, east, north]: Box): LonLat[] => [
  [west, south],
  [east, north],
];

/** The corners of a geometry's box; none of an empty one. */
export function cornersOf(geometry: Geometry | null): LonLat[] {
  const box = boxOf(geometry);
  return box ? cornersOfBox(box) : [];
}

/** The position of a Point geometry, or null. */
export function positionOf(geometry: Geometry | null): LonLat | null {
  return geometry?.type === "Point" && isPosition(geometry.coordinates) ? geometry.coordinates : null;
}

/** True where two boxes touch. */
export function boxesTouch(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

/** True where a box holds a position. */
export function boxHolds(box: Box, [lon, lat]: LonLat): boolean {
  return lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3];
}
