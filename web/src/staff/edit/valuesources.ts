/** The sources of single values: each stands beneath its value, and goes with it unless somebody says that it stays. */

import { html, nothing, type TemplateResult } from "lit-html";
import { listing } from "../../format";
import { t } from "../texts";
import { isOutdated, SOURCES_FIELD, sourcesOf } from "./backing";
import type { FormContext } from "./context";
import { control } from "./controls";
import { knownName } from "./known";
import { isSame } from "./merge";
import type { Wanted } from "./records";
import type { Field } from "./schema";
import type { Values } from "./values";
import { labelOf } from "./words";

/** A form, as far as the sources of its values ask for it. */
export interface Sourced extends FormContext {
  readonly fields: readonly Field[];
  readonly base: Wanted | null;
  readonly stillBacked: Set<string>;
}

/** Where a value is read: folded away beneath it, open where it needs a decision. */
export function valueSources(form: Sourced, values: Values, name: string): TemplateResult | typeof nothing {
  const kind = form.fields.find((field) => field.name === SOURCES_FIELD)?.kind;
  if (kind?.is !== "map" || !kind.names.includes(name) || isSame(values[name], null)) return nothing;
  const what = labelOf(form.collection, name);
  const chosen = sourcesOf(values, name);
  const isOld = isOutdated(values, form.base, name);
  const field = { name, kind: kind.of, isNullable: true, default: [] };
  const summary =
    chosen.length > 0 ? listing(chosen.map((id) => knownName("sources", id))) : t("edit-value-source-none");
  return html`<details class="value-source" ?open=${isOld}>
    <summary><span class="visually-hidden">${what}: </span>${t("edit-value-source", { summary })}</summary>
    ${isOld ? oldNotice(form, name, what) : nothing}
    ${control(form, { group: SOURCES_FIELD, path: `${SOURCES_FIELD}.${name}`, field, label: t("edit-value-source-of", { what }) })}
  </details>`;
}

function oldNotice(form: Sourced, name: string, what: string): TemplateResult {
  const toggle = (event: Event): void => {
    if ((event.currentTarget as HTMLInputElement).checked) form.stillBacked.add(name);
    else form.stillBacked.delete(name);
    form.draw();
  };
  return html`<p class="notice">${t("edit-value-source-old", { what })}</p>
    <label class="check">
      <input type="checkbox" .checked=${form.stillBacked.has(name)} @change=${toggle} />${t("edit-value-source-still")}</label
    >`;
}
