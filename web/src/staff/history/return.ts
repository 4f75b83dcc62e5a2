/** Going back: a dialog that first tries it out, shows what it does to each field, and writes it with a reason. */

import { html, nothing, type TemplateResult } from "lit-html";
import { codeOf } from "../api";
import { findingList } from "../edit/findings";
import { type Dialog, openDialog } from "../parts/dialog";
import { checkField, focusWrong, reasonField } from "../parts/field";
import { problem } from "../parts/problem";
import { t } from "../texts";
import { goBack, type Return, type Wish } from "./data";
import { changeWords, differences } from "./differences";

/** Of a large change, such as an import, so many records are shown; the history then has them all. */
const MOST_SHOWN = 50;

class Question {
  readonly #wish: Wish;
  readonly #dialog: Dialog;
  #preview: Return | null = null;
  #error: unknown = null;
  #reason = "";
  #missing = "";
  #isAnyway = false;
  #isOvertaken = false;
  #isSending = false;
  done: Return | null = null;

  constructor(wish: Wish, title: string) {
    this.#wish = wish;
    this.#dialog = openDialog(() => ({ title, body: this.#body() }), "dialog-wide");
    void this.#try();
  }

  get closed(): Promise<void> {
    return this.#dialog.closed;
  }

  /** Ask the server what it would do; where somebody changed it since, the person has to want that expressly. */
  async #try(): Promise<void> {
    try {
      this.#preview = await goBack(this.#wish, t("staff-history-trial"), { isAnyway: this.#isAnyway, isDryRun: true });
      this.#error = null;
    } catch (error) {
      this.#isOvertaken ||= codeOf(error) === "overtaken";
      this.#preview = null;
      this.#error = error;
    }
    this.#dialog.draw();
  }

  #body(): TemplateResult {
    const isReady = this.#preview !== null && !this.#isSending;
    return html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.#preview ? this.#effect(this.#preview) : nothing}
      ${this.#preview || this.#error ? nothing : html`<p class="loading" role="status">${t("staff-history-trying")}</p>`}
      ${problem(this.#error)}
      ${this.#isOvertaken ? checkField({ id: "return-anyway", label: t("staff-history-anyway"), value: this.#isAnyway, change: (isAnyway) => this.#turn(isAnyway) }) : nothing}
      ${reasonField({ id: "return-reason", value: this.#reason, problem: this.#missing, change: (reason) => this.#write(reason) })}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${isReady ? nothing : "true"}>${t("staff-history-return")}</button>
        <button type="button" class="button" @click=${() => this.#dialog.close()}>${t("staff-cancel")}</button>
      </div>
    </form>`;
  }

  #effect({ changes, findings }: Return): TemplateResult {
    return html`<div class="return-effect" role="status">
      <p>${t("staff-history-effect", { n: changes.length })}</p>
      ${changes.slice(0, MOST_SHOWN).map(
        (change) => html`<h3>${changeWords(change)}</h3>
          ${change.fields.length > 0 ? differences(change, [t("staff-history-now"), t("staff-history-then")]) : html`<p>${t("staff-history-same")}</p>`}`,
      )}
      ${changes.length > MOST_SHOWN ? html`<p>${t("staff-history-effect-more", { n: changes.length - MOST_SHOWN })}</p>` : nothing}
      ${findings.length > 0 ? findingList(findings) : nothing}
    </div>`;
  }

  #write(reason: string): void {
    this.#reason = reason;
  }

  #turn(isAnyway: boolean): void {
    this.#isAnyway = isAnyway;
    void this.#try();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (this.#isSending || !this.#preview) return;
    this.#missing = this.#reason.trim() ? "" : t("staff-reason-missing");
    this.#dialog.draw();
    if (this.#missing) focusWrong(form);
    else await this.#send();
  };

  async #send(): Promise<void> {
    this.#isSending = true;
    this.#dialog.draw();
    try {
      this.done = await goBack(this.#wish, this.#reason.trim(), { isAnyway: this.#isAnyway, isDryRun: false });
      this.#dialog.close();
    } catch (error) {
      this.#isOvertaken ||= codeOf(error) === "overtaken";
      this.#error = error;
    }
    this.#isSending = false;
    this.#dialog.draw();
  }
}

/** Ask and go back; null where the person changed their mind. */
export async function askReturn(wish: Wish, title: string): Promise<Return | null> {
  const question = new Question(wish, title);
  await question.closed;
  return question.done;
}
