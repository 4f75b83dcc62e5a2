/** What a change does, field by field, before it is made. */

import { html, type TemplateResult } from "lit-html";
import type { Geometry } from "../../types";
import { t } from "../texts";
import { boundaryWords } from "./boundary";
import type { RecordForm } from "./form";
import { knownName } from "./known";
import { changedFields } from "./merge";
import { enteredPoint } from "./place";
import type { Wanted } from "./records";
import { labelOf, valueText } from "./words";

/** A value of a record in words. */
export function wordsOf(form: RecordForm, name: string, value: unknown): string {
  if (name === "geometry") return geometryWords(value as Geometry | null);
  const field = form.fields.find((one) => one.name === name);
  return field ? valueText(form.collection, name, field.kind, value, knownName) : String(value);
}

function geometryWords(geometry: Geometry | null): string {
  if (geometry?.type !== "Point") return boundaryWords(geometry);
  return t("edit-place-at-only", enteredPoint(geometry));
}

const changedOf = (form: RecordForm, before: Wanted, after: Wanted): string[] =>
  changedFields(before, after).filter((name) => form.writes(name));

/** Whether a form would change anything. */
export const hasChanges = (form: RecordForm, before: Wanted, after: Wanted): boolean =>
  changedOf(form, before, after).length > 0;

/** The fields that a form would change: what stands there now, and what would. */
export function changeTable(form: RecordForm, before: Wanted | null, after: Wanted): TemplateResult {
  const old = before ?? { geometry: null, properties: {} };
  const names = changedOf(form, old, after);
  const value = (record: Wanted, name: string): unknown =>
    name === "geometry" ? record.geometry : record.properties[name];
  return html`<div class="changes">
    <table>
      <caption>
        ${t("edit-changes", { n: names.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t("edit-changes-field")}</th>
          <th scope="col">${t("edit-changes-before")}</th>
          <th scope="col">${t("edit-changes-after")}</th>
        </tr>
      </thead>
      <tbody>
        ${names.map(
          (name) => html`<tr>
            <th scope="row">${labelOf(form.collection, name)}</th>
            <td>${wordsOf(form, name, value(old, name))}</td>
            <td>${wordsOf(form, name, value(after, name))}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
