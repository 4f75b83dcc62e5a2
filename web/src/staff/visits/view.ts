/** The composition of the view of visits: what narrows them, what is due, the months, and the form. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { date } from "../../format";
import { ask } from "../api";
import { today } from "../board/data";
import { failure, loading } from "../parts/failure";
import { choiceField } from "../parts/field";
import { confirmWithReason } from "../parts/reason";
import { t } from "../texts";
import type { Desk, View } from "../views";
import { subscribe } from "./calendar";
import { type Known, load, type Visit } from "./data";
import { VisitForm } from "./form";
import { type Acts, dueList, monthList } from "./list";
import { bodyOf, byMonth, type Values, valuesOf } from "./values";

/** What narrows the visits, by the names of the address; an empty text narrows nothing. */
const FILTERS = ["manager_id", "city_ags", "month"] as const;
/** What the address calls a visit that is not kept yet. */
const NEW = "neu";
type Filters = Record<(typeof FILTERS)[number], string>;

const filtersOf = (query: URLSearchParams): Filters => ({
  manager_id: query.get("manager_id") ?? "",
  city_ags: query.get("city_ags") ?? "",
  month: query.get("month") ?? "",
});

export class VisitsView implements View {
  readonly #desk: Desk;
  readonly #acts: Acts = {
    plan: (begin) => this.#openForm(null, begin),
    edit: (visit, begin) => this.#openForm(visit, begin),
    cancel: (visit) => void this.#cancel(visit),
    remove: (visit) => void this.#remove(visit),
  };
  #filters: Filters;
  #known: Known | null = null;
  #form: VisitForm | null = null;
  #error: unknown = null;
  /** The visit that the address asks for, until it is opened. */
  #wanted: string | null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#filters = filtersOf(desk.query);
    this.#wanted = desk.query.get("visit");
    this.draw();
    void this.#load();
  }

  hasUnsaved(): boolean {
    return this.#form?.hasUnsaved ?? false;
  }

  async #load(): Promise<void> {
    try {
      this.#known = await load();
      this.#error = null;
      this.#openWanted(this.#known);
    } catch (error) {
      this.#error = error;
    }
    this.draw();
  }

  /** Come to the visit that the address names, or to a new one; what is gone, or not one's own, stays closed. */
  #openWanted({ visits, may }: Known): void {
    const id = this.#wanted;
    this.#wanted = null;
    const visit = visits.find((one) => one.id === id);
    if (visit?.may.edit) this.#openForm(visit, {});
    else if (id === NEW && may !== "never") this.#openForm(null, { city_ags: this.#filters.city_ags });
    else if (id !== null) this.#note(null);
  }

  draw(): void {
    render(
      html`<h1>${t("staff-visits")}</h1>
        ${failure(this.#error, () => void this.#load())} ${this.#known ? this.#contents(this.#known) : nothing}
        ${this.#known || this.#error ? nothing : loading()}`,
      this.#desk.place,
    );
  }

  #contents(known: Known): TemplateResult {
    if (this.#form) return html`<div class="boxes">${this.#form.body()}</div>`;
    const { manager_id, city_ags, month } = this.#filters;
    const managerOf = new Map(known.cities.map((city) => [city.ags, city.manager_id]));
    const isWanted = (ags: string): boolean =>
      (!city_ags || ags === city_ags) && (!manager_id || managerOf.get(ags) === manager_id);
    const wanted = known.visits.filter((visit) => isWanted(visit.city_ags));
    const inMonth = wanted.filter(({ day }) => day.startsWith(month));
    const due = known.due.filter((one) => isWanted(one.city_ags));
    return html`${this.#fields(known, [...byMonth(wanted).keys()])}
      <div class="row-acts">
        ${known.may === "never" ? nothing : html`<button type="button" class="button button-main" @click=${() => this.#openForm(null, { city_ags })}>${t("staff-visit-new")}</button>`}
        <button type="button" class="button" @click=${() => void this.#subscribe(known)}>${t("staff-calendar")}</button>
      </div>
      <div class="boxes">
        <section class="box" aria-labelledby="due-title">
          <h2 id="due-title" tabindex="-1">${t("staff-due")} <span class="hint">${t("staff-due-shown", { n: due.length })}</span></h2>
          ${dueList(known, due, today(), this.#acts)}
        </section>
        <section class="box" aria-labelledby="months-title">
          <h2 id="months-title">${t("staff-visits-months")}</h2>
          ${monthList(known, inMonth, today(), this.#acts)}
        </section>
      </div>`;
  }

  #fields(known: Known, months: readonly string[]): TemplateResult {
    const all = { value: "", label: t("staff-board-any") };
    const field = (name: keyof Filters, label: string, choices: { value: string; label: string }[]): TemplateResult =>
      choiceField({
        id: `visits-${name}`,
        label,
        value: this.#filters[name],
        choices: [all, ...choices],
        change: (value) => this.#filter({ [name]: value }),
      });
    const cities = known.cities.map(({ ags, name }) => ({ value: ags, label: name }));
    const people = known.managers.map(({ id, name }) => ({ value: id, label: name }));
    return html`<form class="board-filters" aria-label=${t("staff-visits-filters")} @submit=${(event: Event) => event.preventDefault()}>
      ${field("manager_id", t("staff-board-manager"), people)} ${field("city_ags", t("staff-board-city"), cities)}
      ${field(
        "month",
        t("staff-visits-month"),
        months.map((month) => ({ value: month, label: date(month) })),
      )}
    </form>`;
  }

  #filter(part: Partial<Filters>): void {
    this.#filters = { ...this.#filters, ...part };
    this.#note(null);
    this.draw();
  }

  /** Keep the address in step: what narrows the visits, and the one that is open. */
  #note(visit: string | null): void {
    const said = FILTERS.filter((name) => this.#filters[name]).map((name) => [name, this.#filters[name]]);
    this.#desk.note(new URLSearchParams([...said, ...(visit ? [["visit", visit]] : [])]));
  }

  #openForm(visit: Visit | null, begin: Partial<Values>): void {
    if (!this.#known) return;
    const city = this.#known.cities.find(({ ags }) => ags === begin.city_ags);
    const first = visit ? begin : { manager_id: city?.manager_id ?? this.#desk.session.manager_id ?? "", ...begin };
    this.#form = new VisitForm(this.#known, visit, first, {
      draw: () => this.draw(),
      done: (written, isNew) => this.#written(written, isNew),
      back: () => this.#closeForm(),
    });
    this.#note(visit?.id ?? NEW);
    this.draw();
    document.getElementById("visit-title")?.focus();
    window.scrollTo(0, 0);
  }

  #closeForm(): void {
    if (this.hasUnsaved() && !window.confirm(t("staff-leave"))) return;
    this.#form = null;
    this.#note(null);
    this.draw();
    document.getElementById("due-title")?.focus();
  }

  #written({ city_name }: Visit, isNew: boolean): void {
    this.#closeForm();
    this.#did(t(isNew ? "staff-visit-planned" : "staff-visit-saved", { city: city_name ?? "" }));
  }

  #did(sentence: string): void {
    this.#desk.say(sentence);
    void this.#load();
  }

  async #cancel(visit: Visit): Promise<void> {
    const { id, tag, city_name } = visit;
    const isDone = await confirmWithReason({
      title: t("staff-visit-cancel-title", { city: city_name ?? "", day: date(visit.day) }),
      body: html`<p>${t("staff-visit-cancel-lead")}</p>`,
      send: t("staff-visit-cancel"),
      act: async (reason) => {
        await ask("PUT", `/api/visits/${id}`, {
          body: bodyOf({ ...valuesOf(visit), status: "cancelled" }),
          tag,
          query: { reason },
        });
      },
    });
    if (isDone) this.#did(t("staff-visit-cancelled", { city: city_name ?? "" }));
  }

  async #remove({ id, tag, city_name, day }: Visit): Promise<void> {
    const isDone = await confirmWithReason({
      title: t("staff-visit-delete-title", { city: city_name ?? "", day: date(day) }),
      body: html`<p>${t("staff-visit-delete-lead")}</p>`,
      send: t("staff-visit-delete"),
      act: async (reason) => {
        await ask("DELETE", `/api/visits/${id}`, { tag, query: { reason } });
      },
    });
    if (isDone) this.#did(t("staff-visit-deleted", { city: city_name ?? "" }));
  }

  async #subscribe({ managers }: Known): Promise<void> {
    const mine = this.#desk.session.manager_id ?? this.#filters.manager_id;
    if (await subscribe(managers, mine)) this.#desk.say(t("staff-calendar-done"));
  }
}
