/** Metres as the API measures them: EPSG:25833 (ETRS89 / UTM zone 33N) after Krüger, and shapes in that plane; pure. */

import type { Geometry, LonLat, Octant } from "./types";

/** Easting and northing in metres. */
export type Metric = readonly [x: number, y: number];

export type Ring = readonly Metric[];

const SEMI_AXIS = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const MERIDIAN = 15;
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;

const N = FLATTENING / (2 - FLATTENING);
const RADIUS = (SEMI_AXIS / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const SHAPE = (2 * Math.sqrt(N)) / (1 + N);
const SERIES = [
  N / 2 - (2 * N ** 2) / 3 + (5 * N ** 3) / 16,
  (13 * N ** 2) / 48 - (3 * N ** 3) / 5,
  (61 * N ** 3) / 240,
];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** A position in the plane; exact to a millimetre inside Saxony. */
export function toMetric([lon, lat]: LonLat): Metric {
  const sine = Math.sin(radians(lat));
  const t = Math.sinh(Math.atanh(sine) - SHAPE * Math.atanh(SHAPE * sine));
  const away = radians(lon - MERIDIAN);
  const north = Math.atan2(t, Math.cos(away));
  const east = Math.atanh(Math.sin(away) / Math.hypot(1, t));
  let [x, y] = [east, north];
  for (const [i, part] of SERIES.entries()) {
    const times = 2 * (i + 1);
    x += part * Math.cos(times * north) * Math.sinh(times * east);
    y += part * Math.sin(times * north) * Math.cosh(times * east);
  }
  return [FALSE_EASTING + SCALE * RADIUS * x, SCALE * RADIUS * y];
}

/** All rings of a polygon or of several, in metres; none of anything else. */
export function ringsOf({ type, coordinates }: Geometry): Ring[] {
  if (!type.endsWith("Polygon")) return [];
  const polygons = (type === "Polygon" ? [coordinates] : coordinates) as LonLat[][][];
  return polygons.flat().map((ring) => ring.map(toMetric));
}

function* sidesOf(rings: readonly Ring[]): Generator<[Metric, Metric]> {
  for (const ring of rings) {
    for (const [i, end] of ring.entries()) {
      const start = ring[i - 1];
      if (start) yield [start, end];
    }
  }
}

/** True where a point lies in the rings and not in one of their holes. */
export function holds(rings: readonly Ring[], [x, y]: Metric): boolean {
  let isInside = false;
  for (const [[ax, ay], [bx, by]] of sidesOf(rings)) {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
  }
  return isInside;
}

/** Square metres: holes run the other way round, so that they are taken off. */
export function sizeOf(rings: readonly Ring[]): number {
  let twice = 0;
  for (const [[ax, ay], [bx, by]] of sidesOf(rings)) twice += ax * by - bx * ay;
  return Math.abs(twice) / 2;
}

const metresBetween = (a: Metric, b: Metric): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** The point of a side that lies nearest. */
function footOn([[ax, ay], [bx, by]]: [Metric, Metric], [x, y]: Metric): Metric {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const kept = Math.min(Math.max(along, 0), 1);
  return [ax + kept * dx, ay + kept * dy];
}

const OCTANTS: readonly Octant[] = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];

function octantOf(from: Metric, to: Metric): Octant {
  const turn = Math.atan2(to[0] - from[0], to[1] - from[1]) / (2 * Math.PI);
  return OCTANTS[Math.round(((turn + 1) % 1) * 8) % 8] ?? "n";
}

export interface Way {
  metres: number;
  direction: Octant;
}

/** How far and in which direction one position lies from another. */
export function wayBetween(from: LonLat, to: LonLat): Way {
  const [here, there] = [toMetric(from), toMetric(to)];
  return { metres: metresBetween(here, there), direction: octantOf(here, there) };
}

/** How far and in which direction the border of the rings is; null without any. */
export function wayTo(rings: readonly Ring[], from: Metric): Way | null {
  let nearest: Metric | null = null;
  for (const side of sidesOf(rings)) {
    const foot = footOn(side, from);
    if (!nearest || metresBetween(from, foot) < metresBetween(from, nearest)) nearest = foot;
  }
  return nearest && { metres: metresBetween(from, nearest), direction: octantOf(from, nearest) };
}
