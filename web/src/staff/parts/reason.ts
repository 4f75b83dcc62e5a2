/** Asking for confirmation with a reason: a dialog that sends the change and shows in words what is refused. */

import { html, nothing, type TemplateResult } from "lit-html";
import { t } from "../texts";
import { type Dialog, openDialog } from "./dialog";
import { focusWrong, reasonField } from "./field";
import { fieldProblems, problem } from "./problem";

export interface Confirmation {
  title: string;
  /** What will happen, in words. */
  body?: TemplateResult;
  /** The words on the button. */
  send: string;
  /** Send the change; what it throws is shown, and the dialog stays as it is. */
  act(reason: string): Promise<void>;
}

class Question {
  readonly #asked: Confirmation;
  readonly #dialog: Dialog;
  #reason = "";
  #error: unknown = null;
  #missing = "";
  #isSending = false;
  isDone = false;

  constructor(asked: Confirmation) {
    this.#asked = asked;
    this.#dialog = openDialog(() => ({ title: asked.title, body: this.#body() }));
  }

  get closed(): Promise<void> {
    return this.#dialog.closed;
  }

  #body(): TemplateResult {
    const wrong = this.#missing || fieldProblems(this.#error).get("reason");
    return html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.#asked.body ?? nothing}
      ${reasonField({ id: "confirm-reason", value: this.#reason, problem: wrong, change: (text) => this.#write(text) })}
      ${problem(this.#error)}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${this.#asked.send}</button>
        <button type="button" class="button" @click=${() => this.#dialog.close()}>${t("staff-cancel")}</button>
      </div>
    </form>`;
  }

  #write(text: string): void {
    this.#reason = text;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (this.#isSending) return;
    this.#missing = this.#reason.trim() ? "" : t("staff-reason-missing");
    this.#error = null;
    this.#isSending = !this.#missing;
    this.#dialog.draw();
    if (this.#missing) {
      focusWrong(form);
      return;
    }
    try {
      await this.#asked.act(this.#reason.trim());
      this.isDone = true;
      this.#dialog.close();
    } catch (error) {
      this.#error = error;
    } finally {
      this.#isSending = false;
      this.#dialog.draw();
    }
  };
}

/** Ask for a reason and act on it; true where it was done, false where the person changed their mind. */
export async function confirmWithReason(asked: Confirmation): Promise<boolean> {
  const question = new Question(asked);
  await question.closed;
  return question.isDone;
}
