/** A map to place things on: the own basemap with its names, the city's border, and what is drawn there already. */

import "leaflet/dist/leaflet.css";
import L from "leaflet";
import * as api from "../../api";
import { boxOf } from "../../geo";
import { Basemap, type BasemapLayer } from "../../map/basemap";
import { addControls, addScale } from "../../map/controls";
import { LabelLayer } from "../../map/labels";
import { createLeaflet } from "../../map/leaflet";
import { toBounds, toLatLng, toPath } from "../../map/lonlat";
import type { FeatureCollection, Geometry, LonLat, NamedProperties, TownProperties } from "../../types";

const GROUND: readonly (readonly [BasemapLayer, string])[] = [
  ["state", "state"],
  ["municipalities", "municipalities"],
  ["rivers", "rivers"],
];
const CLOSEST_FIT = 15;
const NEAR = 15;

export class Ground {
  readonly map: L.Map;
  readonly #context = L.layerGroup();
  readonly #sizes: ResizeObserver;
  #home: Geometry | null = null;
  #isGone = false;

  /** `tools` takes the buttons that move and zoom the map. */
  constructor(container: HTMLElement, tools: HTMLElement) {
    this.map = createLeaflet(container);
    this.#context.addTo(this.map);
    addScale(this.map);
    addControls(this.map, tools, () => this.home());
    this.#sizes = new ResizeObserver(() => this.map.invalidateSize({ animate: false, pan: true }));
    this.#sizes.observe(container);
    void this.#drawGround();
  }

  async #drawGround(): Promise<void> {
    const basemap = new Basemap(this.map);
    const labels = new LabelLayer(this.map, () => []);
    const draw = async <P>(file: string, add: (layer: FeatureCollection<P>) => void): Promise<void> => {
      const layer = await api.basemap<P>(file);
      if (!this.#isGone) add(layer);
    };
    // The map is useful without any of them.
    await Promise.allSettled([
      ...GROUND.map(([name, file]) => draw<NamedProperties>(file, (layer) => basemap.add(name, layer))),
      draw<TownProperties>("towns", (towns) => labels.setTowns(towns)),
    ]);
  }

  /** Draw the border of the city and the areas that are there already: they are looked at, not touched. */
  surround(city: Geometry | null, areas: readonly Geometry[]): void {
    this.#context.clearLayers();
    this.#home = city;
    const draw = (geometry: Geometry, className: string): void => {
      toPath(geometry, { className, interactive: false, fill: false }).addTo(this.#context);
    };
    for (const area of areas) draw(area, "edit-neighbour");
    if (city) draw(city, "edit-city");
  }

  /** Show all of a geometry. */
  fit(geometry: Geometry | null): void {
    const box = boxOf(geometry);
    if (box) this.map.fitBounds(toBounds(box), { maxZoom: CLOSEST_FIT, animate: false, padding: [20, 20] });
  }

  home(): void {
    this.fit(this.#home);
  }

  /** Bring a position into view; from far away, closer. */
  show(position: LonLat): void {
    this.map.setView(toLatLng(position), Math.max(this.map.getZoom(), NEAR), { animate: false });
  }

  remove(): void {
    this.#isGone = true;
    this.#sizes.disconnect();
    this.map.remove();
  }
}
