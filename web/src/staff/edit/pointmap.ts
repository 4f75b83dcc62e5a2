/** One point on a map: set by a click, moved by dragging, or by the arrow keys while it has the focus. */

import L from "leaflet";
import { toLatLng, toLonLat } from "../../map/lonlat";
import type { LonLat } from "../../types";
import { Ground } from "./ground";

const STEP_PX = 10;
const FINE_PX = 1;
const STEPS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface PointWays {
  placed(position: LonLat): void;
  /** What the sign is called. */
  name(position: LonLat): string;
}

export class PointMap {
  readonly ground: Ground;
  readonly #ways: PointWays;
  readonly #marker: L.Marker;

  constructor(container: HTMLElement, tools: HTMLElement, ways: PointWays) {
    this.ground = new Ground(container, tools);
    this.#ways = ways;
    const icon = L.divIcon({ className: "edit-point", iconSize: [44, 44], html: "<span></span>" });
    this.#marker = L.marker([0, 0], { icon, draggable: true, keyboard: true, autoPan: true });
    this.#marker.on("dragend", () => this.#placed());
    this.ground.map.on("click", (event) => this.#ways.placed(toLonLat(event.latlng)));
  }

  /** Put the sign at a position, or take it away. */
  set(position: LonLat | null): void {
    if (!position) {
      this.#marker.remove();
      return;
    }
    this.#marker.setLatLng(toLatLng(position));
    if (!this.ground.map.hasLayer(this.#marker)) this.#add();
    this.#marker.getElement()?.setAttribute("aria-label", this.#ways.name(position));
  }

  /** Set the point in the middle of what the map shows. */
  placeInMiddle(): void {
    this.#ways.placed(toLonLat(this.ground.map.getCenter()));
  }

  #add(): void {
    this.#marker.addTo(this.ground.map);
    this.#marker.getElement()?.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #placed(): void {
    this.#ways.placed(toLonLat(this.#marker.getLatLng()));
  }

  #pressed(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const size = event.shiftKey ? FINE_PX : STEP_PX;
    const { map } = this.ground;
    const from = map.latLngToContainerPoint(this.#marker.getLatLng());
    const to = map.containerPointToLatLng(from.add([step[0] * size, step[1] * size]));
    map.panInside(to, { padding: [40, 40], animate: false });
    this.#ways.placed(toLonLat(to));
  }
}
