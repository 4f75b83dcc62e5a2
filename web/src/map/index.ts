/** The map as the rest of the front end knows it: lon/lat in, lon/lat out; Leaflet stays behind this module. */

import L from "leaflet";
import { render } from "lit-html";
import type { Shown } from "../atlas";
import { boxAround, boxHolds, cornersOf } from "../geo";
import { icon } from "../icons";
import type { Selection, View } from "../state";
import { t } from "../texts";
import type {
  Box,
  FeatureCollection,
  Geometry,
  LonLat,
  NamedProperties,
  Region,
  RegionShape,
  TownProperties,
} from "../types";
import { AreaLayer } from "./areas";
import { Basemap, type BasemapLayer, type Detail, MUNICIPALITIES_FROM_ZOOM } from "./basemap";
import type { Rect } from "./collide";
import { drawPair, type Pair } from "./compared";
import { addControls, addScale } from "./controls";
import type { KreisLayer, Tint } from "./kreise";
import { LabelLayer } from "./labels";
import { createLeaflet, HOME_PADDING, isStill, SAXONY } from "./leaflet";
import { toBounds, toBox, toLatLng, toLonLat, toPath } from "./lonlat";
import { PointLayer } from "./points";
import { MAX_ZOOM } from "./spots";
import type { StockActions, StockLayer } from "./stock";

export type Opened = Selection;

/** All Saxony without anything on it, to be made an AtlasMap; apart, because both together keep a phone waiting. */
export type BareMap = L.Map;
export const bareMap: (container: HTMLElement) => BareMap = createLeaflet;

export interface MapEvents {
  open(selection: Selection): void;
  clickEmpty(position: LonLat): void;
  moved(): void;
  /** What an area is called. */
  areaName(id: string): string | undefined;
  /** Called once, when municipal borders are first needed. */
  needMunicipalities(): void;
}

const CLOSEST_FIT = 14.5;
/** An area drawn smaller than this is shown closer when it is opened. */
const READABLE_PX = 60;
/** So many pictures of a foreign basemap in a row may fail: single ones are missing at its edge. */
const MOST_MISSING = 3;

function middleOf(region: Region, box: Box | null): { region: Region; at: LonLat }[] {
  return box ? [{ region, at: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] }] : [];
}

export class AtlasMap {
  readonly #map: L.Map;
  readonly #basemap: Basemap;
  readonly #labels: LabelLayer;
  readonly #areas: AreaLayer;
  readonly #points: PointLayer;
  readonly #pin = L.layerGroup();
  readonly #cityOutline = L.layerGroup();
  readonly #pair = L.layerGroup();
  #cover: L.TileLayer | null = null;
  readonly #nameTools: () => void;
  #shown: Shown = { areas: [], projects: [], offices: [] };
  #kreise: Promise<KreisLayer> | null = null;
  #tint: Tint | null = null;
  /** True while the map is laid out for paper: its moves then are nobody's. */
  #isOnPaper = false;

  constructor(map: BareMap, tools: HTMLElement, events: MapEvents) {
    this.#map = map;
    this.#basemap = new Basemap(map);
    this.#areas = new AreaLayer(map, (id) => events.open({ kind: "area", id }));
    this.#points = new PointLayer(map, {
      openRecord: (kind, id) => events.open({ kind, id }),
      openGroup: (spot) => events.open({ kind: "group", position: spot.position }),
      areaName: (id) => events.areaName(id),
    });
    this.#labels = new LabelLayer(map, () => this.#occupied());
    this.#pin.addTo(map);
    this.#cityOutline.addTo(map);
    this.#pair.addTo(map);
    const nameScale = addScale(map);
    const nameControls = addControls(map, tools, () => this.home());
    this.#nameTools = () => {
      nameControls();
      nameScale();
    };
    this.#listen(events);
  }

  #listen(events: MapEvents): void {
    const map = this.#map;
    map.on("click", (event) => events.clickEmpty(toLonLat(event.latlng)));
    map.on("moveend", () => {
      if (!this.#isOnPaper) events.moved();
      if (map.getZoom() >= MUNICIPALITIES_FROM_ZOOM && !this.#basemap.has("municipalities"))
        events.needMunicipalities();
    });
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: true })).observe(map.getContainer());
  }

  addBasemap(name: BasemapLayer, layer: FeatureCollection<NamedProperties>, detail?: Detail): void {
    this.#basemap.add(name, layer, detail);
  }

  /** Colour the regions by shapes of which each lies in one of them, and name both. */
  addRegions(shapes: readonly RegionShape[], detail?: Detail): void {
    const middles = (["east", "west"] as const).flatMap((region) => {
      const drawn = shapes.filter((one) => one.properties.region === region);
      const features = drawn.map((one) => ({ ...one, properties: { name: region } }));
      this.#basemap.add(region, { type: "FeatureCollection", features }, detail);
      return middleOf(region, boxAround(drawn.flatMap((one) => cornersOf(one.geometry))));
    });
    this.#labels.setRegions(middles);
  }

  addTowns(towns: FeatureCollection<TownProperties>): void {
    this.#labels.setTowns(towns);
  }

  /** Name everything anew, in the language spoken now; records are named when they are shown. */
  rename(): void {
    this.#nameTools();
    this.#labels.rename();
  }

  /** Draw exactly these records. */
  show(shown: Shown): void {
    for (const draw of this.drawing(shown)) draw();
  }

  /** The steps of drawing exactly these records, for whoever rests between them. */
  drawing(shown: Shown): readonly (() => void)[] {
    this.#shown = shown;
    return [
      ...this.#areas.drawing(shown.areas),
      () => this.#points.take(shown),
      () => this.#points.draw(),
      () => this.#labels.setAreas(shown.areas),
    ];
  }

  /** Tint the Kreise by values, or no longer; what draws them is loaded when it is first wanted. */
  async tint(tint: Tint | null): Promise<void> {
    this.#tint = tint;
    if (!tint && !this.#kreise) return;
    this.#kreise ??= import("./kreise").then(({ KreisLayer }) => KreisLayer.load(this.#map));
    const layer = await this.#kreise.catch((error: unknown) => {
      this.#kreise = null;
      throw error;
    });
    layer.show(this.#tint);
  }

  /** What draws the projects of a stock; it is loaded where there is one. */
  async stock(actions: StockActions): Promise<StockLayer> {
    const layer = new (await import("./stock")).StockLayer(this.#map, actions);
    layer.on("load", () => this.#labels.avoid(() => layer.room()));
    return layer;
  }

  /** Mark what is selected: a record or a pin at a place. */
  select(selection: Selection | null): void {
    const record = selection && "id" in selection ? selection : null;
    this.#areas.select(record?.kind === "area" ? record.id : null);
    this.#points.select(record ? `${record.kind}:${record.id}` : null);
    this.outline(null);
    this.#pin.clearLayers();
    if (selection?.kind === "place") this.#drawPin(selection.position, selection.label);
  }

  /** Outline and letter the two areas of a comparison, or none. */
  compare(pair: Pair | null): void {
    this.#pair.clearLayers();
    if (pair) drawPair(this.#pair, pair);
  }

  /** Draw the boundary of a city, or none. */
  outline(boundary: Geometry | null): void {
    this.#cityOutline.clearLayers();
    if (!boundary) return;
    toPath(boundary, { className: "city-outline", interactive: false, fill: false }).addTo(this.#cityOutline);
  }

  #drawPin(position: LonLat, label?: string): void {
    const element = document.createElement("div");
    render(icon("pin"), element);
    const marker = L.marker(toLatLng(position), {
      icon: L.divIcon({ html: element, className: "place-pin", iconSize: [44, 44], iconAnchor: [22, 40] }),
      interactive: false,
      keyboard: false,
      zIndexOffset: 1000,
    }).addTo(this.#pin);
    marker.getElement()?.setAttribute("role", "img");
    marker.getElement()?.setAttribute("aria-label", t("spoken-place", { label: label ?? t("place-clicked") }));
  }

  /** Show something that was opened elsewhere; what is in view and large enough stays where it is. */
  reveal(box: Box, isAlwaysFitted: boolean): void {
    this.#measure();
    const bounds = toBounds(box);
    const size = this.#map
      .latLngToLayerPoint(bounds.getSouthEast())
      .subtract(this.#map.latLngToLayerPoint(bounds.getNorthWest()));
    const isReadable = Math.max(size.x, size.y) >= READABLE_PX && this.#map.getBounds().contains(bounds.getCenter());
    if (isReadable && !isAlwaysFitted) return;
    const padding = L.point(36, 36);
    this.#map.fitBounds(bounds, { padding, maxZoom: CLOSEST_FIT, animate: !isStill() });
  }

  /** The panel may just have opened beside the map: what follows must fit into what is left. */
  #measure(): void {
    this.#map.invalidateSize({ animate: false, pan: false });
  }

  /** Come near a point without going away from where one already is near; there is no map outside Saxony. */
  approach(point: LonLat, zoom: number): void {
    if (!boxHolds(SAXONY, point)) return;
    this.#measure();
    const isNear = this.#map.getZoom() >= zoom && this.#map.getBounds().pad(-0.1).contains(toLatLng(point));
    if (!isNear) this.#map.setView(toLatLng(point), Math.max(zoom, this.#map.getZoom()), { animate: !isStill() });
  }

  /** Point at an area without opening it. */
  hint(areaId: string | null): void {
    this.#areas.hint(areaId);
  }

  home(): void {
    this.#map.fitBounds(toBounds(SAXONY), { ...HOME_PADDING, animate: !isStill() });
  }

  view(): View {
    const [lon, lat] = toLonLat(this.#map.getCenter());
    return { lon, lat, zoom: this.#map.getZoom() };
  }

  setView({ lon, lat, zoom }: View): void {
    this.#measure();
    this.#map.setView(toLatLng([lon, lat]), zoom, { animate: false });
  }

  box(): Box {
    return toBox(this.#map.getBounds());
  }

  /** The records that are drawn. */
  shown(): Shown {
    return this.#shown;
  }

  /** Draw a piece of the map into a container that has got the size and the colours of paper. */
  toPaper(box: Box): void {
    this.#isOnPaper = true;
    this.#measure();
    this.#basemap.restyle();
    this.#map.fitBounds(toBounds(box), { animate: false });
    this.#labels.layOut();
  }

  /** Go back to the view on the screen. */
  fromPaper(view: View): void {
    this.#basemap.restyle();
    this.setView(view);
    this.#isOnPaper = false;
  }

  /** Lay pictures of another host over the own basemap, or take them away; `failed` is called when they do not come. */
  cover(url: string | null, failed: () => void): void {
    this.#cover?.remove();
    this.#cover = null;
    this.#map.getContainer().classList.toggle("has-cover", url !== null);
    if (url === null) return;
    const layer = L.tileLayer(url, { maxZoom: MAX_ZOOM, referrerPolicy: "no-referrer" });
    let missing = 0;
    layer.on("tileload", () => {
      missing = 0;
    });
    layer.on("tileerror", () => {
      missing += 1;
      if (missing === MOST_MISSING) failed();
    });
    this.#cover = layer.addTo(this.#map);
  }

  /** A wheel over the map scrolls the page where the page itself scrolls. */
  setWheelZoom(isOn: boolean): void {
    if (isOn) this.#map.scrollWheelZoom.enable();
    else this.#map.scrollWheelZoom.disable();
  }

  /** Give the focus to a record's sign on the map, or to the cluster that holds it. */
  focusRecord(kind: string, id: string): boolean {
    const path = this.#map
      .getContainer()
      .querySelector<SVGElement>(`path[data-kind="${kind}"][data-id="${CSS.escape(id)}"]`);
    if (!path) return this.#points.focusRecord(`${kind}:${id}`);
    path.focus();
    return true;
  }

  focus(): void {
    this.#map.getContainer().focus();
  }

  #occupied(): Rect[] {
    const [right, up] = this.#points.isBeside ? [18, 18] : [0, 0];
    const spots = this.#points.positions();
    return [
      ...spots.map(({ x, y }) => ({ x: x - 15 + right, y: y - 15 - up, width: 30, height: 30 })),
      ...this.#furniture(),
    ];
  }

  /** Scale, buttons and legend, as far as they lie over the map. */
  #furniture(): Rect[] {
    const container = this.#map.getContainer();
    const origin = container.getBoundingClientRect();
    const over = container.parentElement?.querySelectorAll(".leaflet-control-scale, .tools > *, .legend") ?? [];
    return [...over].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x - origin.x, y: y - origin.y, width, height };
    });
  }
}
