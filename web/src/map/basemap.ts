/** The own basemap: neighbours, state, borders and rivers on one canvas, in the colours of the style sheet. */

import L from "leaflet";
import type { FeatureCollection, NamedProperties } from "../types";
import { openBorders } from "./frame";
import { toPath } from "./lonlat";

const LAYERS = ["neighbours", "state", "east", "west", "municipalities", "rivers", "kreise"] as const;
export type BasemapLayer = (typeof LAYERS)[number];

/** Municipal borders are fetched and shown from here on. */
export const MUNICIPALITIES_FROM_ZOOM = 9.75;
/** The rivers are drawn for all Saxony and lie some hundred metres off: closer up they would run through wrong streets. */
const RIVERS_UNTIL_ZOOM = 11.5;
/** The borders of the neighbours are as coarse: beside the fine border of Saxony they would be a second, wrong one. */
const NEIGHBOURS_BELOW_ZOOM = MUNICIPALITIES_FROM_ZOOM;

/** Layers that do not suit every zoom. */
const SUITS: Partial<Record<BasemapLayer, (zoom: number) => boolean>> = {
  municipalities: (zoom) => zoom >= MUNICIPALITIES_FROM_ZOOM,
  rivers: (zoom) => zoom <= RIVERS_UNTIL_ZOOM,
  neighbours: (zoom) => zoom < NEIGHBOURS_BELOW_ZOOM,
};

/** Coarse layers serve the view of all Saxony; fine ones come with the municipal borders. */
export type Detail = "coarse" | "fine";

type Token = (name: string) => string;

const STYLES: Record<BasemapLayer, (token: Token) => L.PathOptions> = {
  neighbours: (token) => ({ fill: false, color: token("--map-neighbour-line"), weight: 1.25 }),
  state: (token) => ({
    fill: true,
    fillColor: token("--map-land"),
    fillOpacity: 1,
    color: token("--map-state-line"),
    weight: 1.75,
  }),
  east: (token) => ({ fill: true, fillColor: token("--map-east"), fillOpacity: 1, stroke: false }),
  west: (token) => ({ fill: true, fillColor: token("--map-west"), fillOpacity: 1, stroke: false }),
  municipalities: (token) => ({ fill: false, color: token("--map-municipality-line"), weight: 0.9 }),
  kreise: (token) => ({ fill: false, color: token("--map-kreis-line"), weight: 1.1, dashArray: "7 3 1.5 3" }),
  rivers: (token) => ({ fill: false, color: token("--map-river"), weight: 1.6, lineCap: "round" }),
};

function cssToken(): Token {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

/** How far beyond the view is drawn, as a part of its size: at first nothing, which takes a phone far less time. */
const MARGIN = { first: 0, moving: 0.4 };

export class Basemap {
  readonly #map: L.Map;
  readonly #renderer: L.Canvas;
  readonly #groups = new Map<BasemapLayer, L.FeatureGroup>();
  readonly #detail = new Map<BasemapLayer, Detail>();

  constructor(map: L.Map) {
    this.#map = map;
    map.createPane("basemap").style.zIndex = "200";
    this.#renderer = L.canvas({ pane: "basemap", padding: MARGIN.first });
    map.once("movestart", () => this.#widen());
    map.on("zoomend", () => this.#stack());
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => this.restyle());
    }
  }

  /**
   * Draw one layer as soon as it is there; the order of drawing does not depend on the order of arrival, and a coarse
   * layer never takes the place of the fine one.
   */
  add(name: BasemapLayer, layer: FeatureCollection<NamedProperties>, detail: Detail = "fine"): void {
    if (detail === "coarse" && this.#detail.get(name) === "fine") return;
    this.#groups.get(name)?.remove();
    this.#detail.set(name, detail);
    const options = { interactive: false, renderer: this.#renderer, pane: "basemap", smoothFactor: 1.2 };
    const style = STYLES[name](cssToken());
    const geometries = layer.features.flatMap(({ geometry }) => geometry ?? []);
    const drawn = name === "neighbours" ? [openBorders(geometries)] : geometries;
    const paths = drawn.map((geometry) => toPath(geometry, { ...options, ...style }));
    this.#groups.set(name, L.featureGroup(paths));
    this.#stack();
  }

  /** Who moves the map is not to see where it ends. */
  #widen(): void {
    this.#renderer.options.padding = MARGIN.moving;
    if (this.#groups.size > 0) this.#renderer.remove().addTo(this.#map).fire("update");
  }

  has(name: BasemapLayer): boolean {
    return this.#groups.has(name);
  }

  /** Show the layers that suit the zoom, one above the other in their order. */
  #stack(): void {
    const zoom = this.#map.getZoom();
    for (const name of LAYERS) {
      const group = this.#groups.get(name);
      if (!group) continue;
      if (SUITS[name]?.(zoom) === false) group.remove();
      else group.addTo(this.#map).bringToFront();
    }
  }

  /** Take over the colours of the style sheet as they are now. */
  restyle(): void {
    const token = cssToken();
    for (const [name, group] of this.#groups) group.setStyle(STYLES[name](token));
  }
}
