/**
 * The projects of a stock on the map: hundreds of thousands, so they are painted tile by tile instead of being elements.
 * The keyboard finds them in the list that the page of the projects has.
 */

import L from "leaflet";
import type { TemplateResult } from "lit-html";
import * as api from "../api";
import type { LonLat, Project } from "../types";
import type { Rect } from "./collide";
import { isStill } from "./leaflet";
import { toLatLng, toLonLat } from "./lonlat";
import { type Colours, coloursOf, legendSigns, painted, radiusOf } from "./stockpaint";
import { pieceAt, placed, reached, type Sign, signsOf } from "./stocksigns";

export interface StockActions {
  openProject(project: Project, position: LonLat): void;
  /** Open what stands in one place. */
  openGroup(position: LonLat): void;
  /** How far the tiles of the view are; `hasFailed` where some of them did not come. */
  progressed(state: { isLoading: boolean; hasFailed: boolean }): void;
  moved(): void;
}

/** Tiles are made for this width: at a zoom of the map they are those of the zoom before. */
const SIDE_PX = 512;
/** Signs reach over the edge of their tile. */
const MARGIN_PX = 36;
/** Around the middle of a sign, for a finger. */
const LEAST_REACH_PX = 14;
/** A pointer that goes further between down and up has moved the map. */
const MOST_SLIP_PX = 6;
const CLOSER_BY = 2;
const MOST_KEPT = 200;
const PANE = "stock";

export class StockLayer extends L.GridLayer {
  readonly #view: L.Map;
  readonly #actions: StockActions;
  readonly #mark = L.layerGroup();
  readonly #shown = new Map<HTMLElement, { origin: L.Point; signs: readonly Sign[] }>();
  readonly #kept = new Map<string, Promise<readonly Sign[]>>();
  #colours: Colours;
  #question: string | null = null;
  #hasFailed = false;

  constructor(map: L.Map, actions: StockActions) {
    super({ pane: PANE, tileSize: SIDE_PX, updateWhenZooming: false, keepBuffer: 1 });
    this.#view = map;
    this.#actions = actions;
    this.#colours = coloursOf(map.getContainer());
    map.createPane(PANE).setAttribute("aria-hidden", "true");
    this.#mark.addTo(map);
    this.#reportProgress();
    this.#listen(map.getContainer());
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => this.repaint());
    }
  }

  /** Draw what a question leaves, in the names of the API. */
  ask(question: string): void {
    if (question === this.#question) return;
    this.#question = question;
    this.#kept.clear();
    if (this.#view.hasLayer(this)) this.redraw();
    else this.addTo(this.#view);
  }

  /** Paint everything anew, in the colours, the language and the size of now. */
  repaint(): void {
    this.#colours = coloursOf(this.#view.getContainer());
    for (const [tile, { signs }] of this.#shown) this.#paint(tile, signs);
  }

  /** Tiles are of whole zooms, and drawn larger or smaller between them; their signs keep their size. */
  #paint(tile: HTMLElement, signs: readonly Sign[]): void {
    const frame = { side: SIDE_PX, margin: MARGIN_PX, scale: this.#scale(), isFar: this.#isFar() };
    const canvas = painted(signs, frame, this.#colours);
    canvas.style.margin = `-${MARGIN_PX}px`;
    tile.replaceChildren(canvas);
  }

  /** The part of the legend that tells what the signs mean. */
  legend(): TemplateResult {
    return legendSigns();
  }

  /** The room that signs take in the view, in its pixels; from far away they lie under everything, and take none. */
  room(): Rect[] {
    if (this.#isFar()) return [];
    const scale = this.#scale();
    const corner = this.#view.getPixelBounds().getTopLeft();
    const { x: width, y: height } = this.#view.getSize();
    return [...this.#shown.values()]
      .flatMap(({ origin, signs }) =>
        signs.map((sign) => {
          const at = L.point(sign.x, sign.y).add(origin).multiplyBy(scale).subtract(corner);
          const reach = radiusOf(sign, false);
          return { x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach };
        }),
      )
      .filter(({ x, y, width: side }) => x > -side && y > -side && x < width && y < height);
  }

  /** Mark the place of the project that is open, or none. */
  mark(position: LonLat | null): void {
    this.#mark.clearLayers();
    if (!position) return;
    const icon = L.divIcon({ className: "stock-mark", iconSize: [26, 26] });
    L.marker(toLatLng(position), { icon, interactive: false, keyboard: false }).addTo(this.#mark);
  }

  override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const tile = document.createElement("div");
    const piece = pieceAt({ x: coords.x, y: coords.y, z: coords.z - 1 });
    const origin = L.point(coords.x, coords.y).multiplyBy(SIDE_PX);
    this.#shown.set(tile, { origin, signs: [] });
    // What comes late, for a tile that is gone, is neither to be clicked nor an answer for the one in its place.
    const isShown = (): boolean => this.#shown.has(tile);
    this.#signs(`${piece.z}/${piece.x}/${piece.y}`).then(
      (found) => {
        if (!isShown()) return;
        const signs = placed(found, piece, SIDE_PX);
        this.#shown.set(tile, { origin, signs });
        this.#paint(tile, signs);
        done(undefined, tile);
      },
      (error: Error) => {
        if (isShown()) done(error, tile);
      },
    );
    return tile;
  }

  /** The signs of a tile; closer up several parts of the map ask for the same one. */
  #signs(address: string): Promise<readonly Sign[]> {
    const known = this.#kept.get(address);
    if (known) return known;
    const asked = api.tile(`/api/tiles/stock/${address}${this.#question}`).then(signsOf);
    this.#kept.set(address, asked);
    asked.catch(() => this.#kept.delete(address));
    for (const [eldest] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(eldest);
    }
    return asked;
  }

  #reportProgress(): void {
    const report = (isLoading: boolean): void => this.#actions.progressed({ isLoading, hasFailed: this.#hasFailed });
    this.on("loading", () => {
      this.#hasFailed = false;
      report(true);
    });
    this.on("tileerror", () => {
      this.#hasFailed = true;
    });
    this.on("load", () => report(false));
    this.#view.on("zoomend", () => this.repaint());
    this.#view.on("moveend", () => this.#actions.moved());
    this.on("tileunload", ({ tile }) => this.#shown.delete(tile));
  }

  /** What is painted hears nothing: the map asks what was meant before others hear of a click. */
  #listen(container: HTMLElement): void {
    let down = L.point(0, 0);
    container.addEventListener("pointerdown", ({ clientX, clientY }) => {
      down = L.point(clientX, clientY);
    });
    container.addEventListener(
      "click",
      (event) => {
        const hasSlipped = down.distanceTo([event.clientX, event.clientY]) > MOST_SLIP_PX;
        const [first, ...others] = hasSlipped ? [] : this.#meant(event);
        if (!first) return;
        event.stopPropagation();
        this.#open(first, others);
      },
      { capture: true },
    );
    container.addEventListener("pointermove", (event) => {
      container.classList.toggle("is-over-stock", event.buttons === 0 && this.#meant(event).length > 0);
    });
  }

  /** The signs that a pointer means, in pixels of the world; what lies above them is meant first. */
  #meant(event: MouseEvent): Sign[] {
    const target = event.target as Element;
    // Whoever clicks without a pointer, by the keyboard or a screen reader, means the element itself.
    const isByPointer = event.type !== "click" || event.detail > 0;
    if (!isByPointer || target.closest(this.#isFar() ? ".spot-anchor, path.area" : ".spot-anchor")) return [];
    const at = this.#view.project(this.#view.mouseEventToLatLng(event), this.#zoom());
    const near = [...this.#shown.values()].filter(
      ({ origin }) =>
        at.x > origin.x - MARGIN_PX &&
        at.y > origin.y - MARGIN_PX &&
        at.x < origin.x + SIDE_PX + MARGIN_PX &&
        at.y < origin.y + SIDE_PX + MARGIN_PX,
    );
    const signs = near.flatMap(({ origin, signs }) =>
      signs.map((sign) => ({ ...sign, x: sign.x + origin.x, y: sign.y + origin.y })),
    );
    const reachOf = (sign: Sign): number => Math.max(LEAST_REACH_PX, radiusOf(sign, this.#isFar()));
    return reached(signs, at.x, at.y, (sign) => reachOf(sign) / this.#scale());
  }

  /** True where the areas are so small that they lie above everything painted. */
  #isFar(): boolean {
    return this.#view.getContainer().classList.contains("is-overview");
  }

  /** How much larger than they are the tiles of now are drawn. */
  #scale(): number {
    return this.#view.getZoomScale(this.#view.getZoom(), this.#zoom());
  }

  /** The whole zoom of the map for which the tiles of now are made. */
  #zoom(): number {
    return Math.round(this.#view.getZoom());
  }

  /** Open what is clearly one; come nearer to several until they come apart, or open them as a list. */
  #open(sign: Sign, others: readonly Sign[]): void {
    const position = this.#view.unproject([sign.x, sign.y], this.#zoom());
    const zoom = this.#view.getZoom();
    if (sign.project && others.length === 0) this.#actions.openProject(sign.project, toLonLat(position));
    else if (sign.partsAt !== null || (others.length > 0 && zoom < this.#view.getMaxZoom())) {
      const closer = sign.partsAt === null ? zoom + CLOSER_BY : Math.max(sign.partsAt + 1, Math.floor(zoom) + 1);
      this.#view.setView(position, Math.min(closer, this.#view.getMaxZoom()), { animate: !isStill() });
    } else this.#actions.openGroup(toLonLat(position));
  }
}
