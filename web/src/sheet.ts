/** The printed sheet: the view with a title, what it shows in words, its areas, date and link. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { type Atlas, type Placed, within } from "./atlas";
import { areaBrief } from "./brief";
import { date } from "./format";
import type { AtlasMap } from "./map";
import { fetchQrAtRest, qrCode } from "./qrcode";
import { countedKinds } from "./spoken";
import { parseState, type State } from "./state";
import { isKey, language, t } from "./texts";
import { titleOf } from "./title";
import type { Area } from "./types";
import { german, prose } from "./words";

const CLASS = "is-sheet";

/** A message that is chosen by what the address holds; whoever asks has looked it up. */
const message = (key: string, otherwise: string): string => (isKey(key) ? t(key as "app-name") : otherwise);

function wordOf(atlas: Atlas, key: string, value: string): string {
  if (key === "datetime") return date(value);
  const city = atlas.cities.get(value)?.record.name;
  const manager = [...atlas.cities.values()].find(({ record }) => record.manager?.id === value)?.record.manager?.name;
  return message(`${key}-${value}`, city ?? manager ?? value);
}

/** The filters in words, such as "Region: Region Ost". */
export function filterWords(atlas: Atlas, filters: State["filters"]): string[] {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined);
  return set.map(([key, value]) => `${message(`filters-${key}`, key)}: ${wordOf(atlas, key, String(value))}`);
}

/** Areas by city, in the order given. */
export function byCity(areas: readonly Placed<Area>[]): Map<string, Area[]> {
  const cities = new Map<string, Area[]>();
  for (const { record } of areas) cities.set(record.city_name, [...(cities.get(record.city_name) ?? []), record]);
  return cities;
}

function areaList(areas: readonly Placed<Area>[]): TemplateResult {
  return html`<h2>${t("print-list")}</h2>
    <div class="sheet-list">
      ${[...byCity(areas)].map(
        ([city, records]) => html`<section>
          <h3>${city}</h3>
          <ul>${records.map((area) => html`<li>${area.name} <span class="hint">${areaBrief(area)}</span></li>`)}</ul>
        </section>`,
      )}
    </div>`;
}

function localDay(now: Date): string {
  const pad = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

export class Sheet {
  readonly #map: AtlasMap;
  readonly #atlas: Atlas;
  readonly #head = document.createElement("section");
  readonly #tail = document.createElement("section");
  #restore: (() => void) | null = null;

  constructor(map: AtlasMap, atlas: Atlas) {
    this.#map = map;
    this.#atlas = atlas;
    for (const part of [this.#head, this.#tail]) part.className = "sheet";
    const main = document.querySelector("main");
    main?.prepend(this.#head);
    main?.append(this.#tail);
    fetchQrAtRest();
    window.addEventListener("beforeprint", () => this.#lay());
    window.addEventListener("afterprint", () => this.#clear());
  }

  /** Browsers lay pages out for paper at once: everything has to stand when this returns. */
  #lay(): void {
    if (this.#restore) return;
    const legend = document.querySelector<HTMLDetailsElement>("details.legend");
    const wasOpen = legend?.open ?? false;
    const box = this.#map.box();
    const view = this.#map.view();
    this.#write(parseState(window.location.search));
    document.documentElement.classList.add(CLASS);
    if (legend) legend.open = true;
    this.#map.toPaper(box);
    this.#restore = () => {
      document.documentElement.classList.remove(CLASS);
      if (legend) legend.open = wasOpen;
      // The window has its own size back only with the next frame.
      requestAnimationFrame(() => this.#map.fromPaper(view));
    };
  }

  #clear(): void {
    this.#restore?.();
    this.#restore = null;
    render(nothing, this.#head);
    render(nothing, this.#tail);
  }

  #write(state: State): void {
    const here = within(this.#map.shown(), this.#map.box());
    const words = filterWords(this.#atlas, state.filters);
    const selected = state.selection && titleOf(this.#atlas, state.selection);
    render(
      html`<h1>${t("app-name")}</h1>
        <p>${prose(t("live-view", countedKinds(here)))}</p>
        ${words.length > 0 ? html`<p>${words.join(" · ")}</p>` : nothing}
        ${selected ? html`<p>${t("print-selected")}: ${german(selected)}</p>` : nothing}`,
      this.#head,
    );
    render(
      html`${here.areas.length > 0 ? areaList(here.areas) : nothing}
        <div class="sheet-foot">
          ${qrCode(window.location.href)}
          <p>${t("print-date", { date: date(localDay(new Date())) })}<br />${t("acts-link")}: ${window.location.href}</p>
        </div>`,
      this.#tail,
    );
    this.#head.lang = language().lang;
  }
}
