/** The panel of a record: what the map knows of it at once, and its whole item when that is there. */

import { html, nothing, type TemplateResult } from "lit-html";
import { type Collection, item } from "../api";
import { type Atlas, ofCity, type Placed } from "../atlas";
import { t } from "../texts";
import { pairOf } from "../title";
import type { Area, Office, OfficeDetails, RecordKind } from "../types";
import { areaLead, areaPanel } from "./area";
import { cityLead, cityPanel } from "./city";
import type { Context, Details } from "./context";
import { keptPanel } from "./kept";
import { officeLead, officePanel } from "./office";
import { projectLead, projectPanel } from "./project";

export interface RecordSelection {
  kind: RecordKind;
  id: string;
  compare?: string;
}

/** The item of a record: on its way, here, or not to be had. */
export type Found =
  | { state: "loading" }
  | { state: "ready"; draw: (context: Context) => TemplateResult }
  | { state: "failed"; sentence: string };

const COLLECTIONS: Record<RecordKind, Collection> = {
  area: "areas",
  project: "projects",
  office: "offices",
  city: "cities",
};

const BODIES: Record<RecordKind, (context: Context, details: Details<never>) => TemplateResult> = {
  area: areaPanel,
  project: projectPanel,
  office: officePanel,
  city: cityPanel,
};

/** The offices that the panel of a record shows with their address and hours. */
function officesOf(atlas: Atlas, { kind, id }: RecordSelection): readonly Office[] {
  if (kind === "city") return ofCity(atlas.offices, id);
  const area = kind === "area" ? atlas.areas.get(id) : undefined;
  return area ? atlas.relations.officesOf(area.record) : [];
}

/** Fetch the item of a record, and those of its offices. */
async function fetchDetails(atlas: Atlas, selection: RecordSelection, signal: AbortSignal): Promise<Details<never>> {
  const [found, offices] = await Promise.all([
    item<never>(COLLECTIONS[selection.kind], selection.id, signal),
    Promise.all(officesOf(atlas, selection).map(({ id }) => item<OfficeDetails>("offices", id, signal))),
  ]);
  if (selection.kind === "project") atlas.welcome(found);
  const { properties, ...evidence } = found;
  return { record: properties, offices: offices.map((office) => office.properties), evidence };
}

/** Fetch what the panel shows of a record, or of two areas side by side, ready to be drawn. */
export async function fetchBody(
  atlas: Atlas,
  selection: RecordSelection,
  signal: AbortSignal,
): Promise<(context: Context) => TemplateResult> {
  const pair = pairOf(atlas, selection);
  if (!pair) {
    const details = await fetchDetails(atlas, selection, signal);
    return (context) => BODIES[selection.kind](context, details);
  }
  const details = (one: Placed<Area>): Promise<Details<never>> =>
    fetchDetails(atlas, { kind: "area", id: one.record.id }, signal);
  const wanted = [import("./comparison"), details(pair[0]), details(pair[1])] as const;
  const [{ comparison }, first, second] = await Promise.all(wanted);
  return (context) => comparison(context, first, second);
}

function lead(context: Context, { kind, id }: RecordSelection): TemplateResult {
  const { areas, offices, cities } = context.atlas;
  const draw = <P>(found: { record: P } | undefined, drawn: (record: P) => TemplateResult): TemplateResult =>
    found ? drawn(found.record) : html``;
  switch (kind) {
    case "area":
      return draw(areas.get(id), (area) => areaLead(context, area));
    case "project":
      return draw(context.atlas.project(id), (project) => projectLead(context, project));
    case "office":
      return draw(offices.get(id), (office) => officeLead(context, office));
    case "city":
      return draw(cities.get(id), cityLead);
  }
}

function rest(context: Context, selection: RecordSelection, found: Found): TemplateResult {
  switch (found.state) {
    case "loading":
      return html`<p class="hint" aria-busy="true">${t("loading-item")}</p>`;
    case "failed":
      return html`<div class="notice">
          <p>${t("panel-failed")} ${found.sentence}</p>
          <button type="button" class="button" @click=${context.retry}>${t("errors-retry")}</button>
        </div>
        ${keptPanel(context, selection.kind, selection.id)}`;
    case "ready":
      return found.draw(context);
  }
}

/** The body of the panel of a record. */
export function recordPanel(context: Context, selection: RecordSelection, found: Found): TemplateResult {
  if (pairOf(context.atlas, selection)) return rest(context, selection, found);
  const isMissing = selection.compare !== undefined;
  return html`${isMissing ? html`<p class="notice">${t("compare-missing")}</p>` : nothing} ${lead(context, selection)}
  ${rest(context, selection, found)}`;
}
