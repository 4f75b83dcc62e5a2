/** The signs of a stock's vector tiles: what stands where, and which of them a finger may mean. Pure. */

import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import type { Precision, Project } from "../types";

/** The layer of the tiles, and how many units a tile has across (atlas/tiles). */
const LAYER = "projects";
export const EXTENT = 4096;
/** The last zoom of tiles: closer up, parts of these are drawn larger. */
export const LAST_ZOOM = 14;

/** One project, or several that stand together. */
export interface Sign {
  /** In units of its tile, from the north-west. */
  x: number;
  y: number;
  count: number;
  precision: Precision;
  /** The zoom of tiles at which several come apart; null where they share one place. */
  partsAt: number | null;
  /** What the tile knows of the project, where it is one. */
  project: Project | null;
}

/** What tiles do not tell of a project; its item does. */
const UNTOLD = {
  area_id: null,
  beneficiary: null,
  carrier: null,
  programme: null,
  period: null,
  start: null,
  end: null,
  cost_total_eur: null,
  eu_amount_eur: null,
  grant_total_eur: null,
  grant_approx: null,
  manager_id: null,
  region: null,
  status: null,
};

type Said = Readonly<Record<string, string | number | boolean>>;

function signOf(said: Said, x: number, y: number): Sign {
  const precision = said["precision"] as Precision;
  if (!said["cluster"]) {
    return { x, y, count: 1, precision, partsAt: null, project: { ...UNTOLD, ...said } as unknown as Project };
  }
  return {
    x,
    y,
    count: Number(said["point_count"]),
    precision,
    partsAt: Number(said["expansion_zoom"]),
    project: null,
  };
}

/** The signs of a tile. What lies in its margin is the neighbour's; projects in exactly one place become one sign. */
export function signsOf(tile: ArrayBuffer): Sign[] {
  const layer = new VectorTile(new PbfReader(tile)).layers[LAYER];
  const signs = new Map<string, Sign>();
  for (let number = 0; number < (layer?.length ?? 0); number += 1) {
    const feature = layer?.feature(number);
    const at = feature?.loadGeometry()[0]?.[0];
    if (!feature || !at || Math.min(at.x, at.y) < 0 || Math.max(at.x, at.y) >= EXTENT) continue;
    const key = `${at.x},${at.y}`;
    const there = signs.get(key);
    const sign = signOf(feature.properties, at.x, at.y);
    signs.set(key, there ? { ...there, count: there.count + sign.count, project: null } : sign);
  }
  return [...signs.values()];
}

/** A tile of the map, and the tile that holds what it shows: `scale` times as large, from `left` and `top` on. */
export interface Piece {
  z: number;
  x: number;
  y: number;
  scale: number;
  left: number;
  top: number;
}

/** The piece of a tile that is shown at an address of the usual web-map scheme, however close up. */
export function pieceAt({ z, x, y }: { z: number; x: number; y: number }): Piece {
  const scale = 2 ** Math.max(0, z - LAST_ZOOM);
  const [column, row] = [Math.floor(x / scale), Math.floor(y / scale)];
  const side = EXTENT / scale;
  return {
    z: Math.min(z, LAST_ZOOM),
    x: column,
    y: row,
    scale,
    left: (x - column * scale) * side,
    top: (y - row * scale) * side,
  };
}

/** The signs of a piece, in pixels of a tile so many pixels wide. */
export function placed(signs: readonly Sign[], { scale, left, top }: Piece, side: number): Sign[] {
  const shown = EXTENT / scale;
  return signs
    .filter(({ x, y }) => x >= left && x < left + shown && y >= top && y < top + shown)
    .map((sign) => ({ ...sign, x: ((sign.x - left) / shown) * side, y: ((sign.y - top) / shown) * side }));
}

/** The signs within reach of a point, the nearest first; `reachOf` tells how far from its middle a sign is reached. */
export function reached(signs: Iterable<Sign>, x: number, y: number, reachOf: (sign: Sign) => number): Sign[] {
  const away = (sign: Sign): number => Math.hypot(sign.x - x, sign.y - y);
  return [...signs].filter((sign) => away(sign) <= reachOf(sign)).sort((a, b) => away(a) - away(b));
}
