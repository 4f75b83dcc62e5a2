/** The map of the cities: coloured by who is responsible, with letters and pattern as well; each sign can be chosen. */

import "leaflet/dist/leaflet.css";
import L from "leaflet";
import * as api from "../../api";
import { Basemap, type BasemapLayer } from "../../map/basemap";
import { placeLabels } from "../../map/collide";
import { addControls, addScale } from "../../map/controls";
import { createLeaflet, HOME_PADDING, isStill, SAXONY } from "../../map/leaflet";
import { toBounds, toLatLng, toPath } from "../../map/lonlat";
import type { NamedProperties } from "../../types";
import type { CityRow, Look } from "./data";
import { isDirection, nextInDirection } from "./direction";
import { isInside, type Spot } from "./inside";
import { Lasso } from "./lasso";
import { Sign } from "./sign";

export interface Shown {
  row: CityRow;
  look: Look;
  /** What the sign is called: the city, and who is responsible. */
  label: string;
  isChosen: boolean;
  /** False for what a filter leaves out: it stays as a pale hint of where it is. */
  isMatching: boolean;
}

export interface CityMapEvents {
  choose(ags: string, isStretch: boolean): void;
  catch(ags: readonly string[]): void;
}

/** The light layers of the own basemap; the map is useful without them. */
const GROUND: readonly (readonly [BasemapLayer, string])[] = [
  ["neighbours", "neighbours"],
  ["state", "overview-state"],
  ["rivers", "rivers"],
  ["kreise", "overview-kreise"],
];
const NAME_PX = { height: 16, letter: 6.6, gap: 19 };

const fillOf = ({ tone, pattern }: Look): string => `url(#pattern-${tone}-${pattern})`;

export class CityMap {
  readonly #map: L.Map;
  readonly #events: CityMapEvents;
  readonly #lasso: Lasso;
  readonly #signs = new Map<string, Sign>();
  readonly #shapes = new Map<string, L.Path>();
  readonly #layer = L.layerGroup();
  readonly #names: HTMLElement;
  readonly #nameTools: () => void;
  readonly #sizes = new ResizeObserver(() => this.#map.invalidateSize({ animate: false, pan: true }));
  #isGone = false;
  /** The one sign that the Tab key reaches; the arrow keys lead on from it. */
  #tabbed: string | null = null;

  constructor(container: HTMLElement, tools: HTMLElement, events: CityMapEvents) {
    this.#map = createLeaflet(container);
    this.#events = events;
    this.#layer.addTo(this.#map);
    this.#names = this.#map.createPane("city-names");
    this.#names.setAttribute("aria-hidden", "true");
    const nameScale = addScale(this.#map);
    const nameControls = addControls(this.#map, tools, () => this.home());
    this.#nameTools = () => {
      nameControls();
      nameScale();
    };
    this.#lasso = new Lasso(this.#map, (loop) => this.#catch(loop));
    this.#map.on("zoomstart", () => this.#names.replaceChildren());
    this.#map.on("moveend", () => this.#placeNames());
    this.#sizes.observe(container);
    void this.#drawGround();
  }

  async #drawGround(): Promise<void> {
    const basemap = new Basemap(this.#map);
    await Promise.allSettled(
      GROUND.map(async ([layer, file]) => {
        const ground = await api.basemap<NamedProperties>(file);
        if (!this.#isGone) basemap.add(layer, ground, "coarse");
      }),
    );
  }

  /** Draw exactly these cities; signs that are there stay, with the focus that one of them may have. */
  show(cities: readonly Shown[]): void {
    for (const shown of cities) {
      const sign = this.#signs.get(shown.row.ags);
      if (sign) sign.show(shown);
      else this.#add(shown);
      this.#paint(shown);
    }
    this.#reach(this.#tabbed ?? cities[0]?.row.ags ?? null);
    this.#placeNames();
  }

  #add(shown: Shown): void {
    const { ags, geometry } = shown.row;
    const choose = (event: MouseEvent | KeyboardEvent): void => this.#events.choose(ags, event.shiftKey);
    if (geometry) {
      const shape = toPath(geometry, { className: "city-shape", fill: true, bubblingMouseEvents: false });
      shape.addTo(this.#layer).on("click", (event: L.LeafletMouseEvent) => choose(event.originalEvent));
      this.#shapes.set(ags, shape);
    }
    const sign = new Sign(shown, this.#layer, choose);
    sign.element.addEventListener("keydown", (event) => this.#walk(event, sign));
    sign.element.addEventListener("focus", () => this.#reach(ags));
    this.#signs.set(ags, sign);
  }

  #paint({ row, look, isChosen, isMatching }: Shown): void {
    const shape = this.#shapes.get(row.ags);
    const element = shape?.getElement();
    shape?.setStyle({ fillColor: fillOf(look), fillOpacity: 1 });
    element?.setAttribute("class", `leaflet-interactive city-shape tone-${look.tone}`);
    element?.classList.toggle("is-chosen", isChosen);
    element?.classList.toggle("is-pale", !isMatching);
  }

  #reach(ags: string | null): void {
    this.#tabbed = ags;
    for (const [one, sign] of this.#signs) sign.element.tabIndex = one === ags ? 0 : -1;
  }

  #walk(event: KeyboardEvent, from: Sign): void {
    if (!isDirection(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const spots = [...this.#signs.values()].map((sign) => ({ sign, ...this.#at(sign) }));
    const here = spots.find(({ sign }) => sign === from);
    const next = here && nextInDirection(here, spots, event.key);
    if (!next) return;
    this.#map.panInside(next.sign.marker.getLatLng(), { padding: [30, 30], animate: !isStill() });
    next.sign.element.focus({ preventScroll: true });
  }

  #at(sign: Sign): Spot {
    const { x, y } = this.#map.latLngToContainerPoint(sign.marker.getLatLng());
    return { x, y };
  }

  #catch(loop: readonly Spot[]): void {
    const caught = [...this.#signs.values()].filter((sign) => sign.shown.isMatching && isInside(this.#at(sign), loop));
    this.#events.catch(caught.map(({ shown }) => shown.row.ags));
  }

  /** Let a loop be drawn, or no longer. */
  lasso(isOn: boolean): void {
    this.#lasso.switch(isOn);
  }

  /** Write the names that find room; all of them stand in the table and are the names of the signs. */
  #placeNames(): void {
    const { x: width, y: height } = this.#map.getSize();
    const signs = [...this.#signs.values()];
    const rank = ({ shown }: Sign): number => (shown.isChosen ? 100 : 0) + shown.row.projects;
    const wanted = signs
      .toSorted((a, b) => rank(b) - rank(a))
      .map((sign) => ({
        id: sign.shown.row.name,
        ...this.#at(sign),
        width: sign.shown.row.name.length * NAME_PX.letter,
        height: NAME_PX.height,
        gap: NAME_PX.gap,
        isCentred: false,
      }));
    const obstacles = signs
      .map((sign) => this.#at(sign))
      .map(({ x, y }) => ({ x: x - 16, y: y - 16, width: 32, height: 32 }));
    const placed = placeLabels(wanted, obstacles, { width, height });
    this.#names.replaceChildren(
      ...placed.map(({ id, x, y, width: wide }) => {
        const at = this.#map.containerPointToLayerPoint([x + wide / 2, y]);
        const name = Object.assign(document.createElement("span"), { className: "city-name", textContent: id });
        name.style.transform = `translate(${at.x}px, ${at.y}px) translateX(-50%)`;
        return name;
      }),
    );
  }

  /** Bring a city into view. */
  reveal({ centre }: CityRow): void {
    this.#map.panInside(toLatLng(centre), { padding: [40, 40], animate: !isStill() });
  }

  home(): void {
    this.#map.fitBounds(toBounds(SAXONY), { ...HOME_PADDING, animate: !isStill() });
  }

  /** Name the buttons anew, in the language spoken now. */
  rename(): void {
    this.#nameTools();
  }

  remove(): void {
    this.#isGone = true;
    this.#sizes.disconnect();
    this.#map.remove();
  }
}
