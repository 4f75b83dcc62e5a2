/** What is chosen comes into view on the map. */

import type { Atlas } from "./atlas";
import type { AtlasMap } from "./map";
import type { Filters, Selection } from "./state";
import { boxOf } from "./title";
import type { LonLat } from "./types";

const POINT_ZOOM = 14;
const PLACE_ZOOM = 13.5;

/** Choosing a city in the filters, or by a link, is a wish to see it. */
export function revealCity(map: AtlasMap, atlas: Atlas, { city_ags }: Filters): void {
  const city = city_ags && atlas.cities.get(city_ags);
  if (city) map.reveal(city.box, true);
}

/** Bring a selection into view; false where nobody knows where it is. */
export function reveal(map: AtlasMap, atlas: Atlas, selection: Selection, isAlways: boolean): boolean {
  const box = boxOf(atlas, selection);
  if (!box) return false;
  const isPoint = box[0] === box[2] && box[1] === box[3];
  if (isPoint) map.approach([box[0], box[1]], selection.kind === "place" ? PLACE_ZOOM : POINT_ZOOM);
  else map.reveal(box, isAlways);
  return true;
}

/** Bring a selection into view where that is not known, but its position is: of a stock the search knows more. */
export function approach(map: AtlasMap, atlas: Atlas, selection: Selection, position: LonLat): void {
  if (!boxOf(atlas, selection)) map.approach(position, POINT_ZOOM);
}
