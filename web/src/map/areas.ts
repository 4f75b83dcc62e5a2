/** The areas on the map: SVG paths that a mouse, a finger and a keyboard can open. */

import L from "leaflet";
import type { Placed } from "../atlas";
import { boxesTouch, boxHolds, outerRings } from "../geo";
import { spokenArea } from "../spoken";
import type { Area, AreaStatus, Box, Geometry } from "../types";
import { onActivate } from "./activate";
import { toBounds, toBox, toPath } from "./lonlat";
import { areaClasses, patternOf } from "./style";

/** In one city former areas lie below current ones, large ones below small ones. */
const DEPTH: Record<AreaStatus, number> = { former: 0, unknown: 1, applied: 2, approved: 3 };

const corner = (lon: number, lat: number): L.Point => L.point(lon, lat);

interface DrawnArea {
  path: L.Path;
  rings: L.Point[][];
  box: Box;
}

/** True where something of an area is drawn inside a view; the boxes of both may touch without that. */
function isDrawnIn({ rings, box }: DrawnArea, view: Box): boolean {
  if (!boxesTouch(box, view)) return false;
  if (boxHolds(view, [box[0], box[1]]) && boxHolds(view, [box[2], box[3]])) return true;
  const [west, south, east, north] = view;
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
  readonly #paths = new Map<string, DrawnArea>();
  #selected: string | null = null;

  constructor(map: L.Map, open: (id: string) => void) {
    this.#map = map;
    this.#open = open;
    map.on("moveend", () => this.#updateReach());
  }

  /** Draw exactly these areas. */
  show(areas: readonly Placed<Area>[]): void {
    for (const draw of this.drawing(areas)) draw();
  }

  /**
   * The steps of drawing exactly these areas; those that are drawn already stay where they are, and with them the focus.
   */
  drawing(areas: readonly Placed<Area>[]): (() => void)[] {
    let previous: Element | null = null;
    return [
      () => this.#keep(new Set(areas.map(({ record }) => record.id))),
      ...[...areas].sort(drawingOrder).map((area) => () => {
        previous = this.#drawAfter(previous, area) ?? previous;
      }),
      () => this.#updateReach(),
      () => this.select(this.#selected),
    ];
  }

  #keep(wanted: ReadonlySet<string>): void {
    for (const [id, { path }] of this.#paths) {
      if (wanted.has(id)) continue;
      path.remove();
      this.#paths.delete(id);
    }
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

  /** The element of an area that is drawn above the one before it; none where an area has no shape. */
  #drawAfter(previous: Element | null, { record, feature, box }: Placed<Area>): Element | undefined {
    if (!feature.geometry) return undefined;
    const there = this.#paths.get(record.id) ?? this.#draw(record, feature.geometry, box, previous);
    const element = there.path.getElement();
    // In the language spoken now.
    element?.setAttribute("aria-label", spokenArea(record));
    return element;
  }

  #draw(record: Area, geometry: Geometry, box: Box, previous: Element | null): DrawnArea {
    const fillColor = patternOf(record);
    const path = toPath(geometry, {
      renderer: this.#renderer,
      className: areaClasses(record),
      smoothFactor: 0.6,
      bubblingMouseEvents: false,
      fill: true,
      ...(fillColor && { fillColor, fillOpacity: 1 }),
    }).addTo(this.#map);
    path.on("click", () => this.#open(record.id));
    // As a string, Leaflet would take the name for HTML.
    const name = document.createElement("span");
    name.textContent = record.name;
    path.bindTooltip(name, { sticky: true, direction: "top", className: "map-tip" });
    const rings = outerRings(geometry).map((ring) => ring.map(([lon, lat]) => corner(lon, lat)));
    const drawn = { path, rings, box };
    const element = path.getElement();
    if (element) {
      if (previous) previous.after(element);
      else element.parentElement?.prepend(element);
      this.#makeButton(element, record, () => this.#bringIntoView(drawn));
    }
    this.#paths.set(record.id, drawn);
    return drawn;
  }

  #makeButton(element: Element, area: Area, focused: () => void): void {
    for (const [name, value] of Object.entries({
      "data-kind": "area",
      "data-id": area.id,
      role: "button",
    })) {
      element.setAttribute(name, value);
    }
    onActivate(element, () => this.#open(area.id));
    element.addEventListener("focus", focused);
  }

  /** What can be seen stays where it is, so that what lies beside it stays in reach. */
  #bringIntoView(drawn: DrawnArea): void {
    if (!isDrawnIn(drawn, toBox(this.#map.getBounds()))) this.#map.panTo(toBounds(drawn.box).getCenter());
  }

  /** Only areas in view are tab stops: what is clipped away has nothing to focus. */
  #updateReach(): void {
    const view = toBox(this.#map.getBounds());
    for (const drawn of this.#paths.values()) {
      drawn.path.getElement()?.setAttribute("tabindex", isDrawnIn(drawn, view) ? "0" : "-1");
    }
  }
}
