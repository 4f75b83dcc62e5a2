/** The filters, each choice with the number of records it would leave. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Atlas } from "./atlas";
import { activeCount, facet } from "./filters";
import { AREA_STATUSES, type Filters, PERIODS, PROGRAMMES, REGIONS, THEMES } from "./state";
import { t } from "./texts";

type Key = keyof Filters;

export class FilterBar {
  readonly #root: HTMLElement;
  readonly #atlas: Atlas;
  readonly #change: (filters: Filters) => void;
  #filters: Filters = {};

  constructor(root: HTMLElement, atlas: Atlas, change: (filters: Filters) => void) {
    this.#root = root;
    this.#atlas = atlas;
    this.#change = change;
  }

  show(filters: Filters): void {
    this.#filters = filters;
    const active = activeCount(filters);
    render(
      html`<details class="filters" ?open=${active > 0 || matchMedia("(min-height: 60rem) and (min-width: 50rem)").matches}>
        <summary>
          <h2>${t("filters-title")}</h2>
          ${active > 0 ? html`<span class="badge">${t("filters-active", { n: active })}</span>` : nothing}
        </summary>
        <div class="filter-fields">
          ${this.#choice("period", PERIODS, (value) => t(`period-${value}`))}
          ${this.#choice("region", REGIONS, (value) => t(`region-${value}`))}
          ${this.#choice("theme", THEMES, (value) => t(`theme-${value}`))}
          ${this.#choice("city_ags", [...this.#atlas.cities.keys()], (ags) => this.#atlas.cities.get(ags)?.record.name ?? ags)}
          ${this.#choice("programme", PROGRAMMES, (value) => t(`programme-${value}`))}
          ${this.#choice("status", AREA_STATUSES, (value) => t(`status-${value}`))}
        </div>
        <p class="hint">${t("filters-count-hint")}</p>
      </details>
      ${
        active > 0
          ? html`<button type="button" class="button filter-reset" @click=${this.#reset}>${t("filters-reset")}</button>`
          : nothing
      }`,
      this.#root,
    );
  }

  /** The reset button goes away with what it resets: the focus moves to the filters' heading. */
  readonly #reset = (): void => {
    this.#change({});
    this.#root.querySelector("summary")?.focus();
  };

  #choice<K extends Key>(
    key: K,
    values: readonly NonNullable<Filters[K]>[],
    name: (value: NonNullable<Filters[K]>) => string,
  ): TemplateResult {
    const numbers = facet(key, values, this.#filters, (filters) => this.#count(filters));
    const current = this.#filters[key];
    const title: Key = key;
    const choose = (event: Event): void => this.#choose(key, (event.currentTarget as HTMLSelectElement).value);
    return html`<label class="field field-${key} ${current ? "is-set" : ""}">
      <span>${t(`filters-${title}`)}</span>
      <select name=${key} .value=${current ?? ""} @change=${choose}>
        <option value="" ?selected=${!current}>${t("filters-all")}</option>
        ${values.map(
          (value) => html`<option value=${value} ?selected=${value === current}>
            ${t("filters-option", { label: name(value), n: numbers.get(value) ?? 0 })}
          </option>`,
        )}
      </select>
    </label>`;
  }

  #choose(key: Key, value: string): void {
    const { [key]: _, ...others } = this.#filters;
    this.#change(value ? ({ ...others, [key]: value } as Filters) : others);
  }

  #count(filters: Filters): number {
    const { areas, projects, offices } = this.#atlas.shown(filters);
    return areas.length + projects.length + offices.length;
  }
}
