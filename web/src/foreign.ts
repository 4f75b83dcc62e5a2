/** The basemap of another host: off at first, asked for before its first picture, and given up where it does not come. */

import { html, nothing, render } from "lit-html";
import { icon } from "./icons";
import type { AtlasMap } from "./map";
import { remember, remembered } from "./remembered";
import { t } from "./texts";
import type { ForeignBasemap } from "./types";
import { prose } from "./words";

const ALLOWED = "foreign-basemap";

export class Foreign {
  readonly #place: HTMLElement;
  readonly #map: AtlasMap;
  readonly #offered: ForeignBasemap;
  readonly #host: string;
  #isOn = false;
  /** Asked once for each visit of the page. */
  #isAllowed: boolean;
  #hasFailed = false;

  constructor(place: HTMLElement, map: AtlasMap, offered: ForeignBasemap) {
    this.#place = place;
    this.#map = map;
    this.#offered = offered;
    this.#host = new URL(offered.url.replace(/[{}]/g, "")).host;
    this.#isAllowed = remembered(ALLOWED) === this.#host;
    new MutationObserver(() => this.#draw()).observe(document.documentElement, { attributeFilter: ["lang"] });
    if (this.#isAllowed) this.#set(true);
    else this.#draw();
  }

  #set(isOn: boolean, hasFailed = false): void {
    this.#isOn = isOn;
    this.#hasFailed = hasFailed;
    this.#map.cover(isOn ? this.#offered.url : null, () => this.#set(false, true));
    this.#draw();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#place.querySelector("dialog");
  }

  readonly #toggle = (): void => {
    if (!this.#isOn && !this.#isAllowed) {
      this.#dialog?.showModal();
      return;
    }
    if (this.#isOn) remember(ALLOWED, null);
    this.#set(!this.#isOn);
  };

  readonly #allow = (event: SubmitEvent): void => {
    if ((event.submitter as HTMLButtonElement).value !== "yes") return;
    this.#isAllowed = true;
    if (this.#place.querySelector("input")?.checked) remember(ALLOWED, this.#host);
    this.#set(true);
  };

  #draw(): void {
    const { name, attribution } = this.#offered;
    const host = this.#host;
    // The dialog closes on Escape by itself; the panel behind it must not hear of that key.
    const keep = (event: KeyboardEvent): void => event.stopPropagation();
    render(
      html`<button type="button" class="button foreign-switch" aria-pressed=${this.#isOn} @click=${this.#toggle}>
          ${icon("extent")}${t("foreign-show", { name })}
        </button>
        ${this.#isOn ? html`<p class="attributions foreign-credit">${attribution}</p>` : nothing}
        <p class="hint" role="status">${this.#hasFailed ? t("foreign-failed", { host }) : nothing}</p>
        <dialog class="glossary" aria-labelledby="foreign-title" @keydown=${keep}>
          <form method="dialog" class="foreign-ask" @submit=${this.#allow}>
            <h2 id="foreign-title">${t("foreign-title", { name })}</h2>
            <p>${prose(t("foreign-ask", { host }))}</p>
            <label class="check"><input type="checkbox" />${t("foreign-remember")}</label>
            <p>
              <button class="button" value="yes">${t("foreign-yes")}</button>
              <button class="button" value="no">${t("foreign-no")}</button>
            </p>
          </form>
        </dialog>`,
      this.#place,
    );
  }
}
