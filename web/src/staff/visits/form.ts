/** The form of a visit: to plan one, to write down how it went, or to change what stands there. */

import { html, nothing, type TemplateResult } from "lit-html";
import { ask, codeOf, mayIn } from "../api";
import { type Choice, checkField, choiceField, focusWrong, textArea, textField } from "../parts/field";
import { fieldProblems, problem } from "../parts/problem";
import type { Wrong } from "../parts/sheet";
import { t } from "../texts";
import { KINDS, type Known, STATUSES, type Visit, visit } from "./data";
import { bodyOf, EMPTY, isChanged, rebased, type Values, valuesOf } from "./values";

interface Ways {
  draw(): void;
  /** It was written. */
  done(written: Visit, isNew: boolean): void;
  /** The person changed their mind. */
  back(): void;
}

type TextKey = Exclude<keyof Values, "area_ids">;

export class VisitForm {
  readonly #known: Known;
  readonly #ways: Ways;
  /** As it was read; null for a new one. */
  #read: Visit | null;
  #before: Values;
  #values: Values;
  #wrong: Wrong = new Map();
  #error: unknown = null;
  #isSending = false;

  /** `begin` is what is filled in for the person already. */
  constructor(known: Known, read: Visit | null, begin: Partial<Values>, ways: Ways) {
    this.#known = known;
    this.#ways = ways;
    this.#read = read;
    this.#before = read ? valuesOf(read) : EMPTY;
    this.#values = { ...this.#before, ...begin };
    if (!read) this.#before = this.#values;
  }

  get hasUnsaved(): boolean {
    return isChanged(this.#before, this.#values);
  }

  body(): TemplateResult {
    const title = this.#read ? t("staff-visit-edit", { city: this.#read.city_name ?? "" }) : t("staff-visit-new");
    return html`<section class="box" aria-labelledby="visit-title">
      <h2 id="visit-title" tabindex="-1">${title}</h2>
      <form class="form" novalidate @submit=${this.#submit}>
        ${this.#where()} ${this.#when()} ${this.#who()} ${this.#outcome()}
        ${problem(this.#error, () => void this.#reload())}
        <div class="form-acts">
          <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-visit-save")}</button>
          <button type="button" class="button" @click=${() => this.#ways.back()}>${t("staff-cancel")}</button>
        </div>
      </form>
    </section>`;
  }

  #set(part: Partial<Values>): void {
    this.#values = { ...this.#values, ...part };
    this.#ways.draw();
  }

  #frame(name: TextKey, label: string, hint?: string) {
    return {
      id: `visit-${name}`,
      label,
      hint,
      value: this.#values[name],
      problem: this.#wrong.get(name),
      change: (value: string) => this.#set({ [name]: value }),
    };
  }

  #where(): TemplateResult {
    const choose = (city_ags: string): void => {
      const city = this.#known.cities.find(({ ags }) => ags === city_ags);
      this.#set({ city_ags, manager_id: city?.manager_id ?? this.#values.manager_id, area_ids: [] });
    };
    const mine = this.#known.cities.filter(({ manager_id }) => mayIn("keep_visits", manager_id));
    const areas = this.#known.areas.filter(({ city_ags }) => city_ags === this.#values.city_ags);
    return html`${choiceField({ ...this.#frame("city_ags", t("staff-visit-city")), isRequired: true, choices: [none(), ...mine.map(({ ags, name }) => ({ value: ags, label: name }))], change: choose })}
      ${
        areas.length > 0
          ? html`<fieldset>
              <legend>${t("staff-visit-areas")}</legend>
              ${areas.map(({ id, name }) => this.#areaBox(id, name))}
              ${this.#wrong.has("area_ids") ? html`<p class="field-problem">${this.#wrong.get("area_ids")}</p>` : nothing}
            </fieldset>`
          : nothing
      }
      ${textField(this.#frame("place", t("staff-visit-place"), t("staff-visit-place-hint")))}`;
  }

  #areaBox(id: string, name: string): TemplateResult {
    const { area_ids } = this.#values;
    const change = (isIn: boolean): void =>
      this.#set({ area_ids: isIn ? [...area_ids, id] : area_ids.filter((one) => one !== id) });
    return checkField({ id: `visit-area-${id}`, label: name, value: area_ids.includes(id), change });
  }

  #when(): TemplateResult {
    return html`<div class="fields">
      ${choiceField({ ...this.#frame("kind", t("staff-visit-kind")), choices: KINDS.map((kind) => ({ value: kind, label: t(`staff-visit-kind-${kind}`) })) })}
      ${choiceField({ ...this.#frame("status", t("staff-visit-status")), choices: STATUSES.map((status) => ({ value: status, label: t(`staff-visit-status-${status}`) })) })}
      ${textField({ ...this.#frame("day", t("staff-visit-day")), type: "date", isRequired: true })}
      ${textField({ ...this.#frame("time", t("staff-visit-time"), t("staff-visit-time-hint")), type: "time" })}
    </div>`;
  }

  #who(): TemplateResult {
    const allowed = this.#known.managers.filter(({ id }) => mayIn("keep_visits", id));
    return html`${choiceField({ ...this.#frame("manager_id", t("staff-visit-manager")), isRequired: true, choices: [none(), ...allowed.map(({ id, name }) => ({ value: id, label: name }))] })}
    ${textArea(this.#frame("participants", t("staff-visit-participants"), t("staff-visit-participants-hint")))}`;
  }

  #outcome(): TemplateResult {
    const isHeld = this.#values.status === "held";
    return html`${textArea({ ...this.#frame("result", t("staff-visit-result"), t("staff-visit-result-hint")), isRequired: isHeld, rows: 4 })}
      <div class="fields">
        ${textField(this.#frame("next_step", t("staff-visit-next"), t("staff-visit-next-hint")))}
        ${textField({ ...this.#frame("next_step_by", t("staff-visit-next-by")), type: "date" })}
      </div>`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#isSending) return;
    const form = event.currentTarget as HTMLFormElement;
    this.#error = null;
    this.#wrong = this.#missing();
    this.#isSending = this.#wrong.size === 0;
    this.#ways.draw();
    if (this.#isSending) await this.#send();
    if (this.#wrong.size > 0) focusWrong(form);
  };

  #missing(): Wrong {
    const needed = ["city_ags", "day", "manager_id"] as const;
    const found = new Map<string, string>(
      needed.filter((name) => !this.#values[name]).map((name) => [name, t("staff-missing")]),
    );
    if (this.#values.status === "held" && !this.#values.result.trim())
      found.set("result", t("staff-visit-result-missing"));
    return found;
  }

  async #send(): Promise<void> {
    const body = bodyOf(this.#values);
    try {
      const answer = this.#read
        ? await ask<Visit>("PUT", `/api/visits/${this.#read.id}`, { body, tag: this.#read.tag })
        : await ask<Visit>("POST", "/api/visits", { body });
      this.#before = this.#values;
      this.#ways.done(answer.data, this.#read === null);
    } catch (error) {
      this.#error = error;
      this.#wrong = codeOf(error) === "stale" ? new Map() : fieldProblems(error);
    }
    this.#isSending = false;
    this.#ways.draw();
  }

  /** Somebody else was faster: their state, with what one has changed oneself on top of it. */
  async #reload(): Promise<void> {
    if (!this.#read) return;
    try {
      this.#read = await visit(this.#read.id);
      const theirs = valuesOf(this.#read);
      this.#values = rebased(this.#before, this.#values, theirs);
      this.#before = theirs;
      this.#error = null;
    } catch (error) {
      this.#error = error;
    }
    this.#ways.draw();
  }
}

const none = (): Choice => ({ value: "", label: t("staff-choose") });
