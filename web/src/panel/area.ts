/** The panel of an area: what, where, money, how sure the boundary is, its offices, projects and who is responsible. */

import { html, nothing, type TemplateResult } from "lit-html";
import { programmeKind, projectTest } from "../filters";
import * as format from "../format";
import { wayBetween } from "../metres";
import { t } from "../texts";
import type { Area, AreaDetails, BudgetFigure, OfficeDetails } from "../types";
import { german, prose } from "../words";
import type { Context, Details, Evidence } from "./context";
import { filesPart } from "./files";
import { officeCard } from "./office";
import { cityManager, facts, type Part, pageLink, recordLink, regionBadge, row, section, statusBadge } from "./parts";
import { comparePicker } from "./picker";
import { aroundPart, moneyFacts, themePart, timePart } from "./profile";
import { projectList } from "./project";
import { backedRow, conflictsAbout, otherConflicts, publisherOf, refs, refsHint, sourcesPart } from "./sources";

const SHOWN_BESIDE = [
  "inhabitants",
  "hectares",
  "budget_total_eur",
  "boundary_description",
  "sub_quarters",
  "council_decision",
  "council_decision_date",
  "periods",
  "status",
];
/** Nearer than this to the middle of town, a direction would say more than is known. */
const AT_CENTRE_M = 400;

/** Where the area lies, in sentences. */
export function whereWords(context: Context, area: AreaDetails): string[] {
  const city = context.atlas.cities.get(area.city_ags)?.record;
  const sentences = [
    t("area-in-city", {
      city: area.city_name,
      kreis: area.kreis,
      region: area.region ? t(`region-${area.region}`) : "",
    }),
  ];
  if (city && area.geometry_quality !== "none" && area.geometry_quality !== "municipality") {
    const { metres: away, direction: towards } = wayBetween(city.centre, area.point);
    const direction = t(`direction-${towards}`);
    const isCentre = away < AT_CENTRE_M;
    sentences.push(
      isCentre
        ? t("area-at-centre", { city: city.name })
        : t("area-from-centre", { distance: format.metres(away), direction, city: city.name }),
    );
  }
  if (area.sub_quarters.length > 0) sentences.push(t("area-quarters", { names: format.listing(area.sub_quarters) }));
  return sentences;
}

function managerWords({ atlas, filters: { datetime: day } }: Context, area: Area): string {
  const name = atlas.manager(area.city_ags, day)?.name;
  if (day === undefined) return name ? t("summary-manager", { name }) : t("manager-unknown");
  return name ? t("summary-manager-on", { day: format.date(day), name }) : t("manager-unknown-on");
}

/** The area in a few plain sentences: what it is, where, for which years, who is responsible, how sure its boundary is. */
export function summaryWords(context: Context, area: AreaDetails): string[] {
  const periods = area.periods.map((period) => t(`period-${period}`));
  return [
    t("summary-what", { name: area.name, programme: area.programme }),
    ...whereWords(context, area),
    ...(periods.length > 0 ? [t("summary-period", { periods: format.listing(periods) })] : []),
    t(`summary-status-${area.status}`),
    managerWords(context, area),
    t(`quality-why-${area.geometry_quality}`),
  ];
}

function hectares(area: AreaDetails, ref: Part): Part {
  if (area.hectares !== null) return html`${t("area-hectares-of", { n: format.number(area.hectares) })}${ref}`;
  return area.drawn_hectares === null ? nothing : html`${t("area-drawn", { n: format.number(area.drawn_hectares) })}`;
}

function inhabitants(area: AreaDetails, ref: Part): Part {
  if (area.inhabitants === null) return nothing;
  const when = area.inhabitants_as_of;
  const asOf = when ? t("as-of", { when: format.date(when) }) : t("profile-no-day");
  return html`${format.count(area.inhabitants)}${ref} <span class="hint">(${asOf})</span>`;
}

const valueRefs = (evidence: Evidence, field: string): Part => refs(evidence, evidence.profile?.value_sources[field]);

function areaFacts(area: AreaDetails, evidence: Evidence): Part {
  const backed = backedRow(evidence, evidence.profile?.value_sources);
  return facts(
    backed("periods", t("area-periods"), area.periods.map((period) => t(`period-${period}`)).join(", ")),
    backed("programme", t("area-programme"), german(area.programme)),
    row(t("area-inhabitants"), inhabitants(area, valueRefs(evidence, "inhabitants"))),
    row(t("area-hectares"), hectares(area, valueRefs(evidence, "hectares"))),
    backed("gihk_title", t("area-concept"), german(area.gihk_title)),
    backed("council_decision", t("area-decision"), german(area.council_decision)),
  );
}

function figureRow(context: Context, evidence: Evidence, figure: BudgetFigure): TemplateResult {
  const partners = context.atlas.pick(context.atlas.areas, figure.shared_with ?? []).map((area) => area.name);
  const publisher = publisherOf(evidence, figure.source);
  return html`<li>
    <strong>${format.money(figure.amount_eur, figure.approx)}</strong> ${t(`area-figure-${figure.kind}`)}: ${german(figure.what)}${refs(evidence, [figure.source])}
    ${publisher ? html`<span class="hint">(${german(publisher)})</span>` : nothing}
    ${partners.length > 0 ? html`<span class="hint">(${t("area-shared-with", { names: format.listing(partners) })})</span>` : nothing}
  </li>`;
}

function figuresPart(context: Context, area: AreaDetails, evidence: Evidence): Part {
  if (area.budget_figures.length === 0) return nothing;
  return html`<p class="hint">${t("area-figures-note")}</p>
    <ul class="figures">${area.budget_figures.map((figure) => figureRow(context, evidence, figure))}</ul>`;
}

function moneyPart(context: Context, area: AreaDetails, evidence: Evidence): Part {
  const conflicts = conflictsAbout(evidence, "budget_total_eur");
  const sums = evidence.profile ? moneyFacts(evidence.profile, area.inhabitants) : nothing;
  const figures = figuresPart(context, area, evidence);
  if (area.budget_total_eur === null && [conflicts, sums, figures].every((part) => part === nothing)) return nothing;
  const basis = area.budget_basis ? ` (${t(`area-basis-${area.budget_basis}`)})` : "";
  const total =
    area.budget_total_eur === null
      ? null
      : html`${format.money(area.budget_total_eur) + basis}${valueRefs(evidence, "budget_total_eur")}`;
  return section(t("area-money"), html`${facts(row(t("area-money-total"), total))} ${conflicts} ${sums} ${figures}`);
}

function boundaryPart(area: AreaDetails, evidence: Evidence): TemplateResult {
  const sentences = [
    t(`quality-why-${area.geometry_quality}`),
    area.geometry_evidence && area.geometry_quality !== "none" ? t(`evidence-${area.geometry_evidence}`) : null,
    area.geometry_partial ? t("partial") : null,
    area.drawn_hectares === null ? null : t("area-drawn-size", { n: format.number(area.drawn_hectares) }),
  ];
  return section(
    t("area-boundary"),
    html`<p><strong class="quality quality-${area.geometry_quality}">${t(`quality-${area.geometry_quality}`)}.</strong>
        ${prose(sentences.filter(Boolean).join(" "))}</p>
      ${area.geometry_note ? html`<p class="hint">${german(area.geometry_note)}</p>` : nothing}
      ${area.boundary_description ? html`<p>${german(area.boundary_description)}</p>` : nothing}
      ${conflictsAbout(evidence, "boundary_description", "sub_quarters")}
      ${area.geometry_sources.length > 0 ? html`<p class="hint">${t("profile-drawn-from")}${refs(evidence, area.geometry_sources)}</p>` : nothing}`,
  );
}

function officesPart(context: Context, offices: readonly OfficeDetails[]): TemplateResult {
  const body =
    offices.length > 0 ? offices.map((office) => officeCard(context, office)) : html`<p>${t("area-no-offices")}</p>`;
  return section(t("area-offices"), body, "house");
}

function projectsPart(context: Context, area: Area): TemplateResult {
  const { atlas, filters } = context;
  const all = atlas.relations.projectsOf(area);
  const { theme, period } = filters;
  const wanted = { ...(theme && { theme }), ...(period && { period }) };
  const passing = all.filter(projectTest(wanted, atlas.relations.areaOf));
  const hidden = all.length - passing.length;
  return section(
    `${t("area-projects")} (${all.length})`,
    html`${all.length === 0 ? html`<p>${t("area-no-projects")}</p>` : projectList(context, passing)}
    ${hidden > 0 ? html`<p class="hint">${t("area-no-projects-filtered", { projects: t("count-projects", { n: hidden }) })}</p>` : nothing}`,
    "network",
  );
}

/** What is known of an area before its item is there. */
export function areaLead(context: Context, area: Area): TemplateResult {
  return html`<p class="lead">
    ${recordLink(context, "city", area.city_ags, area.city_name)} ${regionBadge(area.region)}
    ${statusBadge(area.status, t(`status-${area.status}`))}
    <span class="badge badge-quality">${t(`quality-short-${area.geometry_quality}`)}</span>
    ${programmeKind(area.programme) === "other" ? html`<span class="badge">${t("other-programme")}</span>` : nothing}
  </p>`;
}

/** The body of an area's panel: the same parts in the same order as on its page. */
export function areaPanel(context: Context, { record: area, offices, evidence }: Details<AreaDetails>): TemplateResult {
  const { profile } = evidence;
  return html`
    <p class="summary">${prose(summaryWords(context, area).join(" "))}</p>
    ${area.name_official ? nothing : html`<p class="hint">${t("area-unofficial-name")}</p>`} ${areaFacts(area, evidence)}
    ${refsHint(evidence)} ${comparePicker(context, area.id)}
    ${conflictsAbout(evidence, "inhabitants", "hectares", "periods", "status", "council_decision", "council_decision_date")}
    ${area.note ? html`<p>${german(area.note)}</p>` : nothing} ${cityManager(context, area.city_ags)}
    ${officesPart(context, offices)} ${moneyPart(context, area, evidence)}
    ${profile ? html`${themePart(profile)} ${timePart(profile)}` : nothing} ${projectsPart(context, area)}
    ${profile?.surroundings ? aroundPart(context, profile.surroundings, area) : nothing} ${boundaryPart(area, evidence)}
    ${otherConflicts(evidence, SHOWN_BESIDE)}
    ${section(t("sources-section"), html`${pageLink(context, `/gebiete/${area.id}`)} ${filesPart("area", area.id, area.counts.projects)} ${sourcesPart(context, evidence)}`)}
  `;
}
