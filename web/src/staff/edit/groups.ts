/** The form as groups of fields. */

import { html, type nothing, type TemplateResult } from "lit-html";
import { t } from "../texts";
import { control } from "./controls";
import type { RecordForm } from "./form";
import { grouped } from "./layout";
import { byName } from "./schema";
import { valueSources } from "./valuesources";

/** All groups of a form; `position` is the control of its geometry. */
export function groupsOf(form: RecordForm, position: TemplateResult | typeof nothing): TemplateResult[] {
  const fields = byName(form.fields);
  const { values } = form;
  const one = (name: string): unknown => {
    const field = fields.get(name);
    if (!field) return position;
    return html`<div class="valued">
      ${control(form, { group: form.collection, path: name, field })} ${valueSources(form, values, name)}
    </div>`;
  };
  return grouped(form.collection, form.fields, form.geometryKind !== undefined).map(
    ({ title, names }) => html`<section class="edit-group" aria-labelledby=${title}>
      <h2 id=${title}>${t(title)}</h2>
      <div class="edit-fields">${names.map(one)}</div>
    </section>`,
  );
}
