/** Which tiles of names a view needs, by the usual web-map scheme (WebMercatorQuad); pure. */

import type { Box } from "../types";

/** The names are cut at this zoom: tiles about 12 km across. */
const ZOOM = 11;
const SIDE = 2 ** ZOOM;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const columnOf = (lon: number): number => Math.floor(((lon + 180) / 360) * SIDE);

const rowOf = (lat: number): number => Math.floor(((1 - Math.asinh(Math.tan(radians(lat))) / Math.PI) / 2) * SIDE);

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The names of the tiles that touch a box, row by row from the north-west. */
export function tilesOf([west, south, east, north]: Box): string[] {
  const columns = span(columnOf(west), columnOf(east));
  return span(rowOf(north), rowOf(south)).flatMap((row) => columns.map((column) => `${column}-${row}`));
}
