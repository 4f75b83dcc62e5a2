/** The areas on the map: SVG paths that a mouse, a finger and a keyboard can open. */

import L from "leaflet";
import type { Placed } from "../atlas";
import { outerRings } from "../geo";
import { spokenArea } from "../spoken";
import type { Area, AreaStatus, Box } from "../types";
import { onActivate } from "./activate";
import { toBounds, toBox, toPath } from "./lonlat";
import { areaClasses, patternOf } from "./style";

/** In one city former areas lie below current ones, large ones below small ones. */
const DEPTH: Record<AreaStatus, number> = { former: 0, unknown: 1, applied: 2, approved: 3 };

const corner = (lon: number, lat: number): L.Point => L.point(lon, lat);

/** True where something of the rings is drawn inside the box; the boxes of both may touch without that. */
function isDrawnIn(rings: readonly L.Point[][], [west, south, east, north]: Box): boolean {
  const bounds = L.bounds(corner(west, south), corner(east, north));
  return rings.some((ring) => L.PolyUtil.clipPolygon(ring, bounds).length > 0);
}

const size = ([west, south, east, north]: Box): number => (east - west) * (north - south);

function drawingOrder(a: Placed<Area>, b: Placed<Area>): number {
  return (
    a.record.city_name.localeCompare(b.record.city_name, "de") ||
    DEPTH[a.record.status] - DEPTH[b.record.status] ||
    size(b.box) - size(a.box)
  );
}

export class AreaLayer {
  readonly #map: L.Map;
  readonly #renderer = L.svg({ padding: 0.5 });
  readonly #open: (id: string) => void;
  readonly #paths = new Map<string, { path: L.Path; rings: L.Point[][] }>();
  #selected: string | null = null;

  constructor(map: L.Map, open: (id: string) => void) {
    this.#map = map;
    this.#open = open;
    map.on("moveend", () => this.#updateReach());
  }

  /** Draw exactly these areas. */
  show(areas: readonly Placed<Area>[]): void {
    for (const { path } of this.#paths.values()) path.remove();
    this.#paths.clear();
    for (const area of [...areas].sort(drawingOrder)) this.#draw(area);
    this.#updateReach();
    this.select(this.#selected);
  }

  /** Mark one area as the selected one. */
  select(id: string | null): void {
    this.#selected = id;
    for (const [other, { path }] of this.#paths) {
      const element = path.getElement();
      element?.classList.toggle("is-selected", other === id);
      if (other === id) element?.setAttribute("aria-current", "true");
      else element?.removeAttribute("aria-current");
    }
  }

  /** Point at one area, as a mouse over it would. */
  hint(id: string | null): void {
    for (const [other, { path }] of this.#paths) path.getElement()?.classList.toggle("is-hinted", other === id);
  }

  #draw({ record, feature, box }: Placed<Area>): void {
    if (!feature.geometry) return;
    const fillColor = patternOf(record);
    const path = toPath(feature.geometry, {
      renderer: this.#renderer,
      className: areaClasses(record),
      smoothFactor: 0.6,
      bubblingMouseEvents: false,
      fill: true,
      ...(fillColor && { fillColor, fillOpacity: 1 }),
    }).addTo(this.#map);
    path.on("click", () => this.#open(record.id));
    path.bindTooltip(record.name, { sticky: true, direction: "top", className: "map-tip" });
    const element = path.getElement();
    const rings = outerRings(feature.geometry).map((ring) => ring.map(([lon, lat]) => corner(lon, lat)));
    if (element) this.#makeButton(element, record, () => this.#bringIntoView(rings, box));
    this.#paths.set(record.id, { path, rings });
  }

  #makeButton(element: Element, area: Area, focused: () => void): void {
    for (const [name, value] of Object.entries({
      "data-kind": "area",
      "data-id": area.id,
      role: "button",
      "aria-label": spokenArea(area),
    })) {
      element.setAttribute(name, value);
    }
    onActivate(element, () => this.#open(area.id));
    element.addEventListener("focus", focused);
  }

  /** What can be seen stays where it is, so that what lies beside it stays in reach. */
  #bringIntoView(rings: readonly L.Point[][], box: Box): void {
    if (!isDrawnIn(rings, toBox(this.#map.getBounds()))) this.#map.panTo(toBounds(box).getCenter());
  }

  /** Only areas in view are tab stops: what is clipped away has nothing to focus. */
  #updateReach(): void {
    const view = toBox(this.#map.getBounds());
    for (const { path, rings } of this.#paths.values()) {
      path.getElement()?.setAttribute("tabindex", isDrawnIn(rings, view) ? "0" : "-1");
    }
  }
}
