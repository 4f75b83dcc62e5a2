/** "Wo bin ich?" without a server: the rules of atlas/nearby.py, on the areas that the map has loaded. */

import { basemap } from "../api";
import type { Atlas } from "../atlas";
import { boxHolds, boxOf } from "../geo";
import { holds, type Metric, type Ring, ringsOf, sizeOf, toMetric, type Way, wayTo } from "../metres";
import type { Area, AreaStatus, Box, Geometry, LonLat, NamedProperties } from "../types";

/** What lies at a position: the areas that contain it, the best first, or else the nearest; its city. */
export interface Whereabouts {
  inside: readonly Area[];
  nearest: { area: Area; way: Way } | null;
  ags: string | null;
  /** Areas of the city whose boundary is not known. */
  unbounded: readonly Area[];
}

interface Drawn {
  area: Area;
  rings: Ring[];
}

/** Borders are known no better than this; the outline of all Saxony, drawn for small scales, lies further off. */
const BORDER_TOLERANCE_M = 250;
const OUTLINE_TOLERANCE_M = 1000;
/** Wider than the tolerance anywhere in Saxony. */
const MARGIN_DEGREES = 0.005;
const STANDING: Readonly<Record<AreaStatus, number>> = { approved: 0, applied: 1, unknown: 2, former: 3 };

const drawnAreas = (atlas: Atlas): Drawn[] =>
  [...atlas.areas.values()].flatMap(({ record, feature: { geometry } }) =>
    geometry ? [{ area: record, rings: ringsOf(geometry) }] : [],
  );

const latestYear = ({ periods }: Area): number => Math.max(0, ...periods.map((period) => Number(period.slice(0, 4))));

/** Current before former, the programme's own before others, recent before old, small before large. */
function inOrder(a: Drawn, b: Drawn): number {
  const isOther = ({ area }: Drawn): number => Number(!area.programme.startsWith("ESF"));
  return (
    STANDING[a.area.status] - STANDING[b.area.status] ||
    isOther(a) - isOther(b) ||
    latestYear(b.area) - latestYear(a.area) ||
    sizeOf(a.rings) - sizeOf(b.rings) ||
    (a.area.id < b.area.id ? -1 : 1)
  );
}

function nearestOf(drawn: readonly Drawn[], here: Metric): Whereabouts["nearest"] {
  const reached = drawn.flatMap(({ area, rings }) => {
    const way = wayTo(rings, here);
    return way ? [{ area, way }] : [];
  });
  return reached.sort((a, b) => a.way.metres - b.way.metres)[0] ?? null;
}

const widened = ([west, south, east, north]: Box): Box => [
  west - MARGIN_DEGREES,
  south - MARGIN_DEGREES,
  east + MARGIN_DEGREES,
  north + MARGIN_DEGREES,
];

function isNear(geometry: Geometry | null, position: LonLat, tolerance: number): boolean {
  const rings = geometry ? ringsOf(geometry) : [];
  const here = toMetric(position);
  return holds(rings, here) || (wayTo(rings, here)?.metres ?? Infinity) <= tolerance;
}

/** The municipality at a position, null if its border alone is near, undefined outside Saxony. */
async function municipalityAt(position: LonLat): Promise<string | null | undefined> {
  const { features } = await basemap<NamedProperties & { ags: string }>("municipalities");
  const around = features.filter(({ geometry, bbox }) => {
    const box = bbox ?? boxOf(geometry);
    return box && boxHolds(widened(box), position);
  });
  const here = toMetric(position);
  const found = around.find(({ geometry }) => geometry && holds(ringsOf(geometry), here));
  if (found) return found.properties.ags;
  return around.some(({ geometry }) => isNear(geometry, position, BORDER_TOLERANCE_M)) ? null : undefined;
}

/** Without the municipalities only the outline is known, which the map always has. */
async function withinOutline(position: LonLat): Promise<null | undefined> {
  const { features } = await basemap<NamedProperties>("overview-state");
  return features.some(({ geometry }) => isNear(geometry, position, OUTLINE_TOLERANCE_M)) ? null : undefined;
}

/** What lies at a position; null outside Saxony. */
export async function whereIs(atlas: Atlas, position: LonLat): Promise<Whereabouts | null> {
  const municipality = await municipalityAt(position).catch(() => withinOutline(position));
  if (municipality === undefined) return null;
  const here = toMetric(position);
  const drawn = drawnAreas(atlas);
  const inside = drawn.filter(({ rings }) => holds(rings, here)).sort(inOrder);
  const ags = municipality !== null && atlas.cities.has(municipality) ? municipality : null;
  const known = [...atlas.areas.values()].map((one) => one.record);
  const unbounded = known.filter((area) => area.city_ags === ags && area.geometry_quality === "none");
  return {
    inside: inside.map(({ area }) => area),
    nearest: inside.length > 0 ? null : nearestOf(drawn, here),
    ags,
    unbounded: unbounded.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
