/** /in-der-naehe with a script: answers come without leaving the page, a map stands beside them, in step with the list. */

import "leaflet/dist/leaflet.css";
import "../styles/near.css";
import { isAborted, request } from "../api";
import { element } from "../dom";
import { guardGestures } from "../embed/gestures";
import { locate, Unlocated } from "../locate";
import { drawPatterns } from "../map/patterns";
import { LANGUAGES, loadLanguage, speak, t } from "../texts";
import type { LonLat } from "../types";
import { near } from "./ask";
import { type Hit, NearMap } from "./map";
import { Suggestions } from "./suggest";

/** About a hundred metres: enough for what is near, and no more of where somebody is than that. */
const ROUNDED = 3;
/** About a metre. */
const PRECISE = 5;
const PLACE = ["q", "lon", "lat"];

const hits = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("#ergebnis .near-hit")];

/** What a hit is called in one line: its name, and how far and where. */
const nameOf = (hit: HTMLElement): string =>
  ["h2", ".near-way strong"].map((part) => hit.querySelector(part)?.textContent?.trim() ?? "").join(", ");

class NearPage {
  readonly #form = element("suche") as HTMLFormElement;
  readonly #field = element("n-q") as HTMLInputElement;
  readonly #answer = element("ergebnis");
  readonly #said = element("near-said");
  readonly #map: NearMap;
  readonly #suggestions: Suggestions;
  #latest = new AbortController();

  constructor() {
    element("karte").hidden = false;
    this.#map = new NearMap(element("map"), element("tools"), {
      moved: ([lon, lat]) => this.#moveTo([lon, lat], PRECISE),
      opened: (place) => this.#open(place),
      hinted: (places) => this.#hint(places),
    });
    const hint = element("gesture");
    guardGestures(element("map"), (gesture) => {
      if (gesture) hint.textContent = t(`embed-${gesture}`);
      hint.classList.toggle("is-shown", gesture !== null);
    });
    this.#suggestions = new Suggestions(this.#field, () => this.#ask(this.#wish()));
    this.#listen();
    this.#drawMap(this.#latest.signal);
  }

  #listen(): void {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask(this.#wish());
    });
    this.#form.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLSelectElement && this.#field.value.trim()) this.#ask(this.#wish());
    });
    window.addEventListener("popstate", () => this.#ask(new URLSearchParams(window.location.search), false));
    for (const kind of ["mouseover", "focusin"])
      this.#answer.addEventListener(kind, ({ target }) => this.#map.hint(placesAt(target)));
    for (const kind of ["mouseleave", "focusout"]) this.#answer.addEventListener(kind, () => this.#map.hint([]));
    const button = element("standort");
    button.hidden = !navigator.geolocation;
    button.addEventListener("click", () => void this.#locate());
  }

  /** What the form asks for as it stands; fields that ask for nothing are left out. */
  #wish(): URLSearchParams {
    const filled = [...new FormData(this.#form)].filter(([, value]) => value !== "") as [string, string][];
    return new URLSearchParams(filled);
  }

  #moveTo(position: LonLat, digits: number): void {
    const wish = this.#wish();
    for (const name of PLACE) wish.delete(name);
    const [lon, lat] = position.map((degrees) => degrees.toFixed(digits));
    for (const [name, value] of Object.entries({ lon, lat })) wish.set(name, value ?? "");
    this.#ask(wish);
  }

  async #locate(): Promise<void> {
    this.#say(t("locate-asking"));
    try {
      this.#moveTo(await locate(), ROUNDED);
    } catch (error) {
      if (!(error instanceof Unlocated)) throw error;
      this.#say(t(`locate-${error.lack}`), true);
    }
  }

  #ask(wish: URLSearchParams, isNew = true): void {
    this.#suggestions.close();
    this.#latest.abort();
    this.#latest = new AbortController();
    const address = `${this.#form.getAttribute("action")}${wish.size > 0 ? `?${wish}` : ""}`;
    this.#follow(address, isNew, this.#latest.signal).catch((error: unknown) => {
      // Without an answer the browser itself goes there, and says what is wrong.
      if (!isAborted(error)) window.location.assign(address);
    });
  }

  async #follow(address: string, isNew: boolean, signal: AbortSignal): Promise<void> {
    const response = await request(address, { signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (isNew) window.history.pushState(null, "", address);
    this.#take(page);
    this.#say((this.#answer.querySelector("#gefunden") ?? this.#answer.querySelector(".notice"))?.textContent ?? "");
    this.#drawMap(signal);
  }

  /** The server writes the page; what it says anew is taken over, and the focus stays where it is. */
  #take(page: Document): void {
    document.title = page.title;
    for (const selector of ["h1", "nav.languages"]) {
      const fresh = page.querySelector(selector);
      if (fresh) document.querySelector(selector)?.replaceChildren(...fresh.childNodes);
    }
    for (const own of this.#form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[id]")) {
      const fresh = page.querySelector<HTMLInputElement | HTMLSelectElement>(`#${own.id}`);
      if (fresh?.matches("input, select")) own.value = fresh.value;
    }
    const fresh = page.querySelector<HTMLElement>("#ergebnis");
    this.#answer.replaceChildren(...(fresh?.childNodes ?? []));
    for (const name of ["lon", "lat", "label"]) {
      const value = fresh?.dataset[name];
      if (value === undefined) delete this.#answer.dataset[name];
      else this.#answer.dataset[name] = value;
    }
  }

  /** The shapes come as data, by the address that the list gives for them. */
  #drawMap(signal: AbortSignal): void {
    const { lon, lat, label } = this.#answer.dataset;
    if (lon === undefined || lat === undefined) return;
    const file = this.#answer.querySelector<HTMLAnchorElement>("a[data-hits]")?.getAttribute("href");
    const around = { position: [Number(lon), Number(lat)] as const, label: label ?? "", names: hits().map(nameOf) };
    const found = file ? near<Hit["properties"]>(file, signal) : Promise.resolve([]);
    // Without the shapes the list says it all.
    found.then(
      (shapes) => this.#map.show({ ...around, hits: shapes }),
      () => undefined,
    );
  }

  #open(place: number): void {
    const link = hits()[place]?.querySelector<HTMLElement>("h2 a");
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  }

  #hint(places: readonly number[]): void {
    for (const [place, hit] of hits().entries()) hit.classList.toggle("is-hinted", places.includes(place));
    this.#map.hint(places);
  }

  #say(sentence: string, isShown = false): void {
    this.#said.textContent = sentence.trim();
    this.#said.classList.toggle("visually-hidden", !isShown);
  }
}

/** The places in the list of the hit that an element belongs to, one or none. */
function placesAt(target: EventTarget | null): number[] {
  const hit = target instanceof Element ? target.closest<HTMLElement>(".near-hit") : null;
  return hit ? [hits().indexOf(hit)] : [];
}

/** Begin in the language of the page. */
export async function start(): Promise<void> {
  const code = new URLSearchParams(window.location.search).get("lang") ?? "";
  if (LANGUAGES.some((language) => language.code === code)) await loadLanguage(code).then(speak, () => undefined);
  drawPatterns(element("patterns"));
  new NearPage();
  document.documentElement.dataset["ready"] = "true";
}
