/** The figures of what is shown, beside the map and on it; what draws them is loaded when they are first wanted. */

import type { Atlas } from "../atlas";
import type { AtlasMap } from "../map";
import { t } from "../texts";
import type { StatsActions, StatsView, Wanted } from "./view";

export class Stats {
  readonly #make: () => Promise<StatsView>;
  readonly #failed: () => void;
  #view: StatsView | null = null;
  #wanted: Wanted | null = null;

  constructor(atlas: Atlas, map: AtlasMap, actions: StatsActions) {
    this.#make = async () => new (await import("./view")).StatsView(atlas, map, actions);
    this.#failed = () => actions.say(t("errors-unreachable"));
  }

  /** Draw the figures, or nothing where the records are listed; a later wish overtakes an earlier one. */
  show(wanted: Wanted): void {
    const isWanted = wanted.state.list === "stats";
    this.#wanted = isWanted ? wanted : null;
    if (this.#view) this.#view.show(this.#wanted);
    else if (isWanted) this.#load().catch(this.#failed);
  }

  async #load(): Promise<void> {
    const view = await this.#make();
    this.#view ??= view;
    this.#view.show(this.#wanted);
  }
}
