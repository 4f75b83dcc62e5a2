/** The choice, field by field, between what two people have made of the same record. */

import { html, nothing, type TemplateResult } from "lit-html";
import { dayOf } from "../parts/moment";
import { t } from "../texts";
import { type Differing, merged, type Side, usualSide } from "./merge";
import type { Kept, Wanted } from "./records";

export interface MergeWays {
  label(name: string): string;
  text(name: string, value: unknown): string;
  draw(): void;
  /** Go on with what was chosen; the state of the others is what it begins with now. */
  take(wanted: Wanted, theirs: Kept): void;
  cancel(): void;
}

export class MergeView {
  readonly #fields: readonly Differing[];
  readonly #theirs: Kept;
  readonly #ways: MergeWays;
  readonly #chosen: Map<string, Side>;
  #hasTried = false;

  constructor(fields: readonly Differing[], theirs: Kept, ways: MergeWays) {
    this.#fields = fields;
    this.#theirs = theirs;
    this.#ways = ways;
    this.#chosen = new Map(
      fields.flatMap((field) => {
        const usual = usualSide(field);
        return usual ? [[field.name, usual] as const] : [];
      }),
    );
  }

  get #isOpen(): boolean {
    return this.#fields.some(({ name }) => !this.#chosen.has(name));
  }

  template(): TemplateResult {
    const { changed_by: who, changed_at: at } = this.#theirs;
    const conflicts = this.#fields.filter(({ side }) => side === "conflict").length;
    return html`<section class="merge" aria-labelledby="merge-title">
      <h2 id="merge-title" tabindex="-1">${t("edit-merge-title")}</h2>
      <p>${t("edit-merge-lead", { who, at: dayOf(at), n: conflicts })}</p>
      <form class="form" novalidate @submit=${this.#submit}>
        ${this.#fields.map((field) => this.#field(field, who))}
        <div class="form-acts">
          <button class="button button-main">${t("edit-merge-take")}</button>
          <button type="button" class="button" @click=${() => this.#ways.cancel()}>${t("edit-merge-cancel")}</button>
        </div>
      </form>
    </section>`;
  }

  #field(field: Differing, who: string): TemplateResult {
    const { name, base } = field;
    const isConflict = field.side === "conflict";
    const isMissing = this.#hasTried && !this.#chosen.has(name);
    const problemId = `merge-${name}-problem`;
    return html`<fieldset class="row ${isConflict ? "merge-conflict" : ""}" aria-describedby=${isMissing ? problemId : nothing}>
      <legend>${this.#ways.label(name)}${isConflict ? html` <span class="badge">${t("edit-merge-both")}</span>` : nothing}</legend>
      <p class="hint">${t("edit-merge-base", { value: this.#ways.text(name, base) })}</p>
      ${this.#side(field, "mine", t("edit-merge-mine"))} ${this.#side(field, "theirs", t("edit-merge-theirs", { who }))}
      ${isMissing ? html`<p class="field-problem" id=${problemId}>${t("edit-merge-missing")}</p>` : nothing}
    </fieldset>`;
  }

  #side(field: Differing, side: Side, label: string): TemplateResult {
    return html`<label class="check merge-side">
      <input
        type="radio"
        name="merge-${field.name}"
        value=${side}
        aria-invalid=${this.#hasTried && !this.#chosen.has(field.name) ? "true" : nothing}
        .checked=${this.#chosen.get(field.name) === side}
        @change=${() => this.#choose(field.name, side)}
      />
      <span><strong>${label}:</strong> ${this.#ways.text(field.name, field[side])}</span>
    </label>`;
  }

  #choose(name: string, side: Side): void {
    this.#chosen.set(name, side);
    this.#ways.draw();
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    this.#hasTried = true;
    if (this.#isOpen) {
      this.#ways.draw();
      form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    this.#ways.take(merged(this.#theirs, this.#fields, this.#chosen), this.#theirs);
  };
}
