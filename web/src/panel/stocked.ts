/** The projects of a stock in the panel: those at one spot, of which only the server knows. */

import "../texts/later";
import { html, nothing } from "lit-html";
import { found } from "../api";
import type { Atlas } from "../atlas";
import { boxText, parametersOf, parted } from "../download";
import { IS_FILES } from "../site";
import type { Filters, Selection } from "../state";
import { t } from "../texts";
import type { LonLat, Project } from "../types";
import { pageHref } from "../words";
import type { Part } from "./parts";

/** What a stock has at a spot: its first projects, how many there are with those of the map, and the list of them all. */
export interface Stocked {
  projects: readonly Project[];
  count: number;
  href: string;
}

const MOST = "20";
/** About the width of a house, as for the records of the map. */
const REACH_DEGREES = [0.00029, 0.00018] as const;

/** Files have nobody to ask what else there is. */
export const hasStock = ({ stock }: Atlas): boolean => stock > 0 && !IS_FILES;

/** True where the server may know what the map does not. */
export const mayBeStocked = (atlas: Atlas, { kind }: Selection): boolean => kind === "project" && hasStock(atlas);

export async function stockedAt(
  atlas: Atlas,
  [lon, lat]: LonLat,
  filters: Filters,
  signal: AbortSignal,
): Promise<Stocked> {
  const [wide, high] = REACH_DEGREES;
  const { known } = parted("projects", filters);
  const asked = {
    ...Object.fromEntries(parametersOf(filters, known)),
    bbox: boxText([lon - wide, lat - high, lon + wide, lat + high]),
  };
  const { features, numberMatched } = await found<Project>("projects", { ...asked, limit: MOST }, signal);
  const others = features.filter(({ properties }) => !atlas.projects.has(properties.id));
  for (const feature of others) atlas.welcome(feature);
  return {
    projects: others.map(({ properties }) => properties),
    count: numberMatched,
    href: pageHref("/projekte", asked),
  };
}

/** The way to all of them, where there are more than the panel lists. */
export const stockedLink = (stocked: Stocked | null): Part =>
  stocked && stocked.count > Number(MOST)
    ? html`<p><a href=${stocked.href}>${t("stock-here-all", { n: stocked.count })}</a></p>`
    : nothing;
