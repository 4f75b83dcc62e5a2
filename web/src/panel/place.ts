/** "Wo bin ich?": the answer for a place that was searched or clicked. */

import { html, nothing, type TemplateResult } from "lit-html";
import { language, t } from "../texts";
import type { Where } from "../types";
import { prose } from "../words";
import type { Context } from "./context";
import { areaRows } from "./group";
import { officeCard } from "./office";
import { cityManager, managerCard, type Part, recordLink, section } from "./parts";
import { projectList } from "./project";

const MOST_PROJECTS = 8;

/** The answer of /api/where: on its way, here, or refused with a sentence. */
export type Answer = { state: "loading" } | { state: "ready"; where: Where } | { state: "failed"; sentence: string };

function projectsPart(context: Context, where: Where): Part {
  const projects = where.projects.map((feature) => feature.properties);
  if (projects.length === 0) return nothing;
  const more = projects.length - MOST_PROJECTS;
  return section(
    `${t("place-projects")} (${projects.length})`,
    html`${projectList(context, projects.slice(0, MOST_PROJECTS))}
    ${more > 0 ? html`<p class="hint">${t("place-more", { projects: t("count-projects", { n: more }) })}</p>` : nothing}`,
    "network",
  );
}

function answered(context: Context, where: Where): TemplateResult {
  const known = context.atlas.pick(
    context.atlas.areas,
    where.areas.map((area) => area.id),
  );
  const areas = known.length > 0 ? known : where.area ? [where.area.properties] : [];
  const offices = where.offices.map((feature) => feature.properties);
  const city = where.city?.properties;
  return html`
    <p class="where-sentence">${prose(where[`sentence_${language().code}`] ?? where.sentence)}</p>
    ${areas.length > 0 ? section(where.inside ? t("place-areas") : t("place-nearest"), areaRows(context, areas), "area") : nothing}
    ${city ? section(t("place-city"), html`<p>${recordLink(context, "city", city.ags, city.name)}</p>`, "city") : nothing}
    ${city ? cityManager(context, city.ags) : managerCard(where.manager)}
    ${
      offices.length > 0
        ? section(
            t("place-offices"),
            offices.map((office) => officeCard(context, office)),
            "house",
          )
        : nothing
    }
    ${projectsPart(context, where)}
  `;
}

/** The body of the panel for a place. */
export function placePanel(context: Context, answer: Answer): TemplateResult {
  if (answer.state === "loading") return html`<p aria-busy="true">${t("place-asking")}</p>`;
  if (answer.state === "failed") {
    return html`<div class="notice">
      <p>${answer.sentence}</p>
      <button type="button" class="button" @click=${context.retry}>${t("errors-retry")}</button>
    </div>`;
  }
  return answered(context, answer.where);
}
