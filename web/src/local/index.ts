/** The search without a server: the loaded records, and the places of two small files. */

import { placeFile } from "../api";
import type { Atlas } from "../atlas";
import type { Place } from "../types";
import { Places } from "./places";
import { entriesOf, findRecords } from "./records";

const PLACES_AT_LEAST = 3;

export class LocalSearch {
  readonly #entries: ReturnType<typeof entriesOf>;
  readonly #places = new Places();
  #towns: Promise<void> | null = null;
  #streets: Promise<void> | null = null;

  constructor(atlas: Atlas) {
    this.#entries = entriesOf(atlas);
  }

  /** Fetch towns, quarters and postal codes, so that they are there when the network is not. */
  prepare(): Promise<void> {
    this.#towns ??= this.#load("index").catch(() => {
      this.#towns = null;
    });
    return this.#towns;
  }

  /** Records first, then places, as far as they are there. */
  async search(q: string, limit: number): Promise<Place[]> {
    await this.prepare();
    // Streets and stops are many: they are fetched only when they are asked for in vain elsewhere.
    if (this.#towns) await this.#loadStreets();
    const records = findRecords(this.#entries, q);
    const places = this.#places.find(q, limit);
    const kept = records.slice(
      0,
      Math.max(limit - Math.min(places.length, PLACES_AT_LEAST), Math.floor((limit + 1) / 2)),
    );
    return [...kept, ...places.slice(0, limit - kept.length)];
  }

  #loadStreets(): Promise<void> {
    this.#streets ??= this.#load("streets").catch(() => {
      this.#streets = null;
    });
    return this.#streets;
  }

  async #load(name: "index" | "streets"): Promise<void> {
    this.#places.add(await placeFile(name));
  }
}
