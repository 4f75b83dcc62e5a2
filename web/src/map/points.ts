/** Projects, offices, areas without a boundary, and their clusters, as buttons on the map. */

import L from "leaflet";
import type { Shown } from "../atlas";
import { onActivate } from "./activate";
import { toBox, toLatLng } from "./lonlat";
import { drawSpot } from "./marker";
import { keyOf, type Spot, Spots } from "./spots";

export interface PointActions {
  openRecord(kind: "project" | "office" | "area", id: string): void;
  openGroup(spot: Spot): void;
  /** What an area is called. */
  areaName(id: string): string | undefined;
}

/** Up to this zoom clusters stand beside their place, so that the small areas under them stay visible. */
const BESIDE_UNTIL_ZOOM = 10;

interface Drawn {
  spot: Spot;
  marker: L.Marker;
}

export class PointLayer {
  readonly #map: L.Map;
  readonly #actions: PointActions;
  readonly #drawn = new Map<string, Drawn>();
  #spots: Spots | null = null;
  #selected: string | null = null;

  constructor(map: L.Map, actions: PointActions) {
    this.#map = map;
    this.#actions = actions;
    map.on("moveend", () => this.#refresh());
  }

  show(shown: Shown): void {
    this.#spots = new Spots(shown);
    this.#keepingFocus(() => {
      this.#clear();
      this.#refresh();
    });
  }

  /** Mark the spot that holds a record, alone or inside a cluster. */
  select(key: string | null): void {
    this.#selected = key;
    for (const { spot, marker } of this.#drawn.values()) this.#mark(spot, marker);
  }

  /** Move the focus to the spot that holds a record; false where none does. */
  focusRecord(key: string): boolean {
    return this.#focusOneOf(new Set([key]));
  }

  #focusOneOf(keys: ReadonlySet<string>): boolean {
    for (const { spot, marker } of this.#drawn.values()) {
      if (!spot.leaves.some((leaf) => keys.has(keyOf(leaf)))) continue;
      marker.getElement()?.focus();
      return true;
    }
    return false;
  }

  /** The boxes that labels must not cover, in container pixels. */
  positions(): L.Point[] {
    return [...this.#drawn.values()].map(({ marker }) => this.#map.latLngToContainerPoint(marker.getLatLng()));
  }

  /** The zoom up to which clusters are drawn beside their place. */
  get isBeside(): boolean {
    return this.#map.getZoom() < BESIDE_UNTIL_ZOOM;
  }

  #refresh(): void {
    if (!this.#spots) return;
    const box = toBox(this.#map.getBounds().pad(0.05));
    const spots = new Map(this.#spots.inView(box, this.#map.getZoom()).map((spot) => [spot.key, spot]));
    this.#map.getContainer().classList.toggle("is-overview", this.isBeside);
    this.#keepingFocus(() => {
      for (const [key, { marker }] of this.#drawn) {
        if (spots.has(key)) continue;
        marker.remove();
        this.#drawn.delete(key);
      }
      for (const spot of spots.values()) if (!this.#drawn.has(spot.key)) this.#draw(spot);
    });
  }

  #clear(): void {
    for (const { marker } of this.#drawn.values()) marker.remove();
    this.#drawn.clear();
  }

  #draw(spot: Spot): void {
    const element = drawSpot(spot, (id) => this.#actions.areaName(id));
    const icon = L.divIcon({ html: element, className: "spot-anchor", iconSize: [44, 44] });
    const marker = L.marker(toLatLng(spot.position), { icon, keyboard: false, bubblingMouseEvents: false });
    marker.addTo(this.#map);
    const button = marker.getElement();
    if (button) this.#makeButton(button, element, spot);
    if (button) marker.on("click", () => this.#open(spot, button));
    this.#drawn.set(spot.key, { spot, marker });
    this.#mark(spot, marker);
  }

  /** Leaflet's own element is the target (44 px); it takes over name and role from the drawing. */
  #makeButton(button: HTMLElement, drawing: HTMLElement, spot: Spot): void {
    for (const name of ["data-kind", "data-id", "aria-label"]) {
      button.setAttribute(name, drawing.getAttribute(name) ?? "");
      drawing.removeAttribute(name);
    }
    button.title = button.getAttribute("aria-label") ?? "";
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    onActivate(button, () => this.#open(spot, button));
    button.addEventListener("focus", () => this.#bringIntoView(spot));
  }

  #bringIntoView(spot: Spot): void {
    this.#map.panInside(toLatLng(spot.position), { padding: [50, 50] });
  }

  #open(spot: Spot, button: HTMLElement): void {
    const [leaf] = spot.leaves;
    if (spot.size === 1 && leaf) this.#actions.openRecord(leaf.kind, leaf.id);
    else this.#openCluster(spot, button);
  }

  /** Come nearer until a cluster falls apart; one that never does is opened as a list. */
  #openCluster(spot: Spot, button: HTMLElement): void {
    const zoom = this.#spots?.expansionZoom(spot) ?? null;
    button.focus();
    if (zoom === null) this.#actions.openGroup(spot);
    else this.#map.setView(toLatLng(spot.position), Math.max(zoom, this.#map.getZoom() + 1));
  }

  #mark(spot: Spot, marker: L.Marker): void {
    const isSelected = this.#selected !== null && spot.leaves.some((leaf) => keyOf(leaf) === this.#selected);
    const element = marker.getElement();
    element?.classList.toggle("is-selected", isSelected);
    if (isSelected) element?.setAttribute("aria-current", "true");
    else element?.removeAttribute("aria-current");
  }

  /** A redraw may remove the focused spot: the focus then goes to a spot that holds one of its records. */
  #keepingFocus(change: () => void): void {
    const focused = [...this.#drawn.values()].find(({ marker }) => marker.getElement() === document.activeElement);
    change();
    if (!focused || focused.marker.getElement()?.isConnected) return;
    if (!this.#focusOneOf(new Set(focused.spot.leaves.map(keyOf)))) this.#map.getContainer().focus();
  }
}
