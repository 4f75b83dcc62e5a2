/** The only place where lon/lat pairs (ours, GeoJSON's) become Leaflet's lat/lng, and back. */

import L from "leaflet";
import type { Box, Geometry, LonLat } from "../types";

export const toLatLng = ([lon, lat]: LonLat): L.LatLng => L.latLng(lat, lon);

export const toLonLat = ({ lng, lat }: L.LatLng): LonLat => [lng, lat];

export const toBounds = ([west, south, east, north]: Box): L.LatLngBounds =>
  L.latLngBounds(toLatLng([west, south]), toLatLng([east, north]));

export const toBox = (bounds: L.LatLngBounds): Box => [
  bounds.getWest(),
  bounds.getSouth(),
  bounds.getEast(),
  bounds.getNorth(),
];

type Nested = L.LatLng | Nested[];

function nested(coordinates: unknown, depth: number): Nested[] {
  const parts = coordinates as unknown[];
  return parts.map((part) => (depth === 0 ? toLatLng(part as LonLat) : nested(part, depth - 1)));
}

/** The path (line or polygon) of a geometry; points are no paths. */
export function toPath(geometry: Geometry, options: L.PolylineOptions): L.Path & { getBounds(): L.LatLngBounds } {
  switch (geometry.type) {
    case "LineString":
      return L.polyline(nested(geometry.coordinates, 0) as L.LatLng[], options);
    case "MultiLineString":
      return L.polyline(nested(geometry.coordinates, 1) as L.LatLng[][], options);
    case "Polygon":
      return L.polygon(nested(geometry.coordinates, 1) as L.LatLng[][], options);
    case "MultiPolygon":
      return L.polygon(nested(geometry.coordinates, 2) as L.LatLng[][][], options);
    default:
      throw new TypeError(`no path from a ${geometry.type}`);
  }
}
