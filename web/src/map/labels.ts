/** Names on the map: towns by rank, areas when near; laid out anew after every move so that none collide. */

import L from "leaflet";
import type { Placed } from "../atlas";
import { positionOf } from "../geo";
import { afterFrame } from "../pause";
import { t } from "../texts";
import type { Area, FeatureCollection, LonLat, Region, TownProperties } from "../types";
import { placeLabels, type Rect, type Wanted } from "./collide";
import { toBox, toLatLng } from "./lonlat";
import { chooseNames, type MapName, type NameKind, NameTiles } from "./names";

const AREA_NAMES_FROM_ZOOM = 12.5;
const REGION_NAMES_FROM_ZOOM = 7.5;
const REGION_NAMES_UNTIL_ZOOM = 9.5;
const MARGIN = 4;
/** How far a name may stand from its point, in pixels. */
const GAPS = { town: 7, area: 18, region: 44, part: 12, street: 9, stop: 6, station: 7 };
/** Background names keep this far from everything else, so that the map stays calm. */
const CALM: Record<NameKind, number> = { part: 14, street: 12, stop: 8, station: 8 };
/** More of them than this find no room anyway. */
const MOST_NAMES = 400;

interface Label {
  id: string;
  text: string;
  detail: string | null;
  kind: "town" | "area" | "region" | NameKind;
  level: number;
  people: number;
  at: L.LatLng;
  fromZoom: number;
}

const SIZES = { area: 13, region: 19, part: 13, station: 12, street: 11.5, stop: 11.5 };
const LEVELS: Record<NameKind, number> = { part: 6, station: 7, street: 8, stop: 9 };
const BACKGROUND: ReadonlySet<string> = new Set(Object.keys(CALM));
const isBackground = (kind: Label["kind"]): kind is NameKind => BACKGROUND.has(kind);
const hasDot = ({ kind }: Label): boolean => kind === "town" || kind === "stop" || kind === "station";

function sizeOf(label: Label): number {
  if (label.kind !== "town") return SIZES[label.kind];
  if (label.level <= 1) return 15;
  return label.level <= 3 ? 13 : 12;
}

const airOf = ({ kind }: Label): number => (isBackground(kind) ? CALM[kind] : 0);

export type Obstacles = () => Rect[];

/** Towns of small rank numbers come first and show early. */
const FROM_ZOOM_BY_RANK = [0, 0, 0, 8.75, 10.5, 11.5];
const fromZoomOf = (rank: number): number => FROM_ZOOM_BY_RANK[rank] ?? 12;

export class LabelLayer {
  readonly #map: L.Map;
  readonly #pane: HTMLElement;
  readonly #obstacles: Obstacles;
  /** What names stand beside where they can. */
  #crowd: Obstacles = () => [];
  readonly #pen = document.createElement("canvas").getContext("2d");
  readonly #widths = new Map<string, number>();
  readonly #names = new NameTiles(() => void this.#layOutSoon());
  #towns: Label[] = [];
  #areas: Label[] = [];
  #regions: Label[] = [];
  #wishes = 0;
  #family: string | undefined;
  #middles: readonly { region: Region; at: LonLat }[] = [];

  constructor(map: L.Map, obstacles: Obstacles) {
    this.#map = map;
    this.#obstacles = obstacles;
    this.#pane = map.createPane("labels");
    this.#pane.classList.add("leaflet-zoom-hide");
    this.#pane.setAttribute("aria-hidden", "true");
    // Until they are laid out anew there are none: those of the zoom before would stand at wrong places.
    map.on("zoomend", () => this.#pane.replaceChildren());
    map.on("moveend", () => void this.#layOutSoon());
    void document.fonts?.ready.then(() => {
      this.#widths.clear();
      void this.#layOutSoon();
    });
  }

  setTowns(towns: FeatureCollection<TownProperties>): void {
    const labels = towns.features.flatMap(({ properties, geometry }): Label[] => {
      const at = positionOf(geometry);
      if (!at) return [];
      const { ags, name, name_hsb, rank, population } = properties;
      const what = {
        id: ags,
        text: name,
        detail: name_hsb,
        kind: "town",
        level: rank,
        people: population ?? 0,
      } as const;
      return [this.#label(what, at, fromZoomOf(rank))];
    });
    this.#towns = labels.sort((a, b) => a.level - b.level || b.people - a.people);
    void this.#layOutSoon();
  }

  setRegions(regions: readonly { region: Region; at: LonLat }[]): void {
    this.#middles = regions;
    this.rename();
  }

  /** Write the names that are not proper names in the language spoken now. */
  rename(): void {
    this.#regions = this.#middles.map(({ region, at }) => {
      const what = {
        id: region,
        text: t(`region-${region}`),
        detail: null,
        kind: "region",
        level: 0,
        people: 0,
      } as const;
      return this.#label(what, at, REGION_NAMES_FROM_ZOOM);
    });
    void this.#layOutSoon();
  }

  setAreas(areas: readonly Placed<Area>[]): void {
    const isFirstOfName = (name: string, i: number): boolean =>
      areas.findIndex((one) => one.record.name === name) === i;
    this.#areas = areas
      .filter((one, i) => one.feature.geometry !== null && isFirstOfName(one.record.name, i))
      .map(({ record, point }) => {
        const what = { id: record.id, text: record.name, detail: null, kind: "area", level: 0, people: 0 } as const;
        return this.#label(what, point, AREA_NAMES_FROM_ZOOM);
      });
    void this.#layOutSoon();
  }

  #label(what: Omit<Label, "at" | "fromZoom">, at: LonLat, fromZoom: number): Label {
    return { ...what, at: toLatLng(at), fromZoom };
  }

  /** Names wait for a frame without other work, and are laid out together where more come meanwhile. */
  async #layOutSoon(): Promise<void> {
    this.#wishes += 1;
    const wish = this.#wishes;
    await afterFrame();
    // A map that has gone meanwhile has no place for names.
    if (wish === this.#wishes && this.#pane.isConnected) this.layOut();
  }

  /** Keep clear of these, as far as there is room. */
  avoid(crowd: Obstacles): void {
    this.#crowd = crowd;
    this.layOut();
  }

  /** Write the labels that fit into the current view. */
  layOut(): void {
    const zoom = this.#map.getZoom();
    const bounds = this.#map.getBounds();
    const regions = zoom < REGION_NAMES_UNTIL_ZOOM ? this.#regions : [];
    const capitals = this.#towns.filter((label) => label.level <= 1);
    const proper = [...this.#areas, ...capitals, ...regions, ...this.#towns.slice(capitals.length)].filter(
      (label) => zoom >= label.fromZoom && bounds.contains(label.at),
    );
    const wanted = [...proper, ...this.#background(proper, bounds, zoom)];
    const byId = new Map(wanted.map((label) => [label.id, label]));
    const placed = placeLabels(
      wanted.map((label) => this.#measured(label)),
      this.#obstacles(),
      { width: this.#map.getSize().x, height: this.#map.getSize().y },
      this.#crowd(),
    );
    const offset = this.#map.containerPointToLayerPoint([0, 0]);
    this.#pane.replaceChildren(
      ...placed.flatMap((rect) => {
        const label = byId.get(rect.id);
        return label ? this.#nodes(label, rect, offset) : [];
      }),
    );
  }

  /** Names for orientation: after all others, and never one that stands there already. */
  #background(proper: readonly Label[], bounds: L.LatLngBounds, zoom: number): Label[] {
    const near = this.#names.inView(toBox(bounds), zoom).filter(({ at }) => bounds.contains(toLatLng(at)));
    const chosen = chooseNames(near, zoom, new Set(proper.map(({ text }) => text)));
    return chosen.slice(0, MOST_NAMES).map((one) => this.#backgroundLabel(one));
  }

  #backgroundLabel({ name, kind, at }: MapName): Label {
    const what = { id: `${kind}:${name}:${at}`, text: name, detail: null, kind, level: LEVELS[kind], people: 0 };
    return this.#label(what, at, 0);
  }

  #measured(label: Label): Wanted {
    const point = this.#map.latLngToContainerPoint(label.at);
    const lines = label.detail ? 2 : 1;
    const air = airOf(label);
    return {
      id: label.id,
      x: point.x,
      y: point.y,
      width:
        Math.max(this.#width(label, label.text), label.detail ? this.#width(label, label.detail) : 0) +
        2 * MARGIN +
        2 * air,
      height: lines * (label.level <= 1 ? 19 : 16) + air,
      gap: GAPS[label.kind] - air / 2,
      isCentred: !hasDot(label),
    };
  }

  #width(label: Label, text: string): number {
    const size = sizeOf(label);
    const key = `${size} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    this.#family ??= getComputedStyle(this.#pane).fontFamily;
    if (this.#pen) this.#pen.font = `600 ${size}px ${this.#family}`;
    const width = this.#pen?.measureText(text).width ?? text.length * 7;
    this.#widths.set(key, width);
    return width;
  }

  #nodes(label: Label, rect: Rect, offset: L.Point): HTMLElement[] {
    const name = document.createElement("div");
    name.className = `map-name map-name-${label.kind} map-name-${label.level}`;
    name.textContent = label.text;
    if (label.detail) {
      const detail = document.createElement("i");
      detail.lang = "hsb";
      detail.textContent = label.detail;
      name.append(detail);
    }
    L.DomUtil.setPosition(name, L.point(rect.x + rect.width / 2, rect.y + airOf(label) / 2).add(offset));
    if (!hasDot(label)) return [name];
    const dot = document.createElement("div");
    dot.className = `map-dot map-dot-${label.kind} map-dot-${label.level}`;
    L.DomUtil.setPosition(dot, this.#map.latLngToLayerPoint(label.at));
    return [dot, name];
  }
}
