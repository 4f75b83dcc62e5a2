/** The filters: a form whose choices carry the number of records they would leave, and a chip for each one set. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Choices } from "./choices";
import { activeKeys, without } from "./filters";
import { afterFrame } from "./pause";
import { type FilterKey, type Filters, readFilter } from "./state";
import type { ChoiceKey } from "./tally";
import { t } from "./texts";

export interface FilterActions {
  change(filters: Filters): void;
  say(sentence: string): void;
}

/** Where there is room for the form and the list below each other, the form begins open, as it does with filters set. */
const ROOMY = "(min-height: 75rem) and (min-width: 56rem)";
const FIRST_DAY = "1990-01-01";
const LAST_DAY = "2100-12-31";

export class FilterBar {
  readonly #root: HTMLElement;
  readonly #choices: Choices;
  readonly #actions: FilterActions;
  #counts: ReadonlyMap<ChoiceKey, ReadonlyMap<string, number>> = new Map();
  #counted: Filters | null = null;
  #filters: Filters = {};
  #link: string;
  /** Not yet decided before the first filters are shown. */
  #isOpen: boolean | undefined;

  /** `link` is the query string of the first address. */
  constructor(root: HTMLElement, choices: Choices, link: string, actions: FilterActions) {
    this.#root = root;
    this.#choices = choices;
    this.#link = link;
    this.#actions = actions;
  }

  /** What the first address asked for in vain or by a former name, in sentences; empty where all of it is of today. */
  get complaint(): string {
    return this.#choices.complaint(this.#link);
  }

  show(filters: Filters): void {
    this.#filters = filters;
    this.#isOpen ??= activeKeys(filters).length > 0 || matchMedia(ROOMY).matches;
    this.#draw();
  }

  #draw(): void {
    const keys = activeKeys(this.#filters);
    render(
      html`${this.complaint ? html`<p class="notice filter-notice">${this.complaint}</p>` : nothing}
        <details class="filters" ?open=${this.#isOpen === true} @toggle=${this.#toggled}>
          <summary @click=${this.#toggle}>
            <h2>${t("filters-title")}</h2>
            ${keys.length > 0 ? html`<span class="badge">${t("filters-active", { n: keys.length })}</span>` : nothing}
          </summary>
          ${this.#isOpen ? this.#form() : nothing}
        </details>
        ${keys.length > 0 ? this.#set(keys) : nothing}`,
      this.#root,
    );
    if (this.#isOpen && this.#counted !== this.#filters) void this.#count();
  }

  /** Count after map and list are drawn, one choice a frame; until then the form keeps the numbers it has. */
  async #count(): Promise<void> {
    const filters = this.#filters;
    this.#counted = filters;
    const counts = new Map<ChoiceKey, ReadonlyMap<string, number>>();
    for (const key of this.#choices.keys) {
      await afterFrame();
      if (filters !== this.#filters) return;
      counts.set(key, this.#choices.counts(key, filters));
    }
    this.#counts = counts;
    this.#draw();
  }

  /** Opening draws the form at once, so that the next Tab already finds it. */
  readonly #toggle = (event: Event): void => {
    event.preventDefault();
    this.#isOpen = !this.#isOpen;
    this.#draw();
  };

  /** The browser itself opens what its search in the page finds. */
  readonly #toggled = (event: Event): void => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open === this.#isOpen) return;
    this.#isOpen = open;
    this.#draw();
  };

  #form(): TemplateResult {
    const group = (title: string, fields: unknown): TemplateResult =>
      html`<fieldset class="filter-group"><legend>${title}</legend><div class="filter-fields">${fields}</div></fieldset>`;
    return html`${group(t("filters-group-time"), [this.#day(), this.#choice("period"), this.#choice("year")])}
      ${group(t("filters-group-place"), [
        this.#choice("region"),
        this.#choice("kreis"),
        this.#choice("city_ags"),
        this.#choice("manager_id"),
      ])}
      ${group(t("filters-group-funding"), [
        this.#choice("theme"),
        this.#choice("programme"),
        this.#choice("status"),
        this.#choice("carrier"),
        this.#amount("cost_min"),
        this.#amount("cost_max"),
      ])}
      <p class="hint">${t("filters-count-hint")}</p>
      <p class="hint">${t("filters-unknown-hint")}</p>`;
  }

  #choice(key: ChoiceKey): TemplateResult {
    const current = String(this.#filters[key] ?? "");
    const values = this.#choices.of(key);
    // A year of a link may lie outside those that the records name; it still has to be seen as chosen.
    const offered = current && !values.includes(current) ? [...values, current] : values;
    return this.#field(
      key,
      html`<select name=${key} .value=${current} @change=${this.#read(key)}>
        <option value="" ?selected=${!current}>${t("filters-all")}</option>
        ${offered.map(
          (value) =>
            html`<option value=${value} ?selected=${value === current}>${this.#optionText(key, value)}</option>`,
        )}
      </select>`,
    );
  }

  #optionText(key: ChoiceKey, value: string): string {
    const label = this.#choices.word(key, value);
    const numbers = this.#counts.get(key);
    return numbers ? t("filters-option", { label, n: numbers.get(value) ?? 0 }) : label;
  }

  #day(): TemplateResult {
    const current = this.#filters.datetime ?? "";
    return this.#field(
      "datetime",
      html`<input type="date" name="datetime" min=${FIRST_DAY} max=${LAST_DAY} .value=${current} @change=${this.#read("datetime")} />`,
    );
  }

  #amount(key: "cost_min" | "cost_max"): TemplateResult {
    const current = String(this.#filters[key] ?? "");
    return this.#field(
      key,
      html`<input type="number" name=${key} min="0" step="any" inputmode="decimal" .value=${current} @change=${this.#read(key)} />`,
    );
  }

  #field(key: FilterKey, control: TemplateResult): TemplateResult {
    const isSet = this.#filters[key] !== undefined;
    return html`<label class="field field-${key} ${isSet ? "is-set" : ""}"><span>${t(`filters-${key}`)}</span>${control}</label>`;
  }

  /** A value that is not yet one (half a year, a negative amount) waits until it is. */
  #read(key: FilterKey): (event: Event) => void {
    return (event) => {
      const { validity, value } = event.currentTarget as HTMLInputElement | HTMLSelectElement;
      if (validity.valid) this.#change({ ...without(this.#filters, key), ...readFilter(key, value) });
    };
  }

  #change(filters: Filters): void {
    this.#link = "";
    this.#actions.change(filters);
  }

  #set(keys: readonly FilterKey[]): TemplateResult {
    return html`<ul class="plain filter-chips" aria-label=${t("filters-set")}>
        ${keys.map((key) => html`<li>${this.#chip(key)}</li>`)}
      </ul>
      <button type="button" class="button filter-reset" @click=${this.#reset}>${t("filters-reset")}</button>`;
  }

  #chip(key: FilterKey): TemplateResult {
    const words = this.#choices.naming(key, String(this.#filters[key]));
    return html`<button type="button" class="chip" data-filter=${key} @click=${() => this.#remove(key, words)}>
      <span>${words}</span><span class="visually-hidden"> ${t("filters-remove")}</span><span aria-hidden="true">×</span>
    </button>`;
  }

  /** The chip goes away: the focus moves to the one that takes its place, or to the filters' heading. */
  #remove(key: FilterKey, words: string): void {
    const place = activeKeys(this.#filters).indexOf(key);
    this.#actions.say(t("live-removed", { what: words }));
    this.#change(without(this.#filters, key));
    const chips = this.#root.querySelectorAll<HTMLElement>(".chip");
    (chips[Math.min(place, chips.length - 1)] ?? this.#root.querySelector("summary"))?.focus();
  }

  /** The reset button goes away with what it resets: the focus moves to the filters' heading. */
  readonly #reset = (): void => {
    this.#actions.say(t("live-reset"));
    this.#change({});
    this.#root.querySelector("summary")?.focus();
  };
}
