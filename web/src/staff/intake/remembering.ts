/** Keeping a mapping of columns under a name, so that the next file of the same office needs no mapping. */

import { html, nothing, type TemplateResult } from "lit-html";
import { textField } from "../parts/field";
import { problem } from "../parts/problem";
import { t } from "../texts";
import { type Plan, saveMapping } from "./data";

export class Remembering {
  readonly #plan: Plan;
  readonly #draw: () => void;
  readonly #say: (sentence: string) => void;
  #name = "";
  #isNameless = false;
  #isSending = false;
  #error: unknown = null;

  constructor(plan: Plan, draw: () => void, say: (sentence: string) => void) {
    this.#plan = plan;
    this.#draw = draw;
    this.#say = say;
  }

  body(): TemplateResult {
    return html`<details>
      <summary>${t("staff-intake-remember-more")}</summary>
      <form class="form" novalidate @submit=${this.#submit}>
        ${textField({
          id: "intake-mapping-name",
          label: t("staff-intake-remember-name"),
          hint: t("staff-intake-remember-hint"),
          value: this.#name,
          problem: this.#isNameless ? t("staff-intake-remember-nameless") : undefined,
          change: (name) => {
            this.#name = name;
          },
        })}
        ${problem(this.#error)}
        <div class="form-acts">
          <button class="button" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-intake-remember")}</button>
        </div>
      </form>
    </details>`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#isSending) return;
    const name = this.#name.trim();
    this.#error = null;
    this.#isNameless = !name;
    this.#isSending = Boolean(name);
    this.#draw();
    if (!name) {
      document.getElementById("intake-mapping-name")?.focus();
      return;
    }
    try {
      await saveMapping(this.#plan.id, name);
      this.#say(t("staff-intake-remembered", { name }));
    } catch (error) {
      this.#error = error;
    }
    this.#isSending = false;
    this.#draw();
  };
}
