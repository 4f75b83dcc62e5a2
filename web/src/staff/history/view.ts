/** The composition of the history: what narrows it, the revisions page by page, and the proof of the chain. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { sentenceOf } from "../api";
import { forgetRecords, knownName, knownRecords } from "../edit/known";
import { failure, loading } from "../parts/failure";
import { t } from "../texts";
import type { Desk, View } from "../views";
import { type Change, page, proof, type Revision, revision, type Wish } from "./data";
import { type Filters, filterFields, filtersOf, saidOf } from "./filters";
import { type Acts, revisionEntry } from "./list";
import { askReturn } from "./return";
import { isDescribed, learn } from "./words";

/** Whoever types a name is waited for. */
const REST_MS = 250;

const keyOf = ({ number }: Revision, { collection, id }: Change): string => `${number} ${collection} ${id}`;

export class HistoryView implements View {
  readonly #desk: Desk;
  readonly #acts: Acts = {
    back: (wish, title) => void this.#back(wish, title),
    whole: (one) => void this.#fetch(one).then(() => this.#focus(one)),
    fill: (one) => void this.#fetch(one),
    unfold: (one, change) => {
      this.#unfolded.add(keyOf(one, change));
      this.draw();
    },
    isUnfolded: (one, change) => this.#unfolded.has(keyOf(one, change)),
  };
  readonly #unfolded = new Set<string>();
  #filters: Filters;
  #entries: readonly Revision[] | null = null;
  #next: number | null = null;
  #error: unknown = null;
  #proof = "";
  /** Counts the questions: an answer to an older one is no longer wanted. */
  #asked = 0;
  #timer = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#filters = filtersOf(desk.query);
    this.draw();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const [found] = await Promise.all([page(saidOf(this.#filters), null), learn(), this.#learnRecord()]);
      if (asked !== this.#asked) return;
      this.#entries = found.entries;
      this.#next = found.next;
      this.#error = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#error = error;
    }
    this.draw();
  }

  async #learnRecord(): Promise<void> {
    const { collection, record } = this.#filters;
    if (record && isDescribed(collection)) await knownRecords(collection);
  }

  draw(): void {
    const { collection, record } = this.#filters;
    render(
      html`<h1>${t("staff-history")}</h1>
        ${filterFields(this.#filters, knownName(collection, record), (part) => this.#filter(part))}
        <div class="row-acts">
          <button type="button" class="button" @click=${this.#prove}>${t("staff-history-prove")}</button>
          <p role="status" class="history-proof">${this.#proof}</p>
        </div>
        ${failure(this.#error, () => void this.#load())} ${this.#entries ? this.#list(this.#entries) : nothing}
        ${this.#entries || this.#error ? nothing : loading()}`,
      this.#desk.place,
    );
  }

  #list(entries: readonly Revision[]): TemplateResult {
    return html`<section class="box box-wide" aria-label=${t("staff-history")}>
      ${
        entries.length > 0
          ? html`<ol class="plain entries">${entries.map((one) => revisionEntry(one, this.#acts))}</ol>`
          : html`<p>${t("staff-history-none")}</p>`
      }
      ${this.#next === null ? nothing : html`<button type="button" class="button" @click=${this.#older}>${t("staff-history-older")}</button>`}
    </section>`;
  }

  #filter(part: Partial<Filters>): void {
    this.#filters = { ...this.#filters, ...part };
    this.#desk.note(new URLSearchParams(saidOf(this.#filters)));
    this.draw();
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), REST_MS);
  }

  async #ask(): Promise<void> {
    await this.#load();
    if (!this.#error) this.#desk.say(t("staff-history-shown", { n: this.#entries?.length ?? 0 }));
  }

  readonly #older = async (): Promise<void> => {
    if (this.#next === null) return;
    const first = this.#next;
    try {
      const found = await page(saidOf(this.#filters), first);
      this.#entries = [...(this.#entries ?? []), ...found.entries];
      this.#next = found.next;
      this.draw();
      this.#focus(found.entries[0]);
    } catch (error) {
      this.#desk.say(sentenceOf(error));
    }
  };

  #focus(one: Revision | undefined): void {
    if (one) this.#desk.place.querySelector<HTMLElement>(`#revision-${one.number} h2`)?.focus();
  }

  async #fetch({ number }: Revision): Promise<void> {
    try {
      const found = await revision(number);
      this.#entries = this.#entries?.map((one) => (one.number === number ? found : one)) ?? null;
      this.draw();
    } catch (error) {
      this.#desk.say(sentenceOf(error));
    }
  }

  readonly #prove = async (): Promise<void> => {
    this.#proof = t("staff-history-proving");
    this.draw();
    try {
      const { revisions, latest } = await proof();
      this.#proof = t("staff-history-proved", { n: revisions, hash: latest.hash.slice(0, 12) });
    } catch (error) {
      this.#proof = sentenceOf(error);
    }
    this.draw();
  };

  async #back(wish: Wish, title: string): Promise<void> {
    const done = await askReturn(wish, title);
    if (!done) return;
    for (const { collection } of done.changes) forgetRecords(collection);
    await this.#load();
    this.#desk.say(t("staff-history-returned", { n: done.revision }));
    this.#focus(this.#entries?.[0]);
  }
}
