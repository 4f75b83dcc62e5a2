/** Making a source in the midst of another form: a dialog that gives back the id of the new one. */

import { html, nothing, type TemplateResult } from "lit-html";
import { today } from "../board/data";
import { type Dialog, openDialog } from "../parts/dialog";
import { focusWrong, reasonField } from "../parts/field";
import { problem } from "../parts/problem";
import { t } from "../texts";
import { control } from "./controls";
import { RecordForm } from "./form";
import { forgetRecords, knownRecords } from "./known";
import { schemaOf, writeRecord } from "./records";
import type { Schema } from "./schema";

class SourceDialog {
  readonly #form: RecordForm;
  readonly #dialog: Dialog;
  #reason = "";
  #isReasonMissing = false;
  #isSending = false;
  id: string | null = null;

  constructor(schema: Schema, say: (sentence: string) => void) {
    this.#form = new RecordForm("sources", schema, "source", {
      changed: () => undefined,
      draw: () => this.#dialog.draw(),
      say,
    });
    this.#form.fill({ geometry: null, properties: { seen: today() } });
    this.#dialog = openDialog(() => ({ title: t("edit-source-new"), body: this.#body() }));
  }

  get closed(): Promise<void> {
    return this.#dialog.closed;
  }

  #body(): TemplateResult {
    return html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.#form.fields.map((field) => control(this.#form, { group: "sources", path: field.name, field }))}
      ${reasonField({
        id: "source-reason",
        value: this.#reason,
        problem: this.#isReasonMissing ? t("staff-reason-missing") : undefined,
        change: (reason) => {
          this.#reason = reason;
        },
      })}
      ${problem(this.#form.error)}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("edit-source-save")}</button>
        <button type="button" class="button" @click=${() => this.#dialog.close()}>${t("staff-cancel")}</button>
      </div>
    </form>`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    const form = event.currentTarget as HTMLFormElement;
    if (this.#isSending) return;
    this.#isReasonMissing = !this.#reason.trim();
    if (this.#form.check() && !this.#isReasonMissing) await this.#send();
    if (this.id) return;
    this.#dialog.draw();
    focusWrong(form);
  };

  async #send(): Promise<void> {
    this.#isSending = true;
    this.#dialog.draw();
    try {
      const writing = {
        collection: "sources",
        id: null,
        tag: null,
        reason: this.#reason.trim(),
        isDryRun: false,
      } as const;
      const { id } = await writeRecord(this.#form.wanted(null), writing);
      forgetRecords("sources");
      await knownRecords("sources");
      this.id = id;
      this.#dialog.close();
    } catch (error) {
      this.#form.refuse(error);
    } finally {
      this.#isSending = false;
    }
  }
}

/** Let the person describe a source; its id once it is kept, null where they changed their mind. */
export async function makeSource(say: (sentence: string) => void): Promise<string | null> {
  const dialog = new SourceDialog(await schemaOf("sources"), say);
  await dialog.closed;
  return dialog.id;
}
