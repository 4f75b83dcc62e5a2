/** What the map itself knows of a record: shown where its whole item cannot be fetched. */

import { html, nothing, type TemplateResult } from "lit-html";
import { ofCity } from "../atlas";
import * as format from "../format";
import { t } from "../texts";
import type { Area, City, Office, Project, RecordKind } from "../types";
import { german } from "../words";
import type { Context } from "./context";
import { areaRows, officeRows } from "./group";
import { cityManager, facts, type Part, row, section } from "./parts";
import { projectList } from "./project";

const areasPart = (context: Context, areas: readonly Area[]): Part =>
  areas.length > 0 ? section(t("list-kinds-areas"), areaRows(context, areas), "area") : nothing;

const officesPart = (context: Context, offices: readonly Office[]): Part =>
  offices.length > 0 ? section(t("area-offices"), officeRows(context, offices), "house") : nothing;

const projectsPart = (context: Context, projects: readonly Project[]): Part =>
  projects.length > 0 ? section(t("area-projects"), projectList(context, projects), "network") : nothing;

function keptArea(context: Context, area: Area): TemplateResult {
  const { relations } = context.atlas;
  return html`
    ${facts(
      row(t("area-periods"), area.periods.map((period) => t(`period-${period}`)).join(", ")),
      row(t("area-programme"), german(area.programme)),
    )}
    ${cityManager(context, area.city_ags)} ${officesPart(context, relations.officesOf(area))}
    ${projectsPart(context, relations.projectsOf(area))}
  `;
}

function keptProject(context: Context, project: Project): TemplateResult {
  const { areas } = context.atlas;
  return html`
    ${facts(
      row(t("project-time"), format.span(project.start, project.end)),
      row(t("project-period"), project.period && t(`period-${project.period}`)),
      row(t("project-theme"), t(`theme-${project.theme}`)),
      row(t("project-carrier"), german(project.carrier)),
      row(t("project-beneficiary"), german(project.beneficiary)),
      row(t("project-cost"), project.cost_total_eur === null ? null : format.money(project.cost_total_eur)),
    )}
    ${areasPart(context, context.atlas.pick(areas, project.area_id ? [project.area_id] : []))}
    ${cityManager(context, project.city_ags)}
  `;
}

function keptOffice(context: Context, office: Office): TemplateResult {
  const { areas } = context.atlas;
  return html`
    ${facts(row(t("office-carrier"), german(office.carrier)))}
    ${areasPart(context, context.atlas.pick(areas, office.area_ids))} ${cityManager(context, office.city_ags)}
  `;
}

function keptCity(context: Context, city: City): TemplateResult {
  const { areas, offices, projects } = context.atlas;
  return html`
    ${areasPart(context, ofCity(areas, city.ags))} ${cityManager(context, city.ags)}
    ${officesPart(context, ofCity(offices, city.ags))} ${projectsPart(context, ofCity(projects, city.ags))}
  `;
}

/** The body of a record's panel without its item. */
export function keptPanel(context: Context, kind: RecordKind, id: string): TemplateResult {
  const { areas, projects, offices, cities } = context.atlas;
  const draw = <P>(
    from: ReadonlyMap<string, { record: P }>,
    body: (context: Context, record: P) => TemplateResult,
  ): TemplateResult => {
    const found = from.get(id);
    return found ? body(context, found.record) : html``;
  };
  switch (kind) {
    case "area":
      return draw(areas, keptArea);
    case "project":
      return draw(projects, keptProject);
    case "office":
      return draw(offices, keptOffice);
    case "city":
      return draw(cities, keptCity);
  }
}
