/** Handing chosen cities over: to whom, from which day, why; what it does to both workloads is seen before it is saved. */

import { html, nothing, type TemplateResult } from "lit-html";
import { date, listing } from "../../format";
import { type Dialog, openDialog } from "../parts/dialog";
import { checkField, choiceField, focusWrong, reasonField, textField } from "../parts/field";
import { fieldProblems, problem } from "../parts/problem";
import { t } from "../texts";
import type { CityState, CityWish } from "./assignments";
import type { CityRow, Person } from "./data";
import { beginningOn, type Deed, type Deeds } from "./deeds";
import { type Preview, preview, previewed } from "./preview";

export interface HandOverWish {
  rows: readonly CityRow[];
  people: readonly Person[];
  /** To whom, where that is proposed already. */
  to: string | null;
  day: string;
}

export interface HandOverEvents {
  say(sentence: string): void;
  done(title: string): void;
}

/** Typing a day passes through days that nobody means. */
const PAUSE_MS = 350;
/** So many cities are named one by one. */
const MOST_NAMED = 6;

class HandOver {
  readonly #rows: readonly CityRow[];
  readonly #people: readonly Person[];
  readonly #deeds: Deeds;
  readonly #events: HandOverEvents;
  readonly #dialog: Dialog;
  #states: readonly CityState[] = [];
  #managerId: string;
  #day: string;
  #isConfirmed = true;
  #reason = "";
  #preview: Preview | null = null;
  #error: unknown = null;
  #previewError: unknown = null;
  #hasTried = false;
  #isSending = false;
  #timer = 0;
  /** The previews asked for so far: only the answer to the last one is shown. */
  #asked = 0;

  constructor({ rows, people, to, day }: HandOverWish, deeds: Deeds, events: HandOverEvents) {
    this.#rows = rows;
    this.#people = people;
    this.#managerId = to ?? "";
    this.#day = day;
    this.#deeds = deeds;
    this.#events = events;
    this.#dialog = openDialog(
      () => ({ title: t("staff-hand-title", { n: rows.length }), body: this.#body() }),
      "dialog-wide",
    );
    void this.#look();
  }

  /** Read what is to be changed; the preview then tells what it becomes. */
  readonly #look = async (): Promise<void> => {
    this.#error = null;
    try {
      this.#states = await this.#deeds.look(this.#rows.map(({ ags }) => ags));
      await this.#foresee();
    } catch (error) {
      this.#error = error;
    }
    this.#dialog.draw();
  };

  #change(part: () => void): void {
    part();
    this.#forget();
    this.#timer = window.setTimeout(() => void this.#foresee(), PAUSE_MS);
  }

  /** Let no preview come that was asked for before now. */
  #forget(): void {
    window.clearTimeout(this.#timer);
    this.#asked += 1;
  }

  #wishes(): CityWish[] {
    return this.#states.map(({ city_ags, tag }) => ({ ...this.#wish(), city_ags, tag }));
  }

  #wish() {
    return { manager_id: this.#managerId, valid_from: this.#day, confirmed: this.#isConfirmed };
  }

  async #foresee(): Promise<void> {
    if (!this.#managerId || !this.#day || this.#states.length === 0) return;
    this.#previewError = null;
    this.#forget();
    const asked = this.#asked;
    try {
      const found = await preview(this.#wishes());
      if (asked !== this.#asked) return;
      this.#preview = found;
      this.#events.say(t("staff-preview-there", { n: found.refused.length }));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#preview = null;
      this.#previewError = error;
    }
    this.#dialog.draw();
  }

  #cities(): string {
    const names = this.#rows.map(({ name }) => name);
    const more = names.length - MOST_NAMED;
    return more > 1 ? listing([...names.slice(0, MOST_NAMED), t("staff-hand-more", { n: more })]) : listing(names);
  }

  #missing(value: string, sentence: string): string | undefined {
    return this.#hasTried && !value.trim() ? sentence : undefined;
  }

  #body(): TemplateResult {
    const wrong = fieldProblems(this.#error);
    return html`<form class="form form-wide" novalidate @submit=${this.#submit}>
      <p>${this.#cities()}</p>
      <div class="form-row">
        ${choiceField({
          id: "hand-to",
          label: t("staff-hand-to"),
          value: this.#managerId,
          isRequired: true,
          problem: this.#missing(this.#managerId, t("staff-hand-to-missing")) ?? wrong.get("manager_id"),
          choices: [
            { value: "", label: t("staff-hand-choose") },
            ...this.#people.map(({ id, name }) => ({ value: id, label: name })),
          ],
          change: (id) =>
            this.#change(() => {
              this.#managerId = id;
            }),
        })}
        ${textField({
          id: "hand-day",
          label: t("staff-hand-day"),
          type: "date",
          value: this.#day,
          isRequired: true,
          problem: this.#missing(this.#day, t("staff-hand-day-missing")) ?? wrong.get("valid_from"),
          change: (day) =>
            this.#change(() => {
              this.#day = day;
            }),
        })}
      </div>
      ${checkField({
        id: "hand-confirmed",
        label: t("staff-hand-confirmed"),
        hint: t("staff-hand-confirmed-hint"),
        value: this.#isConfirmed,
        change: (isConfirmed) =>
          this.#change(() => {
            this.#isConfirmed = isConfirmed;
          }),
      })}
      ${this.#foreseen()}
      ${reasonField({
        id: "hand-reason",
        value: this.#reason,
        problem: this.#missing(this.#reason, t("staff-reason-missing")) ?? wrong.get("reason"),
        change: (reason) => {
          this.#reason = reason;
        },
      })}
      ${problem(this.#error, () => void this.#look())}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-hand-send")}</button>
        <button type="button" class="button" @click=${() => this.#dialog.close()}>${t("staff-cancel")}</button>
      </div>
    </form>`;
  }

  #foreseen(): TemplateResult {
    return html`<section class="preview" aria-label=${t("staff-preview")}>
      <h3>${t("staff-preview")}</h3>
      ${problem(this.#previewError, () => void this.#look())}
      ${this.#preview ? previewed(this.#preview) : html`<p class="hint">${t("staff-preview-none")}</p>`}
    </section>`;
  }

  #deed(): Deed {
    const name = this.#people.find(({ id }) => id === this.#managerId)?.name ?? this.#managerId;
    return {
      title: t("staff-deed-handed", { cities: this.#cities(), name, day: date(this.#day) }),
      changes: this.#states.map((state) => ({
        ags: state.city_ags,
        day: this.#day,
        before: beginningOn(state, this.#day),
        after: this.#wish(),
      })),
    };
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (this.#isSending) return;
    this.#hasTried = true;
    this.#error = null;
    this.#isSending = Boolean(this.#managerId && this.#day && this.#reason.trim());
    this.#dialog.draw();
    if (this.#isSending) await this.#send();
    else focusWrong(form);
  };

  async #send(): Promise<void> {
    const deed = this.#deed();
    // What it would become is no longer asked once it is done: the answer would be that it cannot be done twice.
    this.#forget();
    try {
      await this.#deeds.do(deed, this.#reason.trim());
      this.#dialog.close();
      this.#events.done(deed.title);
    } catch (error) {
      this.#error = error;
    } finally {
      this.#isSending = false;
      this.#dialog.draw();
    }
  }
}

export const openHandOver = (wish: HandOverWish, deeds: Deeds, events: HandOverEvents): HandOver =>
  new HandOver(wish, deeds, events);
