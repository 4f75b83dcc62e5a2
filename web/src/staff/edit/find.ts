/** Finding a record to keep, or beginning a new one. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { fold } from "../../fold";
import { may, mayIn } from "../api";
import { choiceField, textField } from "../parts/field";
import { dayOf } from "../parts/moment";
import { problem } from "../parts/problem";
import { t } from "../texts";
import type { Desk, View } from "../views";
import { type DraftHead, listDrafts } from "./drafts";
import { type Known, knownRecords } from "./known";
import { ACTION_OF, COLLECTIONS, type Collection, hasNew } from "./layout";
import { editPath } from "./records";

const MOST_SHOWN = 100;

class Finder implements View {
  readonly #desk: Desk;
  #collection: Collection;
  #q: string;
  #isOwn: boolean;
  #records: readonly Known[] | null = null;
  #drafts: readonly DraftHead[] = [];
  #failure: unknown = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    const { query, session } = desk;
    this.#collection = COLLECTIONS.find((one) => one === query.get("kind")) ?? "offices";
    this.#q = query.get("q") ?? "";
    this.#isOwn = session.manager_id !== null && query.get("all") !== "true";
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#failure = null;
    this.#records = null;
    this.draw();
    try {
      [this.#records, this.#drafts] = await Promise.all([knownRecords(this.#collection), listDrafts()]);
    } catch (error) {
      this.#failure = error;
    }
    this.draw();
  }

  #note(): void {
    const asked = { kind: this.#collection, q: this.#q, ...(this.#isOwn || !this.#hasOwn ? {} : { all: "true" }) };
    this.#desk.note(new URLSearchParams(Object.entries(asked).filter(([, value]) => value)));
    this.draw();
  }

  get #hasOwn(): boolean {
    return this.#desk.session.manager_id !== null;
  }

  #found(): Known[] {
    const words = fold(this.#q).split(" ").filter(Boolean);
    const action = ACTION_OF[this.#collection];
    return (this.#records ?? []).filter(({ id, label, detail, city_ags, manager_id }) => {
      const text = fold(`${label} ${detail} ${id}`);
      const isReached = !this.#isOwn || city_ags === null || mayIn(action, manager_id);
      return isReached && words.every((word) => text.includes(word));
    });
  }

  draw(): void {
    render(
      html`<h1>${t("staff-edit")}</h1>
        <form class="form edit-find" role="search" @submit=${(event: Event) => event.preventDefault()}>
          ${choiceField({
            id: "find-kind",
            label: t("edit-find-kind"),
            value: this.#collection,
            choices: COLLECTIONS.map((value) => ({ value, label: t(`edit-kinds-${value}`) })),
            change: (value) => {
              this.#collection = value as Collection;
              this.#note();
              void this.#load();
            },
          })}
          ${textField({
            id: "find-q",
            label: t("edit-find-q"),
            value: this.#q,
            change: (q) => {
              this.#q = q;
              this.#note();
            },
          })}
          ${this.#hasOwn ? this.#ownBox() : nothing}
        </form>
        ${this.#failure ? problem(this.#failure) : this.#list()}`,
      this.#desk.place,
    );
  }

  #ownBox(): TemplateResult {
    const toggle = (event: Event): void => {
      this.#isOwn = (event.currentTarget as HTMLInputElement).checked;
      this.#note();
    };
    return html`<label class="check"
      ><input type="checkbox" .checked=${this.#isOwn} @change=${toggle} />${t("edit-find-own")}</label
    >`;
  }

  #list(): TemplateResult {
    if (!this.#records) return html`<p class="loading">${t("staff-loading")}</p>`;
    const found = this.#found();
    const shown = found.slice(0, MOST_SHOWN);
    return html`${this.#newLink()} ${this.#drafts.length > 0 ? this.#draftList() : nothing}
      <p role="status">${t("edit-find-count", { n: found.length, shown: shown.length })}</p>
      <ul class="edit-found plain">
        ${shown.map(
          ({ id, label, detail }) => html`<li>
            <a href=${editPath(this.#collection, id)}>${label}</a> <span class="hint">${detail}</span>
          </li>`,
        )}
      </ul>`;
  }

  #draftList(): TemplateResult {
    return html`<section class="edit-drafts" aria-labelledby="drafts-title">
      <h2 id="drafts-title">${t("edit-drafts")}</h2>
      <ul class="plain">
        ${this.#drafts.map(
          ({ collection, id, name, saved_at }) => html`<li>
            <a href=${editPath(collection, id)}>${name ?? t(`edit-new-${collection}`)}</a>
            <span class="hint">${t(`edit-kind-${collection}`)}, ${t("edit-draft-of", { at: dayOf(saved_at) })}</span>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #newLink(): TemplateResult | typeof nothing {
    if (!hasNew(this.#collection) || !may(ACTION_OF[this.#collection])) return nothing;
    return html`<p>
      <a class="button" href=${editPath(this.#collection, null)}>${t(`edit-new-${this.#collection}`)}</a>
    </p>`;
  }
}

export const open = (desk: Desk): View => new Finder(desk);
