/** Drawing a boundary on a map (Leaflet-Geoman), begun and ended by buttons outside of it. */

import type L from "leaflet";
import { toPath } from "../../map/lonlat";
import type { Geometry } from "../../types";
import "@geoman-io/leaflet-geoman-free";
import "@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css";
import { Ground } from "./ground";

const DECIMALS = 6;
/** A line may not cross itself; corners of what is drawn already catch the pointer. */
const RULES = { allowSelfIntersection: false, snappable: true, snapDistance: 12 };

export type Act = "none" | "drawing" | "changing";

export interface DrawingWays {
  drawn(geometry: Geometry): void;
  /** What is being done has changed. */
  acted(act: Act): void;
}

export class Drawing {
  readonly ground: Ground;
  readonly #ways: DrawingWays;
  #shape: L.Path | null = null;
  #act: Act = "none";

  constructor(container: HTMLElement, tools: HTMLElement, ways: DrawingWays) {
    this.ground = new Ground(container, tools);
    this.#ways = ways;
    this.ground.map.pm.setLang("de");
    this.ground.map.on("pm:create", ({ layer }) => this.#created(layer as L.Polygon));
  }

  get act(): Act {
    return this.#act;
  }

  /** Draw this boundary and no other. */
  set(geometry: Geometry | null): void {
    this.#shape?.remove();
    this.#shape = geometry ? toPath(geometry, { className: "edit-shape", fill: true }) : null;
    this.#shape?.addTo(this.ground.map);
  }

  /** Begin a new boundary: each click is a corner, the first corner or a double click ends it. */
  begin(): void {
    this.stop();
    this.ground.map.pm.enableDraw("Polygon", {
      ...RULES,
      finishOn: "dblclick",
      tooltips: false,
      pathOptions: { className: "edit-shape" },
    });
    this.#turn("drawing");
  }

  /** Let the corners of the boundary be moved; those between two corners become new ones. */
  change(): void {
    this.stop();
    this.#shape?.pm.enable(RULES);
    this.#turn("changing");
  }

  /** End what is being done; corners that were moved count. */
  stop(): void {
    this.ground.map.pm.disableDraw();
    if (this.#act === "changing" && this.#shape) {
      this.#shape.pm.disable();
      this.#ways.drawn(geometryOf(this.#shape as L.Polygon));
    }
    this.#turn("none");
  }

  #turn(act: Act): void {
    if (this.#act === act) return;
    this.#act = act;
    this.#ways.acted(act);
  }

  #created(layer: L.Polygon): void {
    const geometry = geometryOf(layer);
    layer.remove();
    this.#turn("none");
    this.#ways.drawn(geometry);
  }
}

const geometryOf = (shape: L.Polygon): Geometry => shape.toGeoJSON(DECIMALS).geometry as Geometry;
