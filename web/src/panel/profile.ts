/** What follows from the records of an area or a city: sums with their basis, charts, and the areas around. */

import "../texts/later";
import { html, nothing, type TemplateResult } from "lit-html";
import { barChart, yearChart } from "../chart";
import * as format from "../format";
import { type Key, t } from "../texts";
import type { AreaBrief, AreaDetails, Beside, Profile, Surroundings } from "../types";
import { german, prose } from "../words";
import type { Context } from "./context";
import { facts, type Part, recordLink, row, section } from "./parts";

/** For how many projects an amount is known. */
export const knownOf = (known: number, n: number): string => t("profile-known", { known, n });

const sum = (amount: string, basis: string): TemplateResult =>
  html`<strong>${amount}</strong> <span class="hint">(${basis})</span>`;

/** Euros for each inhabitant, and what was divided. */
function perInhabitant({ per_inhabitant: found }: Profile, inhabitants: number | null): Part {
  if (!found || inhabitants === null) return nothing;
  const basis = t(`profile-head-${found.basis}`, { n: format.count(inhabitants) });
  return row(t("profile-head"), sum(format.money(found.amount_eur), basis));
}

/** The sums over projects; nothing where no amount is known. */
export function moneyFacts(profile: Profile, inhabitants: number | null): Part {
  const { projects, cost_eur, cost_known, eu_eur, eu_known, eu_share, share_known } = profile.money;
  const shareBasis = t("profile-share-basis", { known: knownOf(share_known, projects) });
  return facts(
    row(t("profile-costs"), cost_eur === null ? null : sum(format.money(cost_eur), knownOf(cost_known, projects))),
    row(t("profile-eu"), eu_eur === null ? null : sum(format.money(eu_eur), knownOf(eu_known, projects))),
    row(t("profile-share"), eu_share === null ? null : sum(format.share(eu_share), shareBasis)),
    perInhabitant(profile, inhabitants),
  );
}

/** Projects by theme as a chart; nothing without a project. */
export function themePart({ themes }: Profile): Part {
  if (themes.length === 0) return nothing;
  const bars = themes.map(({ theme, projects, cost_eur, cost_known }) => ({
    name: t(`theme-${theme}`),
    value: projects,
    text: t("count-projects", { n: projects }),
    ...(cost_eur !== null && { note: `${format.money(cost_eur)}, ${knownOf(cost_known, projects)}` }),
  }));
  const chart = { caption: t("profile-themes-caption"), head: t("project-theme"), measure: t("profile-measure"), bars };
  return section(t("profile-themes"), barChart(chart));
}

/** Projects by year as a chart, and how many of them have no date; nothing where none has one. */
export function timePart({ timeline, money }: Profile): Part {
  if (timeline.years.length === 0) return nothing;
  const bars = timeline.years.map(({ year, projects }) => ({
    name: String(year),
    value: projects,
    text: `${projects}`,
  }));
  const chart = { caption: t("profile-time-caption"), head: t("profile-year"), measure: t("area-projects"), bars };
  const undated = timeline.undated > 0 ? t("profile-undated", { n: timeline.undated, all: money.projects }) : nothing;
  return section(
    t("profile-time"),
    html`${yearChart(chart)}<p class="hint">${prose(t("profile-time-hint"))} ${undated}</p>`,
  );
}

/** How an area lies to the one shown. */
function besideWords({ relation, share, distance_m, direction }: Beside): string {
  const towards = direction ? t(`direction-${direction}`) : "";
  switch (relation) {
    case "near":
      return t("profile-beside-near", { distance: format.metres(distance_m), direction: towards });
    case "touch":
      return t("profile-beside-touch", { direction: towards });
    case "overlap":
      return t("profile-beside-overlap", { share: format.share(share) });
    default:
      return t(`profile-beside-${relation}`);
  }
}

function briefRow(context: Context, area: AreaBrief, here: string, label = "", how = ""): TemplateResult {
  const time = area.periods.map((period) => t(`period-${period}`)).join(", ");
  const words = [
    area.city_name === here ? "" : area.city_name,
    time || german(area.programme),
    t(`status-${area.status}`),
  ];
  return html`<li>
    ${label} ${recordLink(context, "area", area.id, area.name)}
    <p class="hint">${how ? html`<strong>${how}</strong> · ` : nothing}${words.filter(Boolean).map((word, i) => (i ? [" · ", word] : word))}</p>
  </li>`;
}

function undrawnPart(context: Context, { reach_m, undrawn }: Surroundings, here: string): Part {
  if (undrawn.length === 0) return nothing;
  return html`<h4>${reach_m === null ? t("profile-same-city") : t("profile-undrawn")}</h4>
    <ul class="plain area-list">${undrawn.map((area) => briefRow(context, area, here))}</ul>`;
}

function drawnPart(context: Context, { reach_m, drawn }: Surroundings, area: AreaDetails): TemplateResult {
  if (reach_m === null) return html`<p>${prose(t("profile-no-boundary"))}</p>`;
  if (drawn.length === 0)
    return html`<p>${t("profile-alone", { distance: t("distance-km", { n: format.count(reach_m / 1000) }) })}</p>`;
  return html`<ul class="plain area-list">
      ${drawn.map((one) => briefRow(context, one.area, area.city_name, "", besideWords(one)))}
    </ul>
    ${area.geometry_quality === "schematic" ? html`<p class="hint">${prose(t("profile-weak"))}</p>` : nothing}`;
}

/** The areas beside an area, and those before and after it. */
export function aroundPart(context: Context, around: Surroundings, area: AreaDetails): TemplateResult {
  const { predecessors, successors } = around;
  const linked = (key: Extract<Key, "area-predecessor" | "area-successor">, areas: AreaBrief[]): TemplateResult[] =>
    areas.map((other) => briefRow(context, other, area.city_name, t(key)));
  const kin = [...linked("area-predecessor", predecessors), ...linked("area-successor", successors)];
  return html`${section(
    t("profile-neighbours"),
    html`${drawnPart(context, around, area)} ${undrawnPart(context, around, area.city_name)}`,
  )}
  ${kin.length > 0 ? section(t("area-related"), html`<ul class="plain area-list">${kin}</ul>`) : nothing}`;
}
