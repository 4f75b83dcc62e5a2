/** The projects of a stock at one spot, of which only the server knows. Loaded where there is a stock. */

import { found } from "../api";
import type { Atlas } from "../atlas";
import { boxText, parametersOf, parted } from "../download";
import type { Filters } from "../state";
import type { LonLat, Project } from "../types";
import { pageHref } from "../words";

/** What a stock has at a spot: its first projects, how many there are with those of the map, and the list of them all. */
export interface Stocked {
  projects: readonly Project[];
  count: number;
  href: string;
}

const MOST = "20";
/** About the width of a house, as for the records of the map. */
const REACH_DEGREES = [0.00029, 0.00018] as const;

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
