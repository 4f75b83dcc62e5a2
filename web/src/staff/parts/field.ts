/** Fields of forms: a label above, a hint and what is wrong below, both tied to the field. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { t } from "../texts";

/** What stands around a control. */
export interface Frame {
  /** Unique in the page. */
  id: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  isRequired?: boolean;
}

export interface Field<V = string> extends Frame {
  value: V;
  /** What an empty field means. */
  placeholder?: string;
  change(value: V): void;
}

export interface TextField extends Field {
  type?: "text" | "password" | "date" | "time" | "number" | "email" | "url" | "tel";
  /** What the browser may fill in, in the words of HTML. */
  autocomplete?: AutoFill;
  min?: string;
  max?: string;
  isReadonly?: boolean;
  /** The keys that a finger is offered. */
  inputmode?: "decimal" | "numeric";
}

export interface Choice {
  value: string;
  label: string;
}

const hintId = ({ id, hint }: Frame): string => (hint ? `${id}-hint` : "");
const problemId = ({ id, problem }: Frame): string => (problem ? `${id}-problem` : "");

/** What describes a field: its hint and what is wrong with it. */
export const describedBy = (field: Frame): string | typeof nothing =>
  [hintId(field), problemId(field)].filter(Boolean).join(" ") || nothing;

const invalid = (field: Frame): "true" | typeof nothing => (field.problem ? "true" : nothing);
const written = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;

/** A control with everything that belongs around it. */
export function around(field: Frame, control: TemplateResult): TemplateResult {
  return html`<div class="field ${field.problem ? "field-wrong" : ""}">
    <label for=${field.id}>${field.label}${field.isRequired ? html` <span class="hint">${t("staff-required")}</span>` : nothing}</label>
    ${control}
    ${field.hint ? html`<p class="hint" id=${hintId(field)}>${field.hint}</p>` : nothing}
    ${field.problem ? html`<p class="field-problem" id=${problemId(field)}>${field.problem}</p>` : nothing}
  </div>`;
}

export function textField(field: TextField): TemplateResult {
  return around(
    field,
    html`<input
      id=${field.id}
      name=${field.id}
      type=${field.type ?? "text"}
      autocomplete=${field.autocomplete ?? "off"}
      min=${field.min ?? nothing}
      max=${field.max ?? nothing}
      inputmode=${field.inputmode ?? nothing}
      placeholder=${field.placeholder ?? nothing}
      ?readonly=${field.isReadonly}
      aria-required=${field.isRequired ? "true" : nothing}
      aria-invalid=${invalid(field)}
      aria-describedby=${describedBy(field)}
      .value=${live(field.value)}
      @input=${(event: Event) => field.change(written(event))}
    />`,
  );
}

export function textArea(field: Field & { rows?: number }): TemplateResult {
  return around(
    field,
    html`<textarea
      id=${field.id}
      name=${field.id}
      rows=${field.rows ?? 3}
      placeholder=${field.placeholder ?? nothing}
      aria-required=${field.isRequired ? "true" : nothing}
      aria-invalid=${invalid(field)}
      aria-describedby=${describedBy(field)}
      .value=${live(field.value)}
      @input=${(event: Event) => field.change(written(event))}
    ></textarea>`,
  );
}

export function choiceField(field: Field & { choices: readonly Choice[] }): TemplateResult {
  return around(
    field,
    html`<select
      id=${field.id}
      name=${field.id}
      aria-required=${field.isRequired ? "true" : nothing}
      aria-invalid=${invalid(field)}
      aria-describedby=${describedBy(field)}
      @change=${(event: Event) => field.change(written(event))}
    >
      ${field.choices.map(
        ({ value, label }) => html`<option value=${value} .selected=${live(value === field.value)}>${label}</option>`,
      )}
    </select>`,
  );
}

/** A box to tick; its words stand beside it. */
export function checkField(field: Field<boolean>): TemplateResult {
  return html`<div class="field-check">
    <label class="check"
      ><input
        type="checkbox"
        id=${field.id}
        aria-describedby=${describedBy(field)}
        .checked=${live(field.value)}
        @change=${(event: Event) => field.change((event.currentTarget as HTMLInputElement).checked)}
      />${field.label}</label
    >
    ${field.hint ? html`<p class="hint" id=${hintId(field)}>${field.hint}</p>` : nothing}
    ${field.problem ? html`<p class="field-problem" id=${problemId(field)}>${field.problem}</p>` : nothing}
  </div>`;
}

/** Why something is changed: every change needs it. */
export const reasonField = (field: Pick<Field, "id" | "value" | "change" | "problem">): TemplateResult =>
  textArea({ ...field, label: t("staff-reason"), hint: t("staff-reason-hint"), isRequired: true, rows: 2 });

/** Bring the person to the first field that is wrong. */
export function focusWrong(form: ParentNode): void {
  form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}
