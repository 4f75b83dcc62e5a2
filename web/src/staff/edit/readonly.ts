/** A record whose values may be read, but not changed. */

import { html, type TemplateResult } from "lit-html";
import { t } from "../texts";
import { wordsOf } from "./changes";
import type { RecordForm } from "./form";
import type { Wanted } from "./records";
import { labelOf } from "./words";

export function readOnly(form: RecordForm, { properties }: Wanted): TemplateResult {
  const names = form.fields.map(({ name }) => name).filter((name) => form.writes(name));
  return html`<p class="notice">${t("edit-read-only")}</p>
    <dl class="edit-values">
      ${names.map(
        (name) => html`<div>
          <dt>${labelOf(form.collection, name)}</dt>
          <dd>${wordsOf(form, name, properties[name])}</dd>
        </div>`,
      )}
    </dl>`;
}
