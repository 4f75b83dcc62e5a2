/** The workload of each manager as a card: figures first, each with a bar that compares it with the largest. */

import { html, nothing, type TemplateResult } from "lit-html";
import { count, listing } from "../../format";
import { t } from "../texts";
import { personMark } from "./columns";
import type { Look } from "./data";
import { amountsOf, type Loaded, MEASURES, type Measure, measureName, written } from "./load";

const STATUSES = ["approved", "applied", "former", "unknown"] as const;

/** "4 bewilligt, 2 beantragt" */
function byStatus({ load }: Loaded): string {
  const parts = STATUSES.filter((status) => load.areas_by_status[status]);
  return listing(parts.map((status) => `${count(load.areas_by_status[status] ?? 0)} ${t(`status-${status}`)}`));
}

function hint(one: Loaded, measure: Measure): string | null {
  if (measure === "areas") return byStatus(one);
  if (measure === "money") return t("staff-load-money-known", { n: one.load.cost_known, all: one.load.projects });
  return null;
}

function line(one: Loaded, measure: Measure, most: number): TemplateResult {
  const amounts = amountsOf(one.load);
  const share = most > 0 ? amounts[measure] / most : 0;
  const said = hint(one, measure);
  return html`<div class="load-line">
    <dt>${measureName(measure)}</dt>
    <dd>
      <strong>${written(amounts, measure)}</strong>
      ${said ? html`<span class="hint">${said}</span>` : nothing}
      <svg class="load-bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 8">
        <rect class="load-ground" width="100" height="8" /><rect class="load-value" width=${share * 100} height="8" />
      </svg>
    </dd>
  </div>`;
}

export function loadCards(all: readonly Loaded[], look: (id: string | null) => Look): TemplateResult {
  const most = (measure: Measure): number => Math.max(...all.map(({ load }) => amountsOf(load)[measure]));
  const card = (one: Loaded): TemplateResult =>
    html`<li class="load-card tone-${look(one.manager.id).tone}">
      <h3>${personMark(one.manager, look(one.manager.id))}</h3>
      <dl>
        ${MEASURES.map((measure) => line(one, measure, most(measure)))}
        ${one.visits_due === null ? nothing : html`<div class="load-line"><dt>${t("staff-load-visits")}</dt><dd><strong>${count(one.visits_due)}</strong></dd></div>`}
      </dl>
    </li>`;
  return html`<details class="board-load">
    <summary><h2>${t("staff-load")}</h2></summary>
    <ul class="plain load-cards">${all.map(card)}</ul>
    <p class="hint">${t("staff-load-travel-hint")}</p>
  </details>`;
}
