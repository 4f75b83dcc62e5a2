/** The fields of a change, as they were and as they are. */

import { html, type TemplateResult } from "lit-html";
import { t } from "../texts";
import type { Change } from "./data";
import { fieldName, kindName, recordName, valueWords } from "./words";

/** What happened to a record, in a sentence: "Büro „Gesundbrunnen“ geändert". */
export const changeWords = (change: Change): string =>
  t(`staff-history-${change.kind}`, { kind: kindName(change.collection), name: recordName(change) });

const shown = (change: Change, field: string, value: unknown): string =>
  value === undefined ? t("staff-history-geometry-moved") : valueWords(change.collection, field, value);

/** Each field before and after; the names of the columns are repeated in the cells for narrow screens. */
export function differences(change: Change, [before, after]: readonly [string, string]): TemplateResult {
  const cell = (label: string, field: string, value: unknown): TemplateResult =>
    html`<td role="cell" data-column=${label}>${shown(change, field, value)}</td>`;
  return html`<table role="table" class="table differences">
    <caption class="visually-hidden">${changeWords(change)}</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${t("staff-history-field")}</th>
        <th role="columnheader" scope="col">${before}</th>
        <th role="columnheader" scope="col">${after}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${change.fields.map(
        (one) => html`<tr role="row">
          <th role="rowheader" scope="row">${fieldName(change.collection, one.field)}</th>
          ${cell(before, one.field, one.before)} ${cell(after, one.field, one.after)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
