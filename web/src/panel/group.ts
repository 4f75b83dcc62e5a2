/** Several records at one spot, and lists of areas. */

import "../texts/later";
import { html, nothing, type TemplateResult } from "lit-html";
import type { Shown } from "../atlas";
import { t } from "../texts";
import type { Area, Office } from "../types";
import { german } from "../words";
import type { Context } from "./context";
import { type Part, recordLink, section, statusBadge } from "./parts";
import { projectList } from "./project";
import type { Stocked } from "./stocked";

/** Areas as a list with their period and status. */
export const areaRows = (context: Context, areas: readonly Area[]): TemplateResult =>
  html`<ul class="plain area-list">
    ${areas.map(
      (area) => html`<li>
        ${recordLink(context, "area", area.id, area.name)}
        <p class="hint">
          ${area.periods.map((period) => t(`period-${period}`)).join(", ") || german(area.programme)}
          ${statusBadge(area.status, t(`status-${area.status}`))}
        </p>
      </li>`,
    )}
  </ul>`;

/** Offices as a list with their kind and status. */
export const officeRows = (context: Context, offices: readonly Office[]): TemplateResult =>
  html`<ul class="plain office-list">
    ${offices.map(
      (office) => html`<li>
        ${recordLink(context, "office", office.id, german(office.name))}
        <p class="hint">${german(office.kind)} ${statusBadge(office.status, t(`office-status-${office.status}`))}</p>
      </li>`,
    )}
  </ul>`;

const part = <T>(title: string, records: { record: T }[], list: (records: T[]) => TemplateResult): Part =>
  records.length > 0 ? section(title, list(records.map((one) => one.record))) : nothing;

/** The body of the panel for what lies at one spot, of a stock its first projects and the way to all. */
export function groupPanel(
  context: Context,
  { areas, projects: own, offices }: Shown,
  stocked: Stocked | null,
): TemplateResult {
  const projects = [...own, ...(stocked?.projects ?? []).map((record) => ({ record }))];
  if (areas.length + projects.length + offices.length === 0) return html`<p>${t("group-empty")}</p>`;
  return html`
    <p class="hint">${t("group-hint")}</p>
    ${part(t("list-kinds-areas"), areas, (records) => areaRows(context, records))}
    ${part(t("list-kinds-offices"), offices, (records) => officeRows(context, records))}
    ${part(t("list-kinds-projects"), projects, (records) => projectList(context, records))}
    ${stocked && stocked.count > projects.length ? html`<p><a href=${stocked.href}>${t("stock-here-all", { n: stocked.count })}</a></p>` : nothing}
  `;
}
