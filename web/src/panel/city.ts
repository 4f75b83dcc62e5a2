/** The panel of a city: its areas, offices, projects without an area, and who is responsible. */

import { html, nothing, type TemplateResult } from "lit-html";
import { ofCity } from "../atlas";
import { t } from "../texts";
import type { City, CityDetails } from "../types";
import { german, sorbian } from "../words";
import type { Context, Details, Evidence } from "./context";
import { filesPart } from "./files";
import { areaRows } from "./group";
import { nearOffices } from "./near";
import { officeCard } from "./office";
import { cityManager, type Part, pageLink, regionBadge, section, webLink } from "./parts";
import { moneyFacts, themePart, timePart } from "./profile";
import { projectList } from "./project";
import { refs, sourcesPart } from "./sources";

const participation = (city: CityDetails, evidence: Evidence): TemplateResult =>
  html`<ul class="plain">
    ${city.participation.map(
      ({ period, status, note, sources }) => html`<li>
        ${t("period-of", { periods: t(`period-${period}`) })}: ${t(`participation-${status}`)}${refs(evidence, sources)} ${note ? html`<span class="hint">(${german(note)})</span>` : nothing}
      </li>`,
    )}
  </ul>`;

/** What is known of a city before its item is there. */
export const cityLead = (city: City): TemplateResult => html`<p class="lead">
  ${city.name_hsb ? html`<span>${t("city-hsb")} ${sorbian(city.name_hsb)}</span>` : nothing} ${city.kreis}
  ${regionBadge(city.region)}
</p>`;

/** What the projects of a city come to: sums, themes and years. */
function sumsPart({ profile }: Evidence): Part {
  if (!profile) return nothing;
  const sums = moneyFacts(profile, null);
  return html`${sums === nothing ? nothing : section(t("area-money"), html`${sums}<p class="hint">${t("profile-city-sums")}</p>`)}
  ${themePart(profile)} ${timePart(profile)}`;
}

/** The body of a city's panel. */
export function cityPanel(context: Context, { record: city, offices, evidence }: Details<CityDetails>): TemplateResult {
  const areas = ofCity(context.atlas.areas, city.ags);
  const loose = ofCity(context.atlas.projects, city.ags).filter((project) => !project.area_id);
  return html`
    ${section(
      `${t("city-areas")} (${areas.length})`,
      areas.length > 0 ? areaRows(context, areas) : html`<p>${t("city-no-areas")}</p>`,
      "area",
    )}
    ${cityManager(context, city.ags)}
    ${
      offices.length > 0
        ? section(
            t("city-offices"),
            offices.map((office) => officeCard(context, office)),
            "house",
          )
        : nearOffices(context, city.centre)
    }
    ${sumsPart(evidence)}
    ${loose.length > 0 ? section(`${t("city-other-projects")} (${loose.length})`, projectList(context, loose), "network") : nothing}
    ${city.participation.length > 0 ? section(t("city-participation"), participation(city, evidence)) : nothing}
    ${section(
      t("sources-section"),
      html`${webLink(city.website, t("city-website"))} ${pageLink(context, `/staedte/${city.ags}`)} ${filesPart("city", city.ags, ofCity(context.atlas.projects, city.ags).length, areas.length)} ${sourcesPart(context, evidence)}`,
    )}
  `;
}
