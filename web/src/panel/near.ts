/** The offices nearest to a place that has none of its own: whom to call there. */

import { html, nothing, type TemplateResult } from "lit-html";
import type { Placed } from "../atlas";
import { metres } from "../format";
import { wayBetween } from "../metres";
import { t } from "../texts";
import type { LonLat, Office, Precision } from "../types";
import { german } from "../words";
import type { Context } from "./context";
import { type Part, recordLink, section, statusBadge } from "./parts";

const MOST = 3;

/** Positions as weak as these make any distance a rough one. */
const WEAK: readonly Precision[] = ["area", "city"];

/** "2,4 km nordöstlich", or "rund 2,4 km nordöstlich" */
function wayWords(from: LonLat, { record, point }: Placed<Office>): string {
  const { metres: away, direction } = wayBetween(from, point);
  const what = t("way", { distance: metres(away), direction: t(`direction-${direction}`) });
  return WEAK.includes(record.precision) ? t("about", { what }) : what;
}

function officeRow(context: Context, from: LonLat, placed: Placed<Office>): TemplateResult {
  const { id, name, city_name, status } = placed.record;
  return html`<li>
    ${recordLink(context, "office", id, german(name))}
    <p class="hint">${city_name} ${statusBadge(status, t(`office-status-${status}`))}</p>
    <p class="hint">${wayWords(from, placed)}</p>
  </li>`;
}

/** The nearest offices that are not closed, with distance and direction. */
export function nearOffices(context: Context, from: LonLat): Part {
  const open = [...context.atlas.offices.values()].filter(({ record }) => record.status !== "closed");
  const away = ({ point }: Placed<Office>): number => wayBetween(from, point).metres;
  const nearest = open.sort((a, b) => away(a) - away(b)).slice(0, MOST);
  if (nearest.length === 0) return nothing;
  const rows = nearest.map((one) => officeRow(context, from, one));
  return section(t("place-near-offices"), html`<ul class="plain office-list">${rows}</ul>`, "house");
}
