/** The first step: which kind of file it is, and the file, chosen or dropped. */

import { html, nothing, type TemplateResult } from "lit-html";
import { choiceField, textField } from "../parts/field";
import { problem } from "../parts/problem";
import { t } from "../texts";
import { forgetMapping, KINDS, type Kind, mappingsOf, type Plan, upload } from "./data";
import { Waiting } from "./waiting";

const FORMATS = ".csv,.tsv,.txt,.xlsx,.ods,.geojson,.json,.gpkg,.zip,.kml,.dxf";

export class Upload {
  readonly #draw: () => void;
  readonly #done: (plan: Plan) => void;
  readonly #say: (sentence: string) => void;
  #kind: Kind = "operations";
  #crs = "";
  #mapping = "";
  #mappings: readonly string[] = [];
  #waiting: Waiting | null = null;
  #file: File | null = null;
  #isOver = false;
  #isSending = false;
  #hasTried = false;
  #error: unknown = null;

  constructor(draw: () => void, done: (plan: Plan) => void, say: (sentence: string) => void) {
    this.#draw = draw;
    this.#done = done;
    this.#say = say;
    void this.#learnMappings();
  }

  /** The mappings that were saved for this kind of file; without them, files are understood by their headings. */
  async #learnMappings(): Promise<void> {
    const kind = this.#kind;
    const found = await mappingsOf(kind).catch(() => []);
    if (kind !== this.#kind) return;
    this.#mappings = found;
    this.#mapping = "";
    this.#draw();
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
          void this.#learnMappings();
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
      ${this.#mappings.length > 0 ? this.#mappingField() : nothing}
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
      ${this.#waiting?.body() ?? nothing}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-intake-send")}</button>
      </div>
    </form>`;
  }

  #mappingField(): TemplateResult {
    const none = { value: "", label: t("staff-intake-mapping-none") };
    const field = choiceField({
      id: "intake-mapping",
      label: t("staff-intake-mapping"),
      value: this.#mapping,
      choices: [none, ...this.#mappings.map((name) => ({ value: name, label: name }))],
      change: (name) => {
        this.#mapping = name;
        this.#draw();
      },
    });
    if (!this.#mapping) return field;
    const forget = t("staff-intake-forget", { name: this.#mapping });
    return html`${field}
      <div class="form-acts"><button class="button" type="button" @click=${this.#forget}>${forget}</button></div>`;
  }

  readonly #forget = async (): Promise<void> => {
    const name = this.#mapping;
    this.#error = null;
    try {
      await forgetMapping(this.#kind, name);
      await this.#learnMappings();
      this.#say(t("staff-intake-forgotten", { name }));
    } catch (error) {
      this.#error = error;
      this.#draw();
    }
    // The button has gone with the mapping; so may the whole field.
    (document.getElementById("intake-mapping") ?? document.getElementById("intake-kind"))?.focus();
  };

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
    this.#waiting = file && new Waiting(this.#draw);
    this.#draw();
    if (!file || !this.#waiting) {
      document.getElementById("intake-file")?.focus();
      return;
    }
    try {
      const { id } = this.#waiting;
      this.#done(await upload({ id, kind: this.#kind, file, crs: this.#crs, mapping: this.#mapping }));
    } catch (error) {
      this.#error = error;
    }
    this.#waiting?.stop();
    this.#waiting = null;
    this.#isSending = false;
    this.#draw();
  };
}
