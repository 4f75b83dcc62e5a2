/** What a selection is called, and where on the map it lies. */

import type { Atlas, Placed } from "./atlas";
import { boxAround } from "./geo";
import type { Selection } from "./state";
import { t } from "./texts";
import type { Area, Box, LonLat } from "./types";

/** The areas of a comparison; null where nothing is compared, or with something that does not exist. */
export function pairOf(atlas: Atlas, selection: Selection | null): readonly [Placed<Area>, Placed<Area>] | null {
  if (selection?.kind !== "area" || selection.compare === undefined) return null;
  const [a, b] = [atlas.areas.get(selection.id), atlas.areas.get(selection.compare)];
  return a && b ? [a, b] : null;
}

/** Its name, for the panel's heading and the page's title; null where it does not exist. */
export function titleOf(atlas: Atlas, selection: Selection): string | null {
  const pair = pairOf(atlas, selection);
  if (pair) return t("compare-title", { a: pair[0].record.name, b: pair[1].record.name });
  switch (selection.kind) {
    case "area":
      return atlas.areas.get(selection.id)?.record.name ?? null;
    case "project":
      return atlas.project(selection.id)?.record.title ?? null;
    case "office":
      return atlas.offices.get(selection.id)?.record.name ?? null;
    case "city":
      return atlas.cities.get(selection.id)?.record.name ?? null;
    case "place":
      return selection.label ?? t("place-title");
    case "group":
      return t("kinds-group");
  }
}

/** The box of a selection; null where it does not exist. */
export function boxOf(atlas: Atlas, selection: Selection): Box | null {
  if (selection.kind === "place" || selection.kind === "group") return boxAround([selection.position]);
  const pair = pairOf(atlas, selection);
  if (pair)
    return boxAround(
      pair.flatMap(({ box: [west, south, east, north] }): LonLat[] => [
        [west, south],
        [east, north],
      ]),
    );
  const { areas, offices, cities } = atlas;
  if (selection.kind === "city") return cities.get(selection.id)?.box ?? null;
  if (selection.kind === "project") return atlas.project(selection.id)?.box ?? null;
  return { area: areas, office: offices }[selection.kind].get(selection.id)?.box ?? null;
}
