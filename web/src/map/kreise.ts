/** The Kreise tinted by a value, which is written in each of them: no tint says anything that is not also written. */

import L from "leaflet";
import * as api from "../api";
import type { FeatureCollection, LonLat, NamedProperties } from "../types";
import { toLatLng, toPath } from "./lonlat";

/** How a Kreis looks (the end of a CSS class) and what is written in it. */
export interface Kreis {
  look: string;
  text: string;
}

export interface Tint {
  /** By the name of the Kreis. */
  kreise: ReadonlyMap<string, Kreis>;
  /** For every other one. */
  none: Kreis;
  classes: readonly Kreis[];
}

interface Properties extends NamedProperties {
  label: LonLat;
}

/** The pattern of what is not known, among the page's own. */
export const HATCH = "url(#pattern-none-hatch)";

const isTown = (name: string): boolean => name.startsWith("Kreisfreie Stadt ");

/** The kind of a Kreis goes without saying on the map, but around a town of the same name. */
function shortName(name: string, names: readonly string[]): string {
  const short = name.replace(/^(Landkreis|Kreisfreie Stadt) /, "");
  return !isTown(name) && names.some((other) => isTown(other) && other.endsWith(` ${short}`)) ? name : short;
}

export class KreisLayer {
  readonly #map: L.Map;
  readonly #layer: FeatureCollection<Properties>;
  readonly #names: readonly string[];
  readonly #drawn = L.layerGroup();
  readonly #renderer: L.SVG;

  constructor(map: L.Map, layer: FeatureCollection<Properties>) {
    this.#map = map;
    this.#layer = layer;
    this.#names = layer.features.map(({ properties }) => properties.name);
    map.createPane("kreise").style.zIndex = "250";
    map.createPane("kreis-values").style.zIndex = "610";
    for (const pane of ["kreise", "kreis-values"]) map.getPane(pane)?.setAttribute("aria-hidden", "true");
    this.#renderer = L.svg({ pane: "kreise", padding: 0.5 });
  }

  static async load(map: L.Map): Promise<KreisLayer> {
    return new KreisLayer(map, await api.basemap<Properties>("overview-kreise"));
  }

  /** Draw a tint in the place of any earlier one, or none. */
  show(tint: Tint | null): void {
    this.#drawn.clearLayers().remove();
    this.#map.getContainer().classList.toggle("is-tinted", tint !== null);
    if (!tint) return;
    for (const { geometry, properties } of this.#layer.features) {
      const kreis = tint.kreise.get(properties.name) ?? tint.none;
      if (geometry) this.#draw(toPath(geometry, this.#style(kreis)), properties, kreis);
    }
    this.#drawn.addTo(this.#map);
  }

  #style({ look }: Kreis): L.PolylineOptions {
    const pattern = look === "unknown" ? { fillColor: HATCH } : {};
    return {
      renderer: this.#renderer,
      pane: "kreise",
      className: `kreis kreis-${look}`,
      interactive: false,
      fill: true,
      fillOpacity: 1,
      ...pattern,
    };
  }

  #draw(path: L.Path, { name, label }: Properties, { text }: Kreis): void {
    const sign = document.createElement("div");
    sign.append(Object.assign(document.createElement("strong"), { textContent: text }));
    sign.append(Object.assign(document.createElement("span"), { textContent: shortName(name, this.#names) }));
    const icon = L.divIcon({ html: sign, className: "kreis-value", iconSize: [0, 0] });
    const marker = L.marker(toLatLng(label), { icon, pane: "kreis-values", interactive: false, keyboard: false });
    this.#drawn.addLayer(path).addLayer(marker);
  }
}
