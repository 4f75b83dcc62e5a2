/** The search box: a combobox (ARIA 1.2 pattern) over records first, then places. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { isAborted, isMissing, isUnanswered, MOST_FOUND, search, sentenceOf } from "./api";
import { type IconName, icon } from "./icons";
import type { LocalSearch } from "./local";
import { locate, Unlocated } from "./locate";
import { t } from "./texts";
import type { Place } from "./types";
import { german, sorbian } from "./words";

const DEBOUNCE_MS = 160;
const SHORTEST = 2;
const SIGNS: Record<Place["kind"], IconName> = {
  area: "area",
  project: "network",
  office: "house",
  city: "city",
  place: "pin",
};

export class Search {
  readonly #root: HTMLElement;
  readonly #choose: (place: Place) => void;
  readonly #makeLocal: () => Promise<LocalSearch>;
  #local: Promise<LocalSearch> | null = null;
  /** False on a static site: there is nobody to ask. */
  #isServed = true;
  #results: readonly Place[] = [];
  #active = -1;
  #message: string | null = null;
  #isOpen = false;
  #timer = 0;
  #request = new AbortController();
  /** The question under way, so that Enter right after typing opens its best answer. */
  #asking: Promise<void> | null = null;

  /** `makeLocal` fetches the search without a server. */
  constructor(root: HTMLElement, choose: (place: Place) => void, makeLocal: () => Promise<LocalSearch>) {
    this.#root = root;
    this.#choose = choose;
    this.#makeLocal = makeLocal;
    root.addEventListener("focusin", this.#prepare, { once: true });
    root.addEventListener("focusout", (event) => {
      if (!root.contains(event.relatedTarget as Node | null)) this.#close();
    });
    this.#draw();
  }

  /** Write everything anew, in the language spoken now. */
  redraw(): void {
    this.#draw();
  }

  get #input(): HTMLInputElement | null {
    return this.#root.querySelector("input");
  }

  readonly #typed = (): void => {
    const q = this.#input?.value.trim() ?? "";
    this.#stop();
    this.#active = -1;
    if (q.length < SHORTEST) this.#set([], null, false);
    else this.#timer = window.setTimeout(() => void this.#ask(q), DEBOUNCE_MS);
  };

  /** Give up the question under way: its answer would come to somebody who has gone on. */
  #stop(): void {
    window.clearTimeout(this.#timer);
    this.#request.abort();
    this.#asking = null;
  }

  #ask(q: string): Promise<void> {
    this.#stop();
    this.#request = new AbortController();
    this.#asking = this.#find(q, this.#request.signal)
      .then((results) => this.#set(results, results.length > 0 ? null : t("search-none", { q }), true))
      .catch((error: unknown) => {
        if (!isAborted(error)) this.#set([], sentenceOf(error), true);
      });
    return this.#asking;
  }

  /** The server's answer, or that of the page itself where there is no server to answer. */
  async #find(q: string, signal: AbortSignal): Promise<readonly Place[]> {
    if (this.#isServed) {
      try {
        return await search(q, signal);
      } catch (error) {
        if (!isUnanswered(error)) throw error;
        this.#isServed = !isMissing(error);
      }
    }
    const found = await (await this.#loadLocal()).search(q, MOST_FOUND);
    signal.throwIfAborted();
    return found;
  }

  /** Fetch what the search without a server needs, while there still is one. */
  #loadLocal(): Promise<LocalSearch> {
    this.#local ??= this.#makeLocal().catch((error: unknown) => {
      this.#local = null;
      throw error;
    });
    return this.#local;
  }

  readonly #prepare = (): void =>
    void this.#loadLocal().then(
      (local) => local.prepare(),
      () => undefined,
    );

  #set(results: readonly Place[], message: string | null, isOpen: boolean): void {
    this.#results = results;
    this.#message = message;
    this.#isOpen = isOpen;
    this.#draw();
  }

  #close(): void {
    this.#stop();
    this.#active = -1;
    this.#set(this.#results, this.#message, false);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const act = this.#keyAction(event);
    if (!act) return;
    event.preventDefault();
    act();
  };

  #keyAction(event: KeyboardEvent): (() => void) | null {
    switch (event.key) {
      case "ArrowDown":
        return () => this.#move(1);
      case "ArrowUp":
        return () => this.#move(-1);
      case "Enter":
        return () => void this.#enter();
      case "Escape":
        return () => (this.#isOpen ? this.#close() : this.#clear());
      default:
        return null;
    }
  }

  #move(step: number): void {
    const { length } = this.#results;
    if (length === 0) return;
    this.#isOpen = true;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#active = (from + step + length) % length;
    this.#draw();
    this.#root.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  async #enter(): Promise<void> {
    const q = this.#input?.value.trim() ?? "";
    if (q.length < SHORTEST) return;
    if (this.#active < 0) {
      await (this.#asking ?? this.#ask(q));
      if (this.#request.signal.aborted) return;
    }
    const place = this.#results[Math.max(this.#active, 0)];
    if (place) this.#pick(place);
  }

  #pick(place: Place): void {
    const input = this.#input;
    if (input) input.value = place.label;
    this.#close();
    this.#choose(place);
  }

  /** "Wo bin ich?" by the device; the answer is that of any other place. */
  readonly #locate = async (): Promise<void> => {
    this.#stop();
    this.#set([], t("locate-asking"), true);
    try {
      const [lon, lat] = await locate();
      this.#pick({
        kind: "place",
        id: null,
        label: t("locate-here"),
        detail: "",
        name_hsb: null,
        lon,
        lat,
        precision: "address",
        score: 1,
      });
    } catch (error) {
      if (!(error instanceof Unlocated)) throw error;
      this.#set([], t(`locate-${error.lack}`), true);
    }
  };

  readonly #clear = (): void => {
    const input = this.#input;
    if (!input) return;
    input.value = "";
    this.#stop();
    this.#set([], null, false);
    input.focus();
  };

  #draw(): void {
    const isListed = this.#isOpen && this.#results.length > 0;
    render(
      html`<form role="search" class="search" @submit=${(event: Event) => event.preventDefault()}>
        <label class="visually-hidden" for="search-input">${t("search-label")}</label>
        ${icon("search")}
        <input
          id="search-input"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          enterkeyhint="search"
          placeholder=${t("search-placeholder")}
          aria-autocomplete="list"
          aria-expanded=${isListed}
          aria-controls="search-results"
          aria-activedescendant=${isListed && this.#active >= 0 ? `search-option-${this.#active}` : nothing}
          @input=${this.#typed}
          @keydown=${this.#pressed}
        />
        ${
          this.#input?.value
            ? html`<button type="button" class="tool search-clear" aria-label=${t("search-clear")} title=${t("search-clear")} @click=${this.#clear}>
                ${icon("close")}
              </button>`
            : nothing
        }
        <div id="search-results" class="search-results" role="listbox" aria-label=${t("search-results")} ?hidden=${!isListed}>
          ${isListed ? this.#groups() : nothing}
        </div>
        ${this.#isOpen && this.#message ? html`<p class="search-results search-message">${this.#message}</p>` : nothing}
        <p class="visually-hidden" role="status">${this.#status()}</p>
        <button type="button" class="tool search-locate" aria-label=${t("locate-button")} title=${t("locate-button")} @click=${this.#locate}>
          ${icon("target")}
        </button>
      </form>`,
      this.#root,
    );
  }

  #status(): string {
    if (!this.#isOpen) return "";
    return this.#message ?? t("search-found", { n: this.#results.length });
  }

  #groups(): TemplateResult[] {
    const numbered = this.#results.map((place, position) => ({ place, position }));
    return [t("search-records"), t("search-places")].map((title, isPlace) => {
      const group = numbered.filter(({ place }) => (place.kind === "place") === (isPlace === 1));
      if (group.length === 0) return html``;
      return html`<div role="group" aria-label=${title}>
        <p class="search-group" role="presentation">${title}</p>
        ${group.map(({ place, position }) => this.#option(place, position))}
      </div>`;
    });
  }

  #option(place: Place, position: number): TemplateResult {
    return html`<div
      role="option"
      id="search-option-${position}"
      class="search-option"
      data-kind=${place.kind}
      data-id=${place.id ?? nothing}
      aria-selected=${position === this.#active}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#pick(place)}
    >
      ${icon(SIGNS[place.kind])}
      <span><span class="search-label">${place.label}</span> <span class="hint">${t(`kinds-${place.kind}`)}, ${german(place.detail)} ${sorbian(place.name_hsb)}</span></span>
    </div>`;
  }
}
