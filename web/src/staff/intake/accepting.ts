/** The fourth step: where the file comes from, and why it is taken in; then one change is written. */

import { html, nothing, type TemplateResult } from "lit-html";
import { focusWrong, reasonField, textField } from "../parts/field";
import { fieldProblems, problem } from "../parts/problem";
import { missing, type Wrong } from "../parts/sheet";
import { t } from "../texts";
import { type Accepted, accept, type Origin, type Plan, writtenBy } from "./data";
import type { Rows } from "./rows";

type Typed = Origin & { reason: string };

export class Acceptance {
  readonly #plan: Plan;
  readonly #rows: Rows;
  readonly #draw: () => void;
  readonly #done: (accepted: Accepted) => void;
  #typed: Typed = { what: "", publisher: "", url: "", as_of: "", reason: "" };
  #wrong: Wrong = new Map();
  #error: unknown = null;
  #isSending = false;

  constructor(plan: Plan, rows: Rows, draw: () => void, done: (accepted: Accepted) => void) {
    this.#plan = plan;
    this.#rows = rows;
    this.#draw = draw;
    this.#done = done;
  }

  get hasUnsaved(): boolean {
    return Object.values(this.#typed).some(Boolean);
  }

  body(): TemplateResult {
    const n = writtenBy(this.#plan, this.#rows);
    if (n === 0) return html`<p>${t("staff-intake-nothing")}</p>`;
    return html`<form class="form" novalidate @submit=${this.#submit}>
      <p>${t("staff-intake-source-lead")}</p>
      ${this.#field("what", t("staff-intake-what"), { hint: t("staff-intake-what-hint"), isRequired: true })}
      ${this.#field("publisher", t("staff-intake-publisher"), { hint: t("staff-intake-publisher-hint"), isRequired: true })}
      <div class="fields">
        ${this.#field("url", t("staff-intake-url"), { type: "url" })} ${this.#field("as_of", t("staff-intake-as-of"), { type: "date" })}
      </div>
      ${reasonField({ id: "intake-reason", value: this.#typed.reason, problem: this.#wrong.get("reason"), change: (reason) => this.#set({ reason }) })}
      ${problem(this.#error)}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-intake-accept", { n })}</button>
      </div>
    </form>`;
  }

  #field(
    name: keyof Origin,
    label: string,
    more: { hint?: string; isRequired?: boolean; type?: "url" | "date" },
  ): TemplateResult {
    return textField({
      id: `intake-${name}`,
      label,
      ...more,
      value: this.#typed[name],
      problem: this.#wrong.get(name),
      change: (value) => this.#set({ [name]: value }),
    });
  }

  #set(part: Partial<Typed>): void {
    this.#typed = { ...this.#typed, ...part };
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#isSending) return;
    const form = event.currentTarget as HTMLFormElement;
    const { what, publisher, reason } = this.#typed;
    this.#error = null;
    this.#wrong = missing({ what, publisher, reason });
    this.#isSending = this.#wrong.size === 0;
    this.#draw();
    if (this.#isSending) await this.#send();
    if (this.#wrong.size > 0) focusWrong(form);
  };

  async #send(): Promise<void> {
    const { reason, ...source } = this.#typed;
    const { without, duplicates } = this.#rows;
    try {
      const accepted = await accept(this.#plan, { reason, source, without, duplicates });
      this.#typed = { what: "", publisher: "", url: "", as_of: "", reason: "" };
      this.#done(accepted);
    } catch (error) {
      this.#error = error;
      this.#wrong = new Map([...fieldProblems(error)].map(([name, said]) => [name.replace(/^source\./, ""), said]));
    }
    this.#isSending = false;
    this.#draw();
  }
}
