/** "Wo bin ich?": the answer for a place that was searched or clicked. */

import { html, nothing, type TemplateResult } from "lit-html";
import { whereSentence } from "../local/sentence";
import type { Whereabouts } from "../local/where";
import { IS_FILES } from "../site";
import { language, t } from "../texts";
import type { Area, LonLat, Manager, Project, Where } from "../types";
import { pageHref, prose } from "../words";
import type { Context } from "./context";
import { areaRows, officeRows } from "./group";
import { nearOffices } from "./near";
import { officeCard } from "./office";
import { cityManager, managerCard, type Part, recordLink, section } from "./parts";
import { projectList } from "./project";

const MOST_PROJECTS = 8;

/** The answer of /api/where: on its way, here, found by the page itself, or refused with a sentence. */
export type Answer =
  | { state: "loading" }
  | { state: "ready"; where: Where }
  | { state: "kept"; spot: Whereabouts }
  | { state: "failed"; sentence: string };

/** What the panel says about a place, from wherever it comes. */
interface Here {
  sentence: string;
  isInside: boolean;
  areas: readonly Area[];
  city: { ags: string; name: string } | undefined;
  manager: Manager | null;
  offices: Part;
  projects: readonly Project[];
}

function projectsPart(context: Context, projects: readonly Project[]): Part {
  if (projects.length === 0) return nothing;
  const more = projects.length - MOST_PROJECTS;
  return section(
    `${t("place-projects")} (${projects.length})`,
    html`${projectList(context, projects.slice(0, MOST_PROJECTS))}
    ${more > 0 ? html`<p class="hint">${t("place-more", { projects: t("count-projects", { n: more }) })}</p>` : nothing}`,
    "network",
  );
}

const servedSentence = (where: Where): string => where[`sentence_${language().code}`] ?? where.sentence;

function served(context: Context, where: Where): Here {
  const known = context.atlas.pick(
    context.atlas.areas,
    where.areas.map((area) => area.id),
  );
  const offices = where.offices.map((feature) => officeCard(context, feature.properties));
  return {
    sentence: servedSentence(where),
    isInside: where.inside,
    areas: known.length > 0 ? known : where.area ? [where.area.properties] : [],
    city: where.city?.properties,
    manager: where.manager,
    offices: offices.length > 0 ? html`${offices}` : nothing,
    projects: where.projects.map((feature) => feature.properties),
  };
}

/** The same without a server: offices as rows, because only the server knows their addresses. */
function kept(context: Context, spot: Whereabouts): Here {
  const { cities, relations } = context.atlas;
  const best = spot.inside[0] ?? spot.nearest?.area;
  const ags = spot.ags ?? best?.city_ags;
  const city = ags === undefined ? undefined : cities.get(ags)?.record;
  const offices = best ? relations.officesOf(best) : [];
  return {
    sentence: whereSentence(spot),
    isInside: spot.inside.length > 0,
    areas: spot.inside.length > 0 ? spot.inside : best ? [best] : [],
    city,
    manager: city?.manager ?? null,
    offices: offices.length > 0 ? officeRows(context, offices) : nothing,
    projects: best ? relations.projectsOf(best) : [],
  };
}

function answered(context: Context, position: LonLat, here: Here): TemplateResult {
  const { sentence, isInside, areas, city, manager, offices, projects } = here;
  return html`
    <p class="where-sentence">${prose(sentence)}</p>
    ${areas.length > 0 ? section(isInside ? t("place-areas") : t("place-nearest"), areaRows(context, areas), "area") : nothing}
    ${city ? section(t("place-city"), html`<p>${recordLink(context, "city", city.ags, city.name)}</p>`, "city") : nothing}
    ${offices === nothing ? nearOffices(context, position) : section(t("place-offices"), offices, "house")}
    ${aroundLink(position)} ${projectsPart(context, projects)} ${city ? cityManager(context, city.ags) : managerCard(manager)}
  `;
}

/** The answer in the language spoken now, to be said aloud; empty while it is on its way. */
export function answerSentence(answer: Answer): string {
  if (answer.state === "loading") return "";
  if (answer.state === "failed") return answer.sentence;
  return answer.state === "ready" ? servedSentence(answer.where) : whereSentence(answer.spot);
}

/** The way to all that lies near, by distance; a site of files has no such page. */
const aroundLink = ([lon, lat]: LonLat): Part =>
  IS_FILES
    ? nothing
    : html`<p><a href=${pageHref("/in-der-naehe", { lon: lon.toFixed(5), lat: lat.toFixed(5) })}>${t("place-around")}</a></p>`;

/** The body of the panel for a place. */
export function placePanel(context: Context, position: LonLat, answer: Answer): TemplateResult {
  if (answer.state === "loading") return html`<p aria-busy="true">${t("place-asking")}</p>`;
  if (answer.state === "failed") {
    return html`<div class="notice">
      <p>${answer.sentence}</p>
      <button type="button" class="button" @click=${context.retry}>${t("errors-retry")}</button>
    </div>`;
  }
  return answered(
    context,
    position,
    answer.state === "ready" ? served(context, answer.where) : kept(context, answer.spot),
  );
}
