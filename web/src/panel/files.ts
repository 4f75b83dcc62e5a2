/** What can be taken along from a panel: the record with its outline, and its projects as a table. */

import { html, nothing, type TemplateResult } from "lit-html";
import type { Collection } from "../api";
import { dataAt, IS_FILES } from "../site";
import { t } from "../texts";
import { pageHref } from "../words";

const PLACES = {
  area: { collection: "areas", parameter: "area", label: "files-area", folder: "gebiete" },
  city: { collection: "cities", parameter: "city_ags", label: "files-city", folder: "staedte" },
} as const satisfies Record<string, { collection: Collection; parameter: string; label: string; folder: string }>;

/** As many as the API gives at once. */
const MOST = "10000";

/** The files of an area or a city: the sheets only where there are areas, the table only where there are projects. */
export function filesPart(kind: keyof typeof PLACES, id: string, projects: number, areas = 1): TemplateResult {
  const { collection, parameter, label, folder } = PLACES[kind];
  const printed = `/${folder}/${encodeURIComponent(id)}/steckbrief.pdf`;
  const sheet = IS_FILES ? dataAt(printed) : pageHref(printed);
  const outline = dataAt(`/api/collections/${collection}/items/${encodeURIComponent(id)}?f=json`);
  const table = dataAt(
    `/api/collections/projects/items?${new URLSearchParams({ [parameter]: id, f: "csv", limit: MOST })}`,
  );
  return html`<p class="downloads">
    <span>${t("files-title")}</span>
    ${areas > 0 && sheet ? html`<a class="button" href=${sheet} type="application/pdf">${t("files-sheet")}</a>` : nothing}
    <a class="button" href=${outline} download=${`${id}.geojson`}>${t(label)}</a>
    ${projects > 0 ? html`<a class="button" href=${table} download>${t("files-projects")}</a>` : nothing}
  </p>`;
}
