/** Choosing another password: because one wants to, or because somebody else has set the present one. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { changePassword } from "./api";
import { checkField, focusWrong, textField } from "./parts/field";
import { fieldProblems, problem } from "./parts/problem";
import { t } from "./texts";
import type { Desk, View } from "./views";

type Part = "current" | "new";

class Password implements View {
  readonly #desk: Desk;
  readonly #written: Record<Part, string> = { current: "", new: "" };
  #isShown = false;
  #hasTried = false;
  #isSending = false;
  #error: unknown = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.draw();
  }

  draw(): void {
    render(this.#page(), this.#desk.place);
  }

  hasUnsaved(): boolean {
    return Boolean(this.#written.current || this.#written.new);
  }

  #page(): TemplateResult {
    return html`<h1>${t("staff-password")}</h1>
      ${this.#desk.session.must_change ? html`<p class="notice">${t("staff-password-must")}</p>` : nothing}
      <form class="form" novalidate @submit=${this.#submit}>
        ${this.#field("current", t("staff-password-current"), "current-password")}
        ${this.#field("new", t("staff-password-new"), "new-password", t("staff-password-hint"))}
        ${checkField({
          id: "password-show",
          label: t("staff-password-show"),
          value: this.#isShown,
          change: (isShown) => {
            this.#isShown = isShown;
            this.draw();
          },
        })}
        ${problem(this.#error)}
        <div class="form-acts">
          <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-password-send")}</button>
        </div>
      </form>`;
  }

  #field(part: Part, label: string, autocomplete: AutoFill, hint?: string): TemplateResult {
    const wrong = fieldProblems(this.#error);
    // The rules of passwords name what they weigh "password", wherever it comes from.
    const refused = wrong.get(part) ?? (part === "new" ? wrong.get("password") : undefined);
    const missing = this.#hasTried && !this.#written[part] ? t("staff-password-missing") : undefined;
    return textField({
      id: `password-${part}`,
      label,
      hint,
      type: this.#isShown ? "text" : "password",
      autocomplete,
      isRequired: true,
      value: this.#written[part],
      problem: missing ?? refused,
      change: (text) => {
        this.#written[part] = text;
      },
    });
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (this.#isSending) return;
    this.#hasTried = true;
    this.#error = null;
    this.#isSending = Boolean(this.#written.current && this.#written.new);
    this.draw();
    if (this.#isSending) await this.#send();
    focusWrong(form);
  };

  async #send(): Promise<void> {
    try {
      await changePassword(this.#written.current, this.#written.new);
      this.#written.current = "";
      this.#written.new = "";
      this.#desk.say(t("staff-password-done"));
      this.#desk.go("/mitarbeit");
    } catch (error) {
      this.#error = error;
    } finally {
      this.#isSending = false;
      this.draw();
    }
  }
}

export const open = (desk: Desk): View => new Password(desk);
