/** Projects, offices, areas without a boundary, and their clusters, as buttons on the map. */

import L from "leaflet";
import type { Shown } from "../atlas";
import { onActivate } from "./activate";
import { toBox, toLatLng } from "./lonlat";
import { drawSpot, type Look, lookOf, looksSame } from "./marker";
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
  /** What the sign stands for now; another choice of records may put another spot behind the same sign. */
  spot: Spot;
  readonly look: Look;
  readonly marker: L.Marker;
  readonly button: HTMLElement;
}

export class PointLayer {
  readonly #map: L.Map;
  readonly #actions: PointActions;
  #drawn: ReadonlyMap<string, Drawn> = new Map();
  #spots: Spots | null = null;
  /** The spots of which the signs were drawn. */
  #drawnFrom: Spots | null = null;
  #selected: string | null = null;

  constructor(map: L.Map, actions: PointActions) {
    this.#map = map;
    this.#actions = actions;
    map.on("moveend", () => this.draw());
  }

  /** Take over the records to draw. */
  take(shown: Shown): void {
    this.#spots = new Spots(shown);
  }

  /** Mark the spot that holds a record, alone or inside a cluster. */
  select(key: string | null): void {
    this.#selected = key;
    for (const drawn of this.#drawn.values()) this.#mark(drawn);
  }

  /** Move the focus to the spot that holds a record; false where none does. */
  focusRecord(key: string): boolean {
    return this.#focusOneOf(new Set([key]));
  }

  #focusOneOf(keys: ReadonlySet<string>): boolean {
    for (const { spot, button } of this.#drawn.values()) {
      if (!spot.leaves.some((leaf) => keys.has(keyOf(leaf)))) continue;
      button.focus();
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

  /** Draw what is in view; signs that would be drawn as they stand there already stay, and with them the focus. */
  draw(): void {
    const spots = this.#spots;
    if (!spots) return;
    const box = toBox(this.#map.getBounds().pad(0.05));
    const inView = spots.inView(box, this.#map.getZoom());
    this.#map.getContainer().classList.toggle("is-overview", this.isBeside);
    this.#keepingFocus(() => this.#replaceBy(inView));
    this.#drawnFrom = spots;
  }

  /** Signs stand in the document as one reads a map: a new one goes behind the one before it. */
  #replaceBy(spots: readonly Spot[]): void {
    const before = new Map(this.#drawn);
    const drawn = new Map<string, Drawn>();
    let previous: HTMLElement | null = null;
    for (const spot of spots) {
      const one: Drawn = this.#kept(before.get(spot.key), spot) ?? this.#drawAfter(previous, spot);
      if (before.get(spot.key) === one) before.delete(spot.key);
      drawn.set(spot.key, one);
      this.#mark(one);
      previous = one.button;
    }
    this.#drawn = drawn;
    for (const { marker } of before.values()) marker.remove();
  }

  #kept(there: Drawn | undefined, spot: Spot): Drawn | undefined {
    if (!there) return undefined;
    if (this.#drawnFrom !== this.#spots && !looksSame(there.look, this.#lookOf(spot))) return undefined;
    there.spot = spot;
    return there;
  }

  #lookOf(spot: Spot): Look {
    return lookOf(spot, (id) => this.#actions.areaName(id));
  }

  #drawAfter(previous: HTMLElement | null, spot: Spot): Drawn {
    const look = this.#lookOf(spot);
    const icon = L.divIcon({ html: drawSpot(look), className: "spot-anchor", iconSize: [44, 44] });
    const marker = L.marker(toLatLng(spot.position), { icon, keyboard: false, bubblingMouseEvents: false });
    // Leaflet's own element is the target (44 px).
    const button = marker.addTo(this.#map).getElement();
    if (!button) throw new Error("A marker on the map has an element");
    if (previous) previous.after(button);
    else button.parentElement?.prepend(button);
    const drawn = { spot, look, marker, button };
    this.#makeButton(drawn);
    return drawn;
  }

  #makeButton(drawn: Drawn): void {
    const { look, marker, button } = drawn;
    Object.assign(button.dataset, { kind: look.kind, id: look.id });
    button.setAttribute("role", "button");
    button.setAttribute("aria-label", look.name);
    button.title = look.name;
    button.tabIndex = 0;
    marker.on("click", () => this.#open(drawn));
    onActivate(button, () => this.#open(drawn));
    button.addEventListener("focus", () => this.#bringIntoView(drawn.spot));
  }

  #bringIntoView(spot: Spot): void {
    this.#map.panInside(toLatLng(spot.position), { padding: [50, 50] });
  }

  #open({ spot, button }: Drawn): void {
    const [leaf] = spot.leaves;
    if (spot.size === 1 && leaf) this.#actions.openRecord(leaf.kind, leaf.id);
    else this.#openCluster(spot, button);
  }

  /** Come nearer until a cluster falls apart; one that never does is opened as a list. */
  #openCluster(spot: Spot, button: HTMLElement): void {
    const zoom = spot.expansionZoom();
    button.focus();
    if (zoom === null) this.#actions.openGroup(spot);
    else this.#map.setView(toLatLng(spot.position), Math.max(zoom, this.#map.getZoom() + 1));
  }

  #mark({ spot, button }: Drawn): void {
    const isSelected = this.#selected !== null && spot.leaves.some((leaf) => keyOf(leaf) === this.#selected);
    button.classList.toggle("is-selected", isSelected);
    if (isSelected) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }

  /** A redraw may remove the focused spot: the focus then goes to a spot that holds one of its records. */
  #keepingFocus(change: () => void): void {
    const focused = [...this.#drawn.values()].find(({ button }) => button === document.activeElement);
    change();
    if (!focused || focused.button.isConnected) return;
    if (!this.#focusOneOf(new Set(focused.spot.leaves.map(keyOf)))) this.#map.getContainer().focus();
  }
}
