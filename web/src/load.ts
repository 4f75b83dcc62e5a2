/** The records of the atlas, fetched; the map and the embedded map both begin here. */

import * as api from "./api";
import { Atlas } from "./atlas";
import { pause } from "./pause";

/** Everything the first view needs, asked for at once. */
export async function loadAtlas(): Promise<Atlas> {
  const [areas, projects, offices, cities] = await Promise.all([
    api.mapLayer<never>("areas"),
    api.mapLayer<never>("projects"),
    api.mapLayer<never>("offices"),
    api.mapLayer<never>("cities"),
  ]);
  await pause();
  return new Atlas({ areas, projects, offices, cities });
}
