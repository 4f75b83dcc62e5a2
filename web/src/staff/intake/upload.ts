/** The first step: which kind of file it is, and the file, chosen or dropped. */

import { html, nothing, type TemplateResult } from "lit-html";
import { choiceField, textField } from "../parts/field";
import { problem } from "../parts/problem";
import { t } from "../texts";
import { KINDS, type Kind, type Plan, upload } from "./data";

const FORMATS = ".csv,.tsv,.txt,.xlsx,.ods,.geojson,.json,.gpkg,.zip,.kml,.dxf";

export class Upload {
  readonly #draw: () => void;
  readonly #done: (plan: Plan) => void;
  #kind: Kind = "operations";
  #crs = "";
  #file: File | null = null;
  #isOver = false;
  #isSending = false;
  #hasTried = false;
  #error: unknown = null;

  constructor(draw: () => void, done: (plan: Plan) => void) {
    this.#draw = draw;
    this.#done = done;
  }

  body(): TemplateResult {
    const isMissing = this.#hasTried && !this.#file;
    return html`<form class="form" novalidate @submit=${this.#submit}>
      ${choiceField({
        id: "intake-kind",
        label: t("staff-intake-kind"),
        value: this.#kind,
        choices: KINDS.map((kind) => ({ value: kind, label: t(`staff-intake-kind-${kind}`) })),
        change: (kind) => {
          this.#kind = kind as Kind;
        },
      })}
      <div class="field ${isMissing ? "field-wrong" : ""}">
        <label for="intake-file">${t("staff-intake-file")} <span class="hint">${t("staff-required")}</span></label>
        <div
          class="drop ${this.#isOver ? "drop-over" : ""}"
          @dragover=${this.#over}
          @dragleave=${() => this.#hover(false)}
          @drop=${this.#drop}
        >
          <input
            id="intake-file"
            type="file"
            accept=${FORMATS}
            aria-describedby="intake-file-hint${isMissing ? " intake-file-problem" : ""}"
            aria-invalid=${isMissing ? "true" : nothing}
            @change=${(event: Event) => this.#take((event.currentTarget as HTMLInputElement).files?.[0])}
          />
          <p>${this.#file ? t("staff-intake-chosen", { name: this.#file.name }) : t("staff-intake-drop")}</p>
        </div>
        <p class="hint" id="intake-file-hint">${t("staff-intake-formats")}</p>
        ${isMissing ? html`<p class="field-problem" id="intake-file-problem">${t("staff-intake-file-missing")}</p>` : nothing}
      </div>
      <details>
        <summary>${t("staff-intake-crs-more")}</summary>
        ${textField({
          id: "intake-crs",
          label: t("staff-intake-crs"),
          hint: t("staff-intake-crs-hint"),
          value: this.#crs,
          change: (crs) => {
            this.#crs = crs.trim();
          },
        })}
      </details>
      ${problem(this.#error)}
      ${this.#isSending ? html`<p role="status">${t("staff-intake-reading")}</p>` : nothing}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-intake-send")}</button>
      </div>
    </form>`;
  }

  readonly #over = (event: DragEvent): void => {
    event.preventDefault();
    this.#hover(true);
  };

  #hover(isOver: boolean): void {
    if (this.#isOver === isOver) return;
    this.#isOver = isOver;
    this.#draw();
  }

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.#isOver = false;
    this.#take(event.dataTransfer?.files[0]);
  };

  #take(file: File | undefined): void {
    this.#file = file ?? null;
    this.#error = null;
    this.#draw();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#isSending) return;
    this.#hasTried = true;
    this.#error = null;
    const file = this.#file;
    this.#isSending = file !== null;
    this.#draw();
    if (!file) {
      document.getElementById("intake-file")?.focus();
      return;
    }
    try {
      this.#done(await upload(this.#kind, file, this.#crs));
    } catch (error) {
      this.#error = error;
    }
    this.#isSending = false;
    this.#draw();
  };
}
