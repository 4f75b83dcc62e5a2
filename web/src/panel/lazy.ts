/** The panel's place in the page: its code comes after the first view, or at once where the address selects something. */

import { html, render } from "lit-html";
import type { Atlas } from "../atlas";
import type { Filters, Selection } from "../state";
import { t } from "../texts";
import type { Panel, PanelActions } from ".";

export class LazyPanel {
  readonly #root: HTMLElement;
  readonly #make: () => Promise<Panel>;
  #panel: Promise<Panel> | null = null;
  #wanted: [Selection | null, Filters] = [null, {}];

  constructor(root: HTMLElement, atlas: Atlas, actions: PanelActions) {
    this.#root = root;
    this.#make = async () => new (await import(".")).Panel(root, atlas, actions);
  }

  /** Fetch the code; what failed is tried again by whoever asks next. */
  load(): Promise<Panel> {
    this.#panel ??= this.#make().catch((error: unknown) => {
      this.#panel = null;
      throw error;
    });
    return this.#panel;
  }

  /** Show a selection or nothing; while the code is on its way, the latest wish counts. */
  show(selection: Selection | null, filters: Filters): void {
    this.#wanted = [selection, filters];
    this.#root.hidden = selection === null;
    if (selection === null && !this.#panel) return;
    this.load().then(
      (panel) => panel.show(...this.#wanted),
      () => render(html`<p class="notice" role="alert">${t("errors-unreachable")}</p>`, this.#root),
    );
  }

  /** Ask again for what could not be fetched, be it the code itself. */
  retry(): void {
    this.load().then(
      (panel) => {
        panel.show(...this.#wanted);
        panel.retry();
      },
      () => undefined,
    );
  }

  /** Put the focus on the heading, so that reading starts at the top. */
  focus(): void {
    this.load().then(
      (panel) => panel.focus(),
      () => undefined,
    );
  }
}
