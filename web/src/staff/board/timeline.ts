/** A city closer up: who was, is and will be responsible, who decided it and why; what can be confirmed or taken back. */

import { html, nothing, type TemplateResult } from "lit-html";
import { date } from "../../format";
import { may } from "../api";
import { type Dialog, openDialog } from "../parts/dialog";
import { dayOf } from "../parts/moment";
import { problem } from "../parts/problem";
import { confirmWithReason } from "../parts/reason";
import { t } from "../texts";
import type { CityState, Entry } from "./assignments";
import type { CityRow } from "./data";
import { today } from "./data";
import type { Deed, Deeds } from "./deeds";

export interface TimelineEvents {
  /** Something was written: whatever shows it must be drawn anew. */
  done(title: string): void;
}

const nobody = (): string => t("staff-board-nobody");

/** "seit 1. März 2027 bis 30. April 2028" */
function days({ since, until }: Entry): string {
  const start = since ? t("staff-days-from", { day: date(since) }) : t("staff-days-unknown");
  return until ? t("staff-days-until", { start, day: date(until) }) : start;
}

class Timeline {
  readonly #row: CityRow;
  readonly #deeds: Deeds;
  readonly #events: TimelineEvents;
  #state: CityState | null = null;
  #error: unknown = null;
  readonly #dialog: Dialog;

  constructor(row: CityRow, deeds: Deeds, events: TimelineEvents) {
    this.#row = row;
    this.#deeds = deeds;
    this.#events = events;
    this.#dialog = openDialog(() => ({ title: row.name, body: this.#body() }), "dialog-wide");
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const [found] = await this.#deeds.look([this.#row.ags]);
      this.#state = found ?? null;
    } catch (error) {
      this.#error = error;
    }
    this.#dialog.draw();
  }

  #body(): TemplateResult {
    const { ags, kreis } = this.#row;
    return html`<p>${kreis} · <a href="/staedte/${ags}">${t("staff-city-page")}</a></p>
      ${problem(this.#error)}
      ${!this.#state && !this.#error ? html`<p class="loading">${t("staff-loading")}</p>` : nothing}
      ${this.#state ? this.#story(this.#state) : nothing}`;
  }

  #story(state: CityState): TemplateResult {
    return html`${state.substitute ? html`<p class="notice">${t("staff-city-substitute", { name: state.substitute.name })}</p>` : nothing}
      <ol class="plain timeline">${state.timeline.map((entry) => this.#entry(entry, state))}</ol>`;
  }

  #entry(entry: Entry, { current, planned }: CityState): TemplateResult {
    const isCurrent = entry.id === current?.id;
    const isPlanned = planned.some(({ id }) => id === entry.id);
    const when = isCurrent ? "now" : isPlanned ? "planned" : "past";
    return html`<li class="spell spell-${when}">
      <p class="spell-when"><span class="badge">${t(`staff-spell-${when}`)}</span> ${days(entry)}</p>
      <p class="spell-who"><strong>${entry.manager?.name ?? nobody()}</strong> (${t(entry.confirmed ? "staff-standing-confirmed" : "staff-standing-assumed")})</p>
      ${entry.reason ? html`<p>${t("staff-spell-why", { reason: entry.reason })}</p>` : nothing}
      <p class="hint">${t("staff-spell-written", { who: entry.changed.who, day: dayOf(entry.changed.at) })}
        ${entry.decided_by && entry.decided_by !== entry.changed.who ? t("staff-spell-decided", { who: entry.decided_by }) : nothing}</p>
      ${may("assign") ? this.#acts(entry, when) : nothing}
    </li>`;
  }

  #acts(entry: Entry, when: "now" | "planned" | "past"): TemplateResult {
    return html`<div class="form-acts">
      ${!entry.confirmed && when !== "past" ? this.#button("confirm", entry, this.#confirming(entry)) : nothing}
      ${when === "planned" ? this.#button("withdraw", entry, this.#withdrawing(entry)) : nothing}
    </div>`;
  }

  #button(what: "confirm" | "withdraw", entry: Entry, deed: Deed): TemplateResult {
    return html`<button type="button" class="button" @click=${() => void this.#do(what, entry, deed)}>${t(`staff-city-${what}`)}</button>`;
  }

  #change(entry: Entry, isThere: boolean): Deed["changes"] {
    const before = { manager_id: entry.manager?.id ?? "", valid_from: entry.since, confirmed: entry.confirmed };
    const after = isThere ? { ...before, confirmed: true } : null;
    return [{ ags: this.#row.ags, day: entry.since, before, after }];
  }

  #confirming(entry: Entry): Deed {
    const said = { city: this.#row.name, name: entry.manager?.name ?? nobody() };
    return { title: t("staff-deed-confirmed", said), changes: this.#change(entry, true) };
  }

  #withdrawing(entry: Entry): Deed {
    const said = { city: this.#row.name, name: entry.manager?.name ?? nobody(), day: date(entry.since ?? today()) };
    return { title: t("staff-deed-withdrawn", said), changes: this.#change(entry, false) };
  }

  async #do(what: "confirm" | "withdraw", entry: Entry, deed: Deed): Promise<void> {
    const isDone = await confirmWithReason({
      title: t(`staff-city-${what}`),
      body: html`<p>${this.#row.name}: ${entry.manager?.name ?? nobody()}, ${days(entry)}</p>`,
      send: t(`staff-city-${what}`),
      act: (reason) => this.#deeds.do(deed, reason),
    });
    if (!isDone) return;
    this.#events.done(deed.title);
    await this.#load();
  }
}

export const openTimeline = (row: CityRow, deeds: Deeds, events: TimelineEvents): Timeline =>
  new Timeline(row, deeds, events);
