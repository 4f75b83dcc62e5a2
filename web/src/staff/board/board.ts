/** The composition of the board: one state, and everything that shows it. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { isAborted } from "../../api";
import { date } from "../../format";
import type { Assignment, FeatureCollection } from "../../types";
import { ask } from "../api";
import { failure, loading } from "../parts/failure";
import { type Sorting, table } from "../parts/table";
import { t } from "../texts";
import type { Desk, View } from "../views";
import { Acts, type Subject } from "./acts";
import { loadCards } from "./cards";
import { Choice } from "./choice";
import { columnsOf } from "./columns";
import {
  type CityProperties,
  type CityRow,
  type Look,
  looksOf,
  type Person,
  peopleOf,
  rowsOf,
  spellOn,
  today,
} from "./data";
import { addressOf, type Filters, filterFields, filtersOf, matches } from "./filters";
import { type Loaded, workload } from "./load";
import { CityMap, type Shown } from "./map";

export class Board implements View {
  readonly #desk: Desk;
  readonly #choice = new Choice();
  readonly #acts: Acts;
  #rows: readonly CityRow[] = [];
  #people: readonly Person[] = [];
  #look: (id: string | null) => Look = looksOf([]);
  #filters: Filters;
  #sorting: Sorting = { key: "name", isDown: false };
  #error: unknown = null;
  #loads: readonly Loaded[] = [];
  #counting: AbortController | null = null;
  #isLassoOn = false;
  #isClosed = false;
  #map: CityMap | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#filters = filtersOf(desk.query);
    this.#acts = new Acts({
      say: (sentence) => desk.say(sentence),
      changed: () => void this.load(),
      draw: () => this.draw(),
      choose: (ags) => {
        this.#choice.clear();
        this.#catch(ags);
      },
    });
    desk.place.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#isLassoOn) this.#switchLasso();
    });
    void this.load();
  }

  /** Fetch what is known now; what is chosen and typed stays. */
  async load(): Promise<void> {
    try {
      const [cities, assigned] = await Promise.all([
        ask<FeatureCollection<CityProperties>>("GET", "/api/collections/cities/items", { query: { limit: "1000" } }),
        ask<{ assignments: Assignment[] }>("GET", "/api/assignments"),
      ]);
      this.#take(rowsOf(cities.data, assigned.data.assignments));
      this.#error = null;
    } catch (error) {
      this.#error = error;
    }
    this.draw();
    await this.#count();
  }

  /** Ask how much everybody has to look after on the day shown; a later day overtakes an earlier one. */
  async #count(): Promise<void> {
    this.#counting?.abort();
    this.#counting = new AbortController();
    try {
      this.#loads = await workload(this.#filters.day, this.#counting.signal);
    } catch (error) {
      if (isAborted(error)) return;
      this.#loads = [];
      this.#error = error;
    }
    this.draw();
  }

  #take(rows: readonly CityRow[]): void {
    this.#rows = rows;
    this.#people = peopleOf(rows);
    this.#look = looksOf(this.#people);
    this.#choice.keep(new Set(rows.map(({ ags }) => ags)));
  }

  close(): void {
    this.#isClosed = true;
    this.#map?.remove();
  }

  draw(): void {
    if (this.#isClosed) return;
    const shown = this.#matching();
    render(this.#page(shown), this.#desk.place);
    if (this.#rows.length === 0) return;
    this.#map ??= this.#makeMap();
    this.#map.rename();
    this.#map.show(this.#rows.map((row) => this.#sign(row)));
  }

  #makeMap(): CityMap {
    const find = (selector: string): HTMLElement => {
      const found = this.#desk.place.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`The board lacks ${selector}`);
      return found;
    };
    return new CityMap(find(".map"), find(".tools"), {
      choose: (ags, isStretch) =>
        this.#choose(
          ags,
          isStretch,
          this.#matching().map((row) => row.ags),
        ),
      catch: (caught) => this.#catch(caught),
    });
  }

  #matching(): CityRow[] {
    return this.#rows.filter((row) => matches(row, this.#filters));
  }

  #sign(row: CityRow): Shown {
    const person = spellOn(row, this.#filters.day)?.person ?? null;
    const name = person?.name ?? t("staff-board-nobody");
    return {
      row,
      look: this.#look(person?.id ?? null),
      label: t("staff-board-sign", { city: row.name, name }),
      isChosen: this.#choice.has(row.ags),
      isMatching: matches(row, this.#filters),
    };
  }

  #choose(ags: string, isStretch: boolean, order: readonly string[]): void {
    if (isStretch) this.#choice.stretch(order, ags);
    else this.#choice.toggle(ags);
    this.#chosen();
  }

  #catch(caught: readonly string[]): void {
    this.#choice.add(caught);
    this.#chosen();
  }

  /** Show and say what is chosen now. */
  #chosen(): void {
    this.draw();
    this.#desk.say(t("staff-board-chosen", { n: this.#choice.size }));
  }

  #filter(part: Partial<Filters>): void {
    this.#filters = { ...this.#filters, ...part };
    this.#desk.note(addressOf(this.#filters));
    if (part.day) void this.#count();
    this.draw();
    this.#desk.say(t("staff-board-shown", { n: this.#matching().length }));
  }

  readonly #switchLasso = (): void => {
    this.#isLassoOn = !this.#isLassoOn;
    this.#map?.lasso(this.#isLassoOn);
    this.draw();
  };

  #page(shown: readonly CityRow[]): TemplateResult {
    return html`<h1>${t("staff-board")}</h1>
      ${failure(this.#error, () => void this.load())}
      ${this.#rows.length > 0 ? this.#contents(shown) : nothing}
      ${this.#rows.length === 0 && !this.#error ? loading() : nothing}`;
  }

  #contents(shown: readonly CityRow[]): TemplateResult {
    const kreise = [...new Set(this.#rows.map(({ kreis }) => kreis))].sort((a, b) => a.localeCompare(b, "de"));
    return html`${filterFields(this.#filters, { people: this.#people, kreise }, (part) => this.#filter(part))}
      ${this.#dayNotice()} ${this.#loads.length > 0 ? loadCards(this.#loads, this.#look) : nothing}
      ${this.#toolbar(shown)}
      <div class="board-views">
        <section class="board-map" aria-label=${t("staff-board-map")}>
          <p id="board-map-hint" class="hint">${t("staff-board-map-hint")}</p>
          <button type="button" class="button board-lasso" aria-pressed=${this.#isLassoOn ? "true" : "false"} @click=${this.#switchLasso}>
            ${t("staff-board-lasso")}
          </button>
          ${this.#isLassoOn ? html`<p class="hint" role="status">${t("staff-board-lasso-hint")}</p>` : nothing}
          <div class="stage">
            <div class="map" role="group" tabindex="0" aria-label=${t("staff-board-map")} aria-describedby="board-map-hint"></div>
            <div class="tools" role="group"></div>
          </div>
          ${this.#legend()}
          <p class="attributions">${t("credit-borders")}</p>
        </section>
        <section class="board-table" aria-label=${t("staff-board-table")}>${this.#table(shown)} ${this.#bar()}</section>
      </div>`;
  }

  #dayNotice(): TemplateResult | typeof nothing {
    const { day } = this.#filters;
    return day === today()
      ? nothing
      : html`<p class="notice board-day-notice" role="status">${t("staff-board-on", { day: date(day) })}</p>`;
  }

  #subject(): Subject {
    const chosen = this.#rows.filter(({ ags }) => this.#choice.has(ags));
    const inOffice = this.#loads.map(({ manager }) => manager);
    // Whoever is new is in office and has no city yet; whoever begins later is known by what is planned.
    const others = inOffice.filter(({ id }) => !this.#people.some((person) => person.id === id));
    return { chosen, people: [...this.#people, ...others], day: this.#filters.day };
  }

  #toolbar(shown: readonly CityRow[]): TemplateResult {
    const n = this.#choice.size;
    const all = (): void => this.#catch(shown.map(({ ags }) => ags));
    const none = (): void => {
      this.#choice.clear();
      this.#chosen();
    };
    return html`<div id="board-acts" class="board-acts" role="group" tabindex="-1" aria-label=${t("staff-board-acts")}>
      <p class="board-count"><strong>${t("staff-board-chosen", { n })}</strong></p>
      <button type="button" class="button" @click=${all}>${t("staff-board-all", { n: shown.length })}</button>
      <button type="button" class="button" aria-disabled=${n === 0 ? "true" : nothing} @click=${none}>${t("staff-board-none")}</button>
      ${this.#acts.body(this.#subject())}
    </div>`;
  }

  #bar(): TemplateResult | typeof nothing {
    const n = this.#choice.size;
    if (n === 0) return nothing;
    return html`<div class="board-bar">
      <strong>${t("staff-board-chosen", { n })}</strong> <a href="#board-acts">${t("staff-board-to-acts")}</a>
    </div>`;
  }

  #legend(): TemplateResult {
    const entry = (person: Person): TemplateResult => {
      const look = this.#look(person.id);
      return html`<li>
        <svg class="swatch" aria-hidden="true"><rect width="100%" height="100%" class="city-shape tone-${look.tone}" fill="url(#pattern-${look.tone}-${look.pattern})" /></svg>
        <span class="letters tone-${look.tone}" aria-hidden="true">${look.letters}</span>${person.name}
      </li>`;
    };
    return html`<ul class="plain board-legend" aria-label=${t("staff-board-legend")}>${this.#people.map(entry)}</ul>`;
  }

  #table(rows: readonly CityRow[]): TemplateResult {
    return table({
      caption: t("staff-board-shown", { n: rows.length }),
      columns: columnsOf({ day: this.#filters.day, look: this.#look, open: (row) => this.#acts.open(row) }),
      rows,
      id: ({ ags }) => ags,
      sorting: this.#sorting,
      sort: (sorting) => {
        this.#sorting = sorting;
        this.draw();
      },
      choosing: {
        label: ({ name }) => t("staff-board-choose", { city: name }),
        has: (ags) => this.#choice.has(ags),
        choose: (ags, isStretch, order) => this.#choose(ags, isStretch, order),
      },
      empty: t("staff-board-empty"),
    });
  }
}
