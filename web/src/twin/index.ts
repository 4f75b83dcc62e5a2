/** The map in words, beside the map; what fetches and draws it is loaded when it is first wanted. */

import { element } from "../dom";
import { Lazy } from "../lazy";
import { t } from "../texts";
import type { TwinActions, Wanted } from "./view";

export class Twin {
  readonly #view: Lazy<Wanted>;

  constructor(skipLink: HTMLElement, actions: TwinActions) {
    this.#view = new Lazy(
      async () => new (await import("./view")).TwinView(actions),
      () => actions.say(t("errors-unreachable")),
    );
    skipLink.addEventListener("click", (event) => {
      event.preventDefault();
      actions.change({ list: "words" });
      element("twin").focus();
    });
  }

  /** Tell what the map shows, or nothing where something else is beside it. */
  show(wanted: Wanted): void {
    this.#view.show(wanted.state.list === "words" ? wanted : null);
  }
}
