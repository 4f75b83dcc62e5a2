/** The two areas of a comparison on the map: outlined, also where filters hide them, and lettered A and B. */

import L from "leaflet";
import type { Placed } from "../atlas";
import { outerRings } from "../geo";
import { t } from "../texts";
import type { Area, LonLat } from "../types";
import { toLatLng, toPath } from "./lonlat";

export type Pair = readonly [Placed<Area>, Placed<Area>];

/** The letters stand above the northernmost point: A to the left, B to the right, so that twins keep apart. */
const ANCHORS = { A: [30, 34], B: [-2, 34] } as const;

function northernmost(area: Placed<Area>): LonLat {
  const corners = area.feature.geometry ? outerRings(area.feature.geometry).flat() : [];
  return corners.reduce((top, one) => (one[1] > top[1] ? one : top), corners[0] ?? area.point);
}

function letterAt(area: Placed<Area>, letter: "A" | "B"): L.Marker {
  const [x, y] = ANCHORS[letter];
  const sign = document.createElement("span");
  sign.textContent = letter;
  return L.marker(toLatLng(northernmost(area)), {
    icon: L.divIcon({ html: sign, className: "map-letter", iconSize: [28, 28], iconAnchor: [x, y] }),
    interactive: false,
    keyboard: false,
    zIndexOffset: 900,
  });
}

/** Draw both areas into a layer that holds nothing else. */
export function drawPair(layer: L.LayerGroup, pair: Pair): void {
  for (const [area, letter] of [
    [pair[0], "A"],
    [pair[1], "B"],
  ] as const) {
    const { geometry } = area.feature;
    if (geometry) {
      const className = `compared compared-${area.record.geometry_quality}`;
      toPath(geometry, { className, interactive: false, fill: false }).addTo(layer);
    }
    const marker = letterAt(area, letter).addTo(layer);
    marker.getElement()?.setAttribute("role", "img");
    marker.getElement()?.setAttribute("aria-label", t("compare-letter", { letter, name: area.record.name }));
  }
}
