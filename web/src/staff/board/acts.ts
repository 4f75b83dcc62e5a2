/** What is done with the chosen cities, and how it is taken back; only what the role allows is offered. */

import { html, nothing, type TemplateResult } from "lit-html";
import { listing } from "../../format";
import { may } from "../api";
import { problem } from "../parts/problem";
import { confirmWithReason } from "../parts/reason";
import { t } from "../texts";
import { openAbsence } from "./absence";
import { type CityRow, type Person, spellOn } from "./data";
import { type Deed, Deeds } from "./deeds";
import { openHandOver } from "./handover";
import { openProposal } from "./proposal";
import { openTimeline } from "./timeline";

export interface ActsEvents {
  say(sentence: string): void;
  /** Something was written: fetch anew what is shown. */
  changed(): void;
  draw(): void;
  /** Choose exactly these. */
  choose(ags: readonly string[]): void;
}

/** What the acts are done to. */
export interface Subject {
  chosen: readonly CityRow[];
  people: readonly Person[];
  day: string;
}

const button = (label: string, act: () => void, isOff: boolean, classes = ""): TemplateResult =>
  html`<button type="button" class="button ${classes}" aria-disabled=${isOff ? "true" : nothing} @click=${isOff ? nothing : act}>${label}</button>`;

export class Acts {
  readonly #events: ActsEvents;
  readonly #deeds = new Deeds();
  #isBusy = false;
  #error: unknown = null;
  /** To whom a proposal would hand over what it has chosen. */
  #to: string | null = null;

  constructor(events: ActsEvents) {
    this.#events = events;
  }

  body(subject: Subject): TemplateResult | typeof nothing {
    if (!may("assign")) return nothing;
    const { chosen, people, day } = subject;
    const assumed = chosen.filter((row) => spellOn(row, day)?.isConfirmed === false);
    return html`${button(t("staff-act-hand"), () => this.#handOver(subject), chosen.length === 0, "button-main")}
      ${button(t("staff-act-confirm", { n: assumed.length }), () => void this.#confirm(assumed, day), assumed.length === 0)}
      ${may("keep_managers") ? button(t("staff-act-absence"), () => void openAbsence(people, { done: (title) => this.#done(title) }), false) : nothing}
      ${button(t("staff-act-proposal"), () => this.#propose(subject), false)}
      ${this.#way("undo", this.#deeds.last)} ${this.#way("redo", this.#deeds.next)} ${problem(this.#error)}`;
  }

  #way(what: "undo" | "redo", deed: Deed | null): TemplateResult {
    const label = deed ? t(`staff-act-${what}-of`, { what: deed.title }) : t(`staff-act-${what}`);
    return button(label, () => void this.#go(what), !deed || this.#isBusy, `act-${what}`);
  }

  #handOver({ chosen, people, day }: Subject): void {
    openHandOver({ rows: chosen, people, to: this.#to, day }, this.#deeds, {
      say: (sentence) => this.#events.say(sentence),
      done: (title) => this.#done(title),
    });
  }

  #propose({ people, day }: Subject): void {
    openProposal(people, day, {
      say: (sentence) => this.#events.say(sentence),
      take: (ags, managerId) => {
        this.#to = managerId;
        this.#events.choose(ags);
      },
    });
  }

  open(row: CityRow): void {
    openTimeline(row, this.#deeds, { done: (title) => this.#done(title) });
  }

  #done(title: string): void {
    this.#to = null;
    this.#events.say(title);
    this.#events.changed();
  }

  async #confirm(rows: readonly CityRow[], day: string): Promise<void> {
    const names = listing(rows.map(({ name }) => name));
    const deed: Deed = {
      title: t("staff-deed-confirmed-many", { cities: names }),
      changes: rows.flatMap((row) => {
        const spell = spellOn(row, day);
        if (!spell?.person) return [];
        const before = { manager_id: spell.person.id, valid_from: spell.from, confirmed: false };
        return [{ ags: row.ags, day: spell.from, before, after: { ...before, confirmed: true } }];
      }),
    };
    const isDone = await confirmWithReason({
      title: t("staff-act-confirm", { n: rows.length }),
      body: html`<ul>${rows.map((row) => html`<li>${row.name}: ${spellOn(row, day)?.person?.name}</li>`)}</ul>`,
      send: t("staff-city-confirm"),
      act: async (reason) => {
        await this.#deeds.look(rows.map(({ ags }) => ags));
        await this.#deeds.do(deed, reason);
      },
    });
    if (isDone) this.#done(deed.title);
  }

  /** Take the last deed back, or do it again; the history then holds both. */
  async #go(what: "undo" | "redo"): Promise<void> {
    const deed = what === "undo" ? this.#deeds.last : this.#deeds.next;
    if (!deed || this.#isBusy) return;
    this.#isBusy = true;
    this.#error = null;
    this.#events.draw();
    const said = t(`staff-${what}-done`, { what: deed.title });
    try {
      await this.#deeds[what](said);
      this.#events.say(said);
    } catch (error) {
      this.#error = error;
    } finally {
      this.#isBusy = false;
      this.#events.changed();
    }
  }
}
