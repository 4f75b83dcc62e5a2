/** The map in words, beside the map; what fetches and draws it is loaded when it is first wanted. */

import { element } from "../dom";
import { t } from "../texts";
import type { TwinActions, TwinView, Wanted } from "./view";

export class Twin {
  readonly #make: () => Promise<TwinView>;
  readonly #failed: () => void;
  #view: TwinView | null = null;
  #wanted: Wanted | null = null;

  constructor(skipLink: HTMLElement, actions: TwinActions) {
    this.#make = async () => new (await import("./view")).TwinView(actions);
    this.#failed = () => actions.say(t("errors-unreachable"));
    skipLink.addEventListener("click", (event) => {
      event.preventDefault();
      actions.change({ list: "words" });
      element("twin").focus();
    });
  }

  /** Tell what the map shows, or nothing where something else is beside it; a later wish overtakes an earlier one. */
  show(wanted: Wanted): void {
    const isWanted = wanted.state.list === "words";
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
