/** The figures of what is shown, beside the map and on it; what draws them is loaded when they are first wanted. */

import type { Atlas } from "../atlas";
import { Lazy } from "../lazy";
import type { AtlasMap } from "../map";
import { t } from "../texts";
import type { StatsActions, Wanted } from "./view";

export class Stats {
  readonly #view: Lazy<Wanted>;

  constructor(atlas: Atlas, map: AtlasMap, actions: StatsActions) {
    this.#view = new Lazy(
      async () => new (await import("./view")).StatsView(atlas, map, actions),
      () => actions.say(t("errors-unreachable")),
    );
  }

  /** Draw the figures, or nothing where something else is beside the map. */
  show(wanted: Wanted): void {
    this.#view.show(wanted.state.list === "stats" ? wanted : null);
  }
}
