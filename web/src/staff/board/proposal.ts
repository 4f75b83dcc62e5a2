/** A proposal to share the work more evenly: weights, explanation, figures; it becomes a choice, never a change. */

import { html, nothing, type TemplateResult } from "lit-html";
import { language } from "../../texts";
import { ask } from "../api";
import { type Dialog, openDialog } from "../parts/dialog";
import { textField } from "../parts/field";
import { problem } from "../parts/problem";
import { t } from "../texts";
import type { Named } from "./assignments";
import { besideTable } from "./beside";
import type { Person } from "./data";
import { type Amounts, MEASURES, type Measure, measureName } from "./load";

interface Move {
  city_ags: string;
  city_name: string;
  kreis: string;
  before: string;
  after: string;
}

interface Proposal {
  managers: { manager: Named; before: Amounts; after: Amounts }[];
  moves: Move[];
  explanation: { de: string[]; en: string[] };
}

export interface ProposalEvents {
  say(sentence: string): void;
  /** Choose these cities, and hand them over to this manager when the person says so. */
  take(ags: readonly string[], managerId: string): void;
}

const MOST_WEIGHT = 10;

class ProposalDialog {
  readonly #events: ProposalEvents;
  readonly #people: readonly Person[];
  readonly #day: string;
  readonly #dialog: Dialog;
  readonly #weights = new Map<Measure, string>(MEASURES.map((measure) => [measure, "1"]));
  #found: Proposal | null = null;
  #error: unknown = null;

  constructor(people: readonly Person[], day: string, events: ProposalEvents) {
    this.#people = people;
    this.#day = day;
    this.#events = events;
    this.#dialog = openDialog(() => ({ title: t("staff-proposal"), body: this.#body() }), "dialog-wide");
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const weights = MEASURES.map((measure) => `${measure}:${this.#weights.get(measure) || 0}`).join();
    this.#error = null;
    try {
      const query = { on: this.#day, weights };
      this.#found = (await ask<Proposal>("GET", "/api/assignments/proposal", { query })).data;
      this.#events.say(this.#said(this.#found)[0] ?? "");
    } catch (error) {
      this.#found = null;
      this.#error = error;
    }
    this.#dialog.draw();
  }

  #said({ explanation }: Proposal): readonly string[] {
    return language().code === "en" ? explanation.en : explanation.de;
  }

  #body(): TemplateResult {
    const send = (event: SubmitEvent): void => {
      event.preventDefault();
      void this.#ask();
    };
    return html`<p>${t("staff-proposal-lead")}</p>
      <form class="form form-wide" novalidate @submit=${send}>
        <fieldset>
          <legend>${t("staff-proposal-weights")}</legend>
          <div class="form-row">${MEASURES.map((measure) => this.#weight(measure))}</div>
        </fieldset>
        <div class="form-acts"><button class="button">${t("staff-proposal-ask")}</button></div>
      </form>
      ${problem(this.#error)} ${this.#found ? this.#proposed(this.#found) : nothing}`;
  }

  #weight(measure: Measure): TemplateResult {
    return textField({
      id: `weight-${measure}`,
      label: measureName(measure),
      type: "number",
      min: "0",
      max: String(MOST_WEIGHT),
      value: this.#weights.get(measure) ?? "",
      change: (weight) => this.#weights.set(measure, weight),
    });
  }

  #proposed(found: Proposal): TemplateResult {
    const people = found.managers.map(({ manager, ...amounts }) => ({ name: manager.name, ...amounts }));
    return html`<section class="preview" aria-label=${t("staff-proposal-result")}>
      ${this.#said(found).map((sentence) => html`<p>${sentence}</p>`)} ${besideTable(people, t("staff-proposal-result"))}
      <div class="form-acts">${this.#people.map((person) => this.#taking(person, found.moves))}</div>
    </section>`;
  }

  #taking({ id, name }: Person, moves: readonly Move[]): TemplateResult | typeof nothing {
    const cities = moves.filter(({ after }) => after === id).map(({ city_ags }) => city_ags);
    if (cities.length === 0) return nothing;
    const take = (): void => {
      this.#dialog.close();
      this.#events.take(cities, id);
    };
    return html`<button type="button" class="button" @click=${take}>${t("staff-proposal-take", { n: cities.length, name })}</button>`;
  }
}

export const openProposal = (people: readonly Person[], day: string, events: ProposalEvents): ProposalDialog =>
  new ProposalDialog(people, day, events);
