/** The panel of a city: its areas, offices, projects without an area, and who is responsible. */

import { html, nothing, type TemplateResult } from "lit-html";
import { ofCity } from "../atlas";
import { t } from "../texts";
import type { City, CityDetails } from "../types";
import { german } from "../words";
import type { Context, Details } from "./context";
import { areaRows } from "./group";
import { officeCard } from "./office";
import { cityManager, pageLink, regionBadge, section, sourcesPart, webLink } from "./parts";
import { projectList } from "./project";

const participation = (city: CityDetails): TemplateResult =>
  html`<ul class="plain">
    ${city.participation.map(
      ({ period, status, note }) => html`<li>
        ${t("period-of", { periods: t(`period-${period}`) })}: ${t(`participation-${status}`)} ${note ? html`<span class="hint">(${german(note)})</span>` : nothing}
      </li>`,
    )}
  </ul>`;

/** What is known of a city before its item is there. */
export const cityLead = (city: City): TemplateResult => html`<p class="lead">
  ${city.name_hsb ? html`<span>${t("city-hsb")} <i lang="hsb">${city.name_hsb}</i></span>` : nothing} ${city.kreis}
  ${regionBadge(city.region)}
</p>`;

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
        : nothing
    }
    ${loose.length > 0 ? section(`${t("city-other-projects")} (${loose.length})`, projectList(context, loose), "network") : nothing}
    ${city.participation.length > 0 ? section(t("city-participation"), participation(city)) : nothing}
    ${section(
      t("sources-section"),
      html`${webLink(city.website, t("city-website"))} ${pageLink(`/staedte/${city.ags}`)} ${sourcesPart(context, evidence)}`,
    )}
  `;
}
