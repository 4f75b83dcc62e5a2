/** Names for orientation close up: fetched by tile when they come into view, and chosen by zoom. */

import { basemap, nameTiles } from "../api";
import { positionOf } from "../geo";
import type { Box, FeatureCollection, LonLat, NamedProperties } from "../types";
import { tilesOf } from "./tiles";

/** The more important first: who stands earlier takes its place on the map first. */
export const NAME_KINDS = ["part", "station", "street", "stop"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export interface MapName {
  name: string;
  kind: NameKind;
  at: LonLat;
}

export interface NameProperties extends Omit<NamedProperties, "kind"> {
  kind: NameKind;
}

/** From which zoom names of a kind are written. */
export const NAMES_FROM_ZOOM: Record<NameKind, number> = { part: 12, station: 14, street: 14, stop: 15.5 };
/** A window shows at most about twelve tiles; some more are kept for the way back. */
const MOST_TILES = 32;

/** The names of a tile's file. */
export function namesOf(layer: FeatureCollection<NameProperties>): MapName[] {
  return layer.features.flatMap(({ properties: { name, kind }, geometry }) => {
    const at = positionOf(geometry);
    return at ? [{ name, kind, at }] : [];
  });
}

/**
 * The names to write at a zoom, the more important first. A street that runs through several tiles stands once; names
 * that the map writes anyway, as a town or as an area, are not written again.
 */
export function chooseNames(names: readonly MapName[], zoom: number, written: ReadonlySet<string>): MapName[] {
  const seen = new Set<string>();
  const isNew = ({ kind, name }: MapName): boolean => {
    if (kind === "part") return !written.has(name);
    if (kind !== "street") return true;
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst;
  };
  const wanted = NAME_KINDS.filter((kind) => zoom >= NAMES_FROM_ZOOM[kind]);
  return wanted.flatMap((kind) => names.filter((one) => one.kind === kind && isNew(one)));
}

export class NameTiles {
  readonly #arrived: () => void;
  /** In the order of their last use. */
  readonly #tiles = new Map<string, MapName[] | null>();
  #known: Promise<ReadonlySet<string>> | null = null;

  /** `arrived` is called whenever there are names that were not there before. */
  constructor(arrived: () => void) {
    this.#arrived = arrived;
  }

  /** The names at hand for a view; what is missing is fetched. */
  inView(box: Box, zoom: number): MapName[] {
    if (zoom < NAMES_FROM_ZOOM.part) return [];
    const tiles = tilesOf(box);
    // Names are orientation and no statement: without them the map is sparser, and the next move asks again.
    for (const tile of tiles) this.#want(tile).catch(() => this.#tiles.delete(tile));
    return tiles.flatMap((tile) => this.#tiles.get(tile) ?? []);
  }

  async #want(tile: string): Promise<void> {
    const kept = this.#tiles.get(tile);
    this.#tiles.delete(tile);
    this.#tiles.set(tile, kept ?? null);
    if (kept !== undefined) return;
    this.#forgetOldest();
    if (!(await this.#index()).has(tile)) return;
    this.#tiles.set(tile, namesOf(await basemap<NameProperties>(`names/${tile}`)));
    this.#arrived();
  }

  #index(): Promise<ReadonlySet<string>> {
    this.#known ??= nameTiles().then((tiles) => new Set(tiles));
    this.#known.catch(() => {
      this.#known = null;
    });
    return this.#known;
  }

  #forgetOldest(): void {
    const [oldest] = this.#tiles.keys();
    if (this.#tiles.size > MOST_TILES && oldest !== undefined) this.#tiles.delete(oldest);
  }
}
