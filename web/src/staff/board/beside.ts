/** Measures before and after, for everybody whom it concerns: one table for previews and proposals. */

import { html, type TemplateResult } from "lit-html";
import { t } from "../texts";
import { type Amounts, MEASURES, type Measure, measureName, written } from "./load";

export interface Beside {
  name: string;
  before: Amounts;
  after: Amounts;
}

function cell({ name, before, after }: Beside, measure: Measure): TemplateResult {
  const [was, becomes] = [written(before, measure), written(after, measure)];
  const change = html`${was} <span aria-hidden="true">→</span> <span class="visually-hidden">${t("staff-preview-becomes")}</span> <strong>${becomes}</strong>`;
  return html`<td role="cell" data-column=${name} class="is-number">${was === becomes ? was : change}</td>`;
}

export function besideTable(people: readonly Beside[], caption: string): TemplateResult {
  return html`<table role="table" class="table beside">
    <caption class="visually-hidden">${caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col"><span class="visually-hidden">${t("staff-preview-measure")}</span></th>
        ${people.map(({ name }) => html`<th role="columnheader" scope="col" class="is-number">${name}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${MEASURES.map(
        (measure) => html`<tr role="row">
          <th role="rowheader" scope="row">${measureName(measure)}</th>
          ${people.map((one) => cell(one, measure))}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
