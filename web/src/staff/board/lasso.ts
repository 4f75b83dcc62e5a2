/** A loop drawn with the pointer; while it is on, the map does not move under it. */

import L from "leaflet";
import type { Spot } from "./inside";

/** Fewer corners make no loop but a slip of the hand. */
const LEAST_CORNERS = 4;

export class Lasso {
  readonly #map: L.Map;
  readonly #caught: (loop: readonly Spot[]) => void;
  #line: L.Polygon | null = null;
  #isOn = false;

  /** `caught` gets the loop in pixels of the container. */
  constructor(map: L.Map, caught: (loop: readonly Spot[]) => void) {
    this.#map = map;
    this.#caught = caught;
    const container = map.getContainer();
    container.addEventListener("pointerdown", this.#begin, { capture: true });
    container.addEventListener("pointermove", this.#go);
    for (const end of ["pointerup", "pointercancel"] as const) container.addEventListener(end, this.#end);
  }

  switch(isOn: boolean): void {
    this.#isOn = isOn;
    this.#map.getContainer().classList.toggle("has-lasso", isOn);
    if (isOn) this.#map.dragging.disable();
    else this.#map.dragging.enable();
    this.#drop();
  }

  #drop(): void {
    this.#line?.remove();
    this.#line = null;
  }

  readonly #begin = (event: PointerEvent): void => {
    if (!this.#isOn || event.button !== 0) return;
    // Signs below the pointer must not take the press for a click of theirs.
    event.stopPropagation();
    event.preventDefault();
    this.#map.getContainer().setPointerCapture(event.pointerId);
    this.#drop();
    this.#line = L.polygon([this.#at(event)], { className: "lasso", interactive: false }).addTo(this.#map);
  };

  /** A browser that is busy tells of several moves at once: each of them is a corner. */
  readonly #go = (event: PointerEvent): void => {
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const one of moves.length > 0 ? moves : [event]) this.#line?.addLatLng(this.#at(one));
  };

  readonly #end = (event: PointerEvent): void => {
    const [corners = []] = (this.#line?.getLatLngs() ?? []) as L.LatLng[][];
    this.#drop();
    if (event.type === "pointercancel" || corners.length < LEAST_CORNERS) return;
    this.#caught(corners.map((corner) => this.#map.latLngToContainerPoint(corner)));
  };

  #at(event: PointerEvent): L.LatLng {
    return this.#map.mouseEventToLatLng(event);
  }
}
