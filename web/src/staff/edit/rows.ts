/** Values that consist of several: rows that come and go, and an object that may be there or not. */

import { html, nothing, type TemplateResult } from "lit-html";
import { t } from "../texts";
import { type FormContext, focusOn, idOf } from "./context";
import { control, frameOf, type Spot } from "./controls";
import type { Field } from "./schema";
import { type Entered, entries } from "./values";

const inner = (context: FormContext, group: string, path: string, fields: readonly Field[]): TemplateResult =>
  html`<div class="edit-fields">
    ${fields.map((field) => control(context, { group, path: `${path}.${field.name}`, field }))}
  </div>`;

const firstOf = (fields: readonly Field[]): string => fields[0]?.name ?? "";

/** Rows of several values each, such as single amounts. */
export function rowsControl(context: FormContext, spot: Spot, fields: readonly Field[]): TemplateResult {
  const { path, field } = spot;
  const frame = frameOf(context, spot);
  const rows = (context.at(path) ?? []) as Entered[];
  const add = (): void => {
    context.set(path, [...rows, entries(fields, {})]);
    focusOn(idOf(context, `${path}.${rows.length}.${firstOf(fields)}`));
  };
  const remove = (place: number): void => {
    context.set(
      path,
      rows.filter((_, n) => n !== place),
    );
    context.say(t("edit-row-removed", { what: `${frame.label} ${place + 1}` }));
    focusOn(`${frame.id}-add`);
  };
  return html`<div class="rows" id=${frame.id} tabindex="-1" role="group" aria-label=${frame.label}>
    <p class="rows-title">${frame.label}</p>
    ${frame.hint ? html`<p class="hint">${frame.hint}</p>` : nothing}
    ${frame.problem ? html`<p class="field-problem">${frame.problem}</p>` : nothing}
    ${rows.map(
      (_, n) => html`<fieldset class="row">
        <legend>${frame.label} ${n + 1}</legend>
        ${inner(context, field.name, `${path}.${n}`, fields)}
        <button type="button" class="button" @click=${() => remove(n)}>
          ${t("edit-row-remove", { what: `${frame.label} ${n + 1}` })}
        </button>
      </fieldset>`,
    )}
    <button type="button" class="button" id="${frame.id}-add" @click=${add}>${t("edit-row-add", { what: frame.label })}</button>
  </div>`;
}

/** Several values that are known together or not at all, such as an address. */
export function objectControl(context: FormContext, spot: Spot, fields: readonly Field[]): TemplateResult {
  const { path, field } = spot;
  const frame = frameOf(context, spot);
  const isThere = Boolean(context.at(path));
  const toggle = (): void => {
    context.set(path, isThere ? null : entries(fields, {}));
    focusOn(isThere ? `${frame.id}-toggle` : idOf(context, `${path}.${firstOf(fields)}`));
  };
  return html`<fieldset class="row" id=${frame.id} tabindex="-1">
    <legend>${frame.label}</legend>
    ${frame.problem ? html`<p class="field-problem">${frame.problem}</p>` : nothing}
    ${isThere ? inner(context, field.name, path, fields) : html`<p>${t("edit-unknown")}</p>`}
    <button type="button" class="button" id="${frame.id}-toggle" @click=${toggle}>
      ${t(isThere ? "edit-object-remove" : "edit-object-add", { what: frame.label })}
    </button>
  </fieldset>`;
}
