/** The map beside the hits: the place as a pin, each hit by its number, in step with the list. */

import L from "leaflet";
import { render } from "lit-html";
import * as api from "../api";
import type { Placed } from "../atlas";
import { boxOf, positionOf } from "../geo";
import { icon } from "../icons";
import { onActivate } from "../map/activate";
import { AreaLayer } from "../map/areas";
import { Basemap, type BasemapLayer } from "../map/basemap";
import { addControls, addScale } from "../map/controls";
import { LabelLayer } from "../map/labels";
import { createLeaflet, isStill } from "../map/leaflet";
import { toLatLng, toLonLat } from "../map/lonlat";
import { isWeak } from "../map/style";
import { t } from "../texts";
import type { Area, Feature, LonLat, NamedProperties, Precision, TownProperties } from "../types";
import { grouped, numbersOf } from "./marks";

const GROUND: readonly BasemapLayer[] = ["neighbours", "state", "municipalities", "kreise"];
const PIXELS_APART = 40;
const CLOSEST = 14;
const MARK_PX = 44;

/** A hit as /api/nearby tells it. */
export type Hit = Feature<{ collection: string; precision?: Precision; point?: LonLat }>;

export interface Around {
  position: LonLat;
  label: string;
  hits: readonly Hit[];
  /** What each hit is called, as the list says it. */
  names: readonly string[];
}

export interface NearEvents {
  /** Somebody clicked where no hit is. */
  moved(position: LonLat): void;
  opened(place: number): void;
  hinted(places: readonly number[]): void;
}

const pointOf = ({ geometry, properties }: Hit): LonLat | null => properties.point ?? positionOf(geometry);

const isArea = (hit: Hit): hit is Hit & Feature<Area> => hit.properties.collection === "areas";

const isRough = ({ properties: { precision } }: Hit): boolean => precision === undefined || isWeak(precision);

export class NearMap {
  readonly #map: L.Map;
  readonly #areas: AreaLayer;
  readonly #labels: LabelLayer;
  readonly #events: NearEvents;
  readonly #marks = L.layerGroup();
  readonly #pin = L.layerGroup();
  #buttons: { places: readonly number[]; element: HTMLElement }[] = [];
  #around: Around | null = null;
  #hinted: readonly number[] = [];

  constructor(container: HTMLElement, tools: HTMLElement, events: NearEvents) {
    const map = createLeaflet(container);
    this.#map = map;
    this.#events = events;
    this.#labels = new LabelLayer(map, () => this.#occupied());
    this.#areas = new AreaLayer(map, (id) => events.opened(this.#placeOf(id)));
    this.#pin.addTo(map);
    this.#marks.addTo(map);
    addScale(map);
    addControls(map, tools, () => this.#frame());
    map.on("click", ({ latlng }) => events.moved(toLonLat(latlng)));
    map.on("zoomend", () => this.#mark());
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: true })).observe(container);
    void this.#addGround(new Basemap(map));
  }

  /** What of the ground does not come is not drawn: the hits and their list need none. */
  async #addGround(ground: Basemap): Promise<void> {
    const layers = GROUND.map(async (name) => ground.add(name, await api.basemap<NamedProperties>(name)));
    const towns = api.basemap<TownProperties>("towns").then((found) => this.#labels.setTowns(found));
    await Promise.allSettled([...layers, towns]);
  }

  show(around: Around): void {
    this.#around = around;
    this.#hinted = [];
    const areas = around.hits.filter(isArea);
    this.#areas.show(areas.flatMap(placed));
    this.#drawPin(around);
    this.#frame();
    this.#mark();
  }

  /** Point at the hits of these places in the list. */
  hint(places: readonly number[]): void {
    this.#hinted = places;
    for (const { places: own, element } of this.#buttons)
      element.classList.toggle(
        "is-hinted",
        own.some((place) => places.includes(place)),
      );
    const area = this.#around?.hits.find((hit, place) => isArea(hit) && places.includes(place));
    this.#areas.hint(area ? String(area.id) : null);
  }

  #placeOf(id: string): number {
    return this.#around?.hits.findIndex((hit) => hit.id === id) ?? -1;
  }

  #points(): LonLat[] {
    return (this.#around?.hits ?? []).flatMap((hit) => {
      const point = pointOf(hit);
      return point ? [point] : [];
    });
  }

  #frame(): void {
    if (!this.#around) return;
    const bounds = L.latLngBounds([this.#around.position, ...this.#points()].map(toLatLng));
    this.#map.fitBounds(bounds, { padding: [48, 48], maxZoom: CLOSEST, animate: !isStill() });
  }

  #drawPin({ position, label }: Around): void {
    const element = document.createElement("div");
    render(icon("pin"), element);
    this.#pin.clearLayers();
    const marker = L.marker(toLatLng(position), {
      icon: L.divIcon({ html: element, className: "place-pin", iconSize: [MARK_PX, MARK_PX], iconAnchor: [22, 40] }),
      interactive: false,
      keyboard: false,
      zIndexOffset: -1000,
    }).addTo(this.#pin);
    marker.getElement()?.setAttribute("role", "img");
    marker.getElement()?.setAttribute("aria-label", t("spoken-place", { label }));
  }

  /** Draw the marks anew; a mark that had the focus keeps it, and what is pointed at stays pointed at. */
  #mark(): void {
    const focused = this.#buttons.find(({ element }) => element === document.activeElement)?.places[0];
    const points = this.#points().map((point) => this.#map.latLngToContainerPoint(toLatLng(point)));
    this.#marks.clearLayers();
    this.#buttons = grouped(points, PIXELS_APART).map((places) => this.#drawMark(places));
    this.#buttons.find(({ places }) => focused !== undefined && places.includes(focused))?.element.focus();
    this.hint(this.#hinted);
  }

  #drawMark(places: readonly number[]): { places: readonly number[]; element: HTMLElement } {
    const { hits, names } = this.#around ?? { hits: [], names: [] };
    const [first = 0] = places;
    const sign = document.createElement("span");
    sign.textContent = numbersOf(places);
    const hit = hits[first];
    const isWeakest = places.every((place) => hits[place] && isRough(hits[place]));
    const marker = L.marker(toLatLng((hit && pointOf(hit)) ?? [0, 0]), {
      icon: L.divIcon({
        html: sign,
        className: `near-mark ${isWeakest ? "is-weak" : "is-exact"}`,
        iconSize: [MARK_PX, MARK_PX],
      }),
      keyboard: false,
      bubblingMouseEvents: false,
      riseOnHover: true,
    }).addTo(this.#marks);
    const element = marker.getElement() ?? sign;
    element.setAttribute("role", "button");
    element.tabIndex = 0;
    element.setAttribute("aria-label", places.map((place) => `${place + 1}. ${names[place] ?? ""}`).join("; "));
    const open = (): void => this.#events.opened(first);
    marker.on("click", open);
    onActivate(element, open);
    for (const [kind, hinted] of [
      ["mouseenter", places],
      ["focus", places],
      ["mouseleave", []],
      ["blur", []],
    ] as const)
      element.addEventListener(kind, () => this.#events.hinted(hinted));
    return { places, element };
  }

  #occupied(): { x: number; y: number; width: number; height: number }[] {
    return this.#points().map((point) => {
      const { x, y } = this.#map.latLngToContainerPoint(toLatLng(point));
      return { x: x - 18, y: y - 18, width: 36, height: 36 };
    });
  }
}

/** An area as the map draws it; none without a shape. */
function placed(feature: Hit & Feature<Area>): Placed<Area>[] {
  const box = boxOf(feature.geometry);
  return box ? [{ record: feature.properties, feature, point: feature.properties.point, box }] : [];
}
