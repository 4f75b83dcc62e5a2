/** A project: as a row in lists of other panels, and as a panel of its own. */

import { html, nothing, type TemplateResult } from "lit-html";
import * as format from "../format";
import { icon, THEME_ICONS } from "../icons";
import { t } from "../texts";
import type { Project, ProjectDetails } from "../types";
import { rowList } from "../windowed";
import { german, projectTime } from "../words";
import type { Context, Details, Evidence } from "./context";
import { address, cityManager, facts, type Part, pageLink, recordLink, row, section, statusBadge } from "./parts";
import { backedRow, conflictsAbout, otherConflicts, sourcesPart } from "./sources";

function moneyWords(project: Project): string | null {
  if (project.cost_total_eur !== null) return `${t("project-cost")}: ${format.money(project.cost_total_eur)}`;
  if (project.grant_total_eur === null) return null;
  return `${t("project-grant")}: ${format.money(project.grant_total_eur, project.grant_approx ?? false)}`;
}

function projectRow(context: Context, project: Project): TemplateResult {
  const details = [
    projectTime(project) ?? t("list-no-time"),
    project.carrier ?? project.beneficiary,
    moneyWords(project),
  ];
  return html`<li class="project-row">
    ${icon(THEME_ICONS[project.theme])}
    <div>
      ${recordLink(context, "project", project.id, german(project.title))}
      <p class="hint">${t(`theme-${project.theme}`)}</p>
      <p class="hint">${details.filter(Boolean).join(" · ")}</p>
    </div>
  </li>`;
}

/** Projects as a list with period, theme, carrier and amount. */
export const projectList = (context: Context, projects: readonly Project[]): TemplateResult =>
  rowList("plain project-list", {
    items: projects,
    key: ({ id }) => id,
    row: (project) => projectRow(context, project),
  });

function rate(project: ProjectDetails): Part {
  const { co_financing_rate: financing } = project;
  if (!financing) return nothing;
  const words = [t(`project-rate-${financing.basis}`), financing.computed ? t("project-computed") : null].filter(
    Boolean,
  );
  return html`${format.share(financing.value)} <span class="hint">(${words.join(", ")})</span>`;
}

const amount = (value: number | null, approx = false): string | null =>
  value === null ? null : format.money(value, approx);

function moneyPart(project: ProjectDetails, evidence: Evidence): TemplateResult {
  const grant = amount(project.grant_total_eur, project.grant_approx ?? false);
  const backed = backedRow(evidence, project.value_sources);
  const body = facts(
    backed("cost_total_eur", t("project-cost"), amount(project.cost_total_eur)),
    backed("eu_amount_eur", t("project-eu"), amount(project.eu_amount_eur)),
    backed(
      "grant_total_eur",
      t("project-grant"),
      grant && html`${grant} <span class="hint">(${t("project-grant-hint")})</span>`,
    ),
    backed("co_financing_rate", t("project-rate"), rate(project)),
  );
  return section(
    t("project-money"),
    html`${body === nothing ? html`<p>${t("project-no-money")}</p>` : body}
    ${conflictsAbout(evidence, "cost_total_eur", "eu_amount_eur")}`,
  );
}

function areaFact(context: Context, project: ProjectDetails): TemplateResult {
  if (!project.area_id) return html`${t("project-no-area")}`;
  return html`${recordLink(context, "area", project.area_id, project.area_name ?? project.area_id)}
  ${project.area_basis === "assumed" ? html`<span class="hint">(${t("project-area-assumed")})</span>` : nothing}`;
}

function addressFact(project: ProjectDetails): Part {
  if (!project.address) return nothing;
  const { place, kind } = project.address;
  return html`${place ? `${place}, ` : ""}${address(project.address)}
  ${kind === "carrier_seat" ? html`<span class="hint">(${t("project-carrier-seat")})</span>` : nothing}`;
}

const theme = (project: ProjectDetails): TemplateResult =>
  html`${t(`theme-${project.theme}`)}
  ${project.theme_basis === "assigned" ? html`<span class="hint">(${t("project-theme-assigned")})</span>` : nothing}`;

/** What is known of a project before its item is there. */
export function projectLead(context: Context, project: Project): TemplateResult {
  const status = project.status ?? "none";
  return html`<p class="lead">
    ${icon(THEME_ICONS[project.theme])} ${recordLink(context, "city", project.city_ags, project.city_name)}
    ${statusBadge(status, t(`project-status-${status}`))}
  </p>`;
}

/** The body of a project's own panel. */
export function projectPanel(context: Context, { record: project, evidence }: Details<ProjectDetails>): TemplateResult {
  const backed = backedRow(evidence, project.value_sources);
  return html`
    ${project.title_addition ? html`<p class="hint">${german(project.title_addition)}</p>` : nothing}
    ${project.summary ? html`<p>${german(project.summary)}</p>` : nothing}
    ${facts(
      row(t("project-area"), areaFact(context, project)),
      backed(project.end ? "end" : "start", t("project-time"), format.span(project.start, project.end)),
      backed("period", t("project-period"), project.period && t(`period-${project.period}`)),
      backed("theme", t("project-theme"), theme(project)),
      backed("carrier", t("project-carrier"), german(project.carrier)),
      backed("beneficiary", t("project-beneficiary"), german(project.beneficiary)),
      backed("address", t("project-address"), addressFact(project)),
      row(
        t("project-position"),
        html`${t(`precision-${project.precision}`)} <span class="hint">${german(project.precision_note)}</span>`,
      ),
      backed("programme", t("area-programme"), german(project.programme)),
      backed("fund", t("project-fund"), german(project.fund)),
      backed("record_id", t("project-record"), project.record_id),
    )}
    ${moneyPart(project, evidence)} ${otherConflicts(evidence, ["cost_total_eur", "eu_amount_eur"])}
    ${project.note ? html`<p>${german(project.note)}</p>` : nothing} ${cityManager(context, project.city_ags)}
    ${section(t("sources-section"), html`${pageLink(context, `/projekte/${project.id}`)} ${sourcesPart(context, evidence)}`)}
  `;
}
