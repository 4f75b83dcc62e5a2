/** A boundary as text: GeoJSON, WKT, or one pair of degrees a line; the way to give one without drawing. Pure. */

import type { Geometry, LonLat } from "../../types";

/** Why a text is no boundary. */
export type Lack = "empty" | "json" | "wkt" | "line" | "few" | "kind" | "metres" | "range";

export class NoShape extends Error {
  readonly lack: Lack;
  /** The line that cannot be read, where there is one. */
  readonly line: number;

  constructor(lack: Lack, line = 0) {
    super(lack);
    this.lack = lack;
    this.line = line;
  }
}

type Ring = LonLat[];

const NUMBER = /[+-]?\d+(?:[.,]\d+)?/g;
const FARTHEST_LON = 180;

/** The boundary that a text means; throws NoShape. */
export function readShape(text: string): Geometry {
  const bare = text.trim();
  if (!bare) throw new NoShape("empty");
  const shape = bare.startsWith("{") ? ofJson(bare) : /^[a-z]/i.test(bare) ? ofWkt(bare) : ofLines(bare);
  requireDegrees(shape);
  return shape;
}

function ofJson(text: string): Geometry {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new NoShape("json");
  }
  return shapeIn(found);
}

/** The one geometry of what may be a geometry, a feature, or a collection with one feature. */
function shapeIn(value: unknown): Geometry {
  const { type, geometry, features, coordinates } = (value ?? {}) as Record<string, unknown>;
  if (type === "Feature") return shapeIn(geometry);
  if (type === "FeatureCollection" && Array.isArray(features) && features.length === 1) return shapeIn(features[0]);
  if ((type === "Polygon" || type === "MultiPolygon") && Array.isArray(coordinates)) return { type, coordinates };
  throw new NoShape("kind");
}

const WKT = /^(?:SRID=\d+;)?\s*(POLYGON|MULTIPOLYGON)\s*(?:Z|M|ZM)?\s*(\(.*\))$/is;

function ofWkt(text: string): Geometry {
  const [, kind, parts] = WKT.exec(text) ?? [];
  if (!kind || !parts) throw new NoShape("wkt");
  const json = parts
    .replaceAll(/([+-]?\d[\d.e-]*)\s+([+-]?\d[\d.e-]*)(?:\s+[+-]?\d[\d.e-]*)*/gi, "[$1,$2]")
    .replaceAll("(", "[")
    .replaceAll(")", "]");
  const type = kind.toUpperCase() === "POLYGON" ? "Polygon" : "MultiPolygon";
  try {
    return { type, coordinates: JSON.parse(json) };
  } catch {
    throw new NoShape("wkt");
  }
}

/** A blank line begins another part. */
function ofLines(text: string): Geometry {
  const rings: Ring[] = [[]];
  for (const [n, line] of text.split("\n").entries()) {
    if (line.trim()) rings.at(-1)?.push(positionIn(line, n + 1));
    else if (rings.at(-1)?.length) rings.push([]);
  }
  const polygons = rings.filter(({ length }) => length > 0).map((ring) => [closed(ring)]);
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}

/** In Saxony the latitude is the greater of the two, so that both orders are understood. */
function positionIn(line: string, place: number): LonLat {
  const [a, b, ...rest] = (line.match(NUMBER) ?? []).map((number) => Number(number.replace(",", ".")));
  if (a === undefined || b === undefined || rest.length > 0) throw new NoShape("line", place);
  return a > b ? [b, a] : [a, b];
}

function closed(ring: Ring): Ring {
  const [first] = ring;
  const last = ring.at(-1);
  if (!first || ring.length < 3) throw new NoShape("few");
  return last && last[0] === first[0] && last[1] === first[1] ? ring : [...ring, first];
}

/** All positions of a geometry. */
export function positionsOf(coordinates: unknown): LonLat[] {
  if (!Array.isArray(coordinates)) return [];
  return typeof coordinates[0] === "number" ? [coordinates as unknown as LonLat] : coordinates.flatMap(positionsOf);
}

function requireDegrees({ coordinates }: Geometry): void {
  const positions = positionsOf(coordinates);
  if (positions.length < 4) throw new NoShape("few");
  if (positions.some(([lon, lat]) => !(Math.abs(lon) <= FARTHEST_LON && Math.abs(lat) <= FARTHEST_LON)))
    throw new NoShape("metres");
  if (positions.some(([, lat]) => Math.abs(lat) > 90)) throw new NoShape("range");
}

/** A boundary as WKT, which can be read again. */
export function writeShape({ type, coordinates }: Geometry): string {
  const words = JSON.stringify(coordinates)
    .replaceAll(/\[([-\d.e]+),([-\d.e]+)[^\]]*\]/g, "$1 $2")
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replaceAll(",", ", ");
  return `${type.toUpperCase()} ${words}`;
}
