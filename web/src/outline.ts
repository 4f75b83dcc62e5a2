/** The boundary of a chosen city on the map; it is fetched when it is first wanted. */

import { item } from "./api";
import type { AtlasMap } from "./map";
import type { Selection } from "./state";
import type { CityDetails, Geometry } from "./types";

export class Outline {
  readonly #known = new Map<string, Geometry>();
  #wanted: string | null = null;

  /** Draw the boundary of a city, if one is chosen; a later choice overtakes an earlier one. */
  async show(map: AtlasMap, selection: Selection | null): Promise<void> {
    this.#wanted = selection?.kind === "city" ? selection.id : null;
    if (selection?.kind !== "city") return;
    const { id } = selection;
    const boundary = this.#known.get(id) ?? (await item<CityDetails>("cities", id)).geometry;
    if (boundary) this.#known.set(id, boundary);
    if (id === this.#wanted) map.outline(boundary);
  }
}
