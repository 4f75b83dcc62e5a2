/** What a place is looked at against: the border of its city, and the areas that are drawn there. */

import type { Feature, FeatureCollection, Geometry } from "../../types";
import { ask } from "../api";

export interface Surroundings {
  city: Geometry | null;
  areas: readonly Geometry[];
}

export const NOWHERE: Surroundings = { city: null, areas: [] };

/** The surroundings in a city; `except` is the area that is being drawn. */
export async function surroundingsOf(ags: string, except: string | null): Promise<Surroundings> {
  const [city, areas] = await Promise.all([
    ask<Feature<unknown>>("GET", `/api/collections/cities/items/${encodeURIComponent(ags)}`),
    ask<FeatureCollection<unknown>>("GET", "/api/collections/areas/items", { query: { city_ags: ags } }),
  ]);
  const others = areas.data.features.filter(({ id }) => id !== except);
  return { city: city.data.geometry, areas: others.flatMap(({ geometry }) => geometry ?? []) };
}
