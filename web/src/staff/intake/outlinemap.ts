/** The parts of a changed boundary on the ground: loaded for whoever wants to see them. */

import { toPath } from "../../map/lonlat";
import { Ground } from "../edit/ground";
import type { OutlineFeature } from "./data";

/** Draw the parts into a container, and fit the map to them. */
export function drawn(container: HTMLElement, tools: HTMLElement, parts: readonly OutlineFeature[]): Ground {
  const ground = new Ground(container, tools);
  for (const { geometry, properties } of parts)
    toPath(geometry, { className: `outline-${properties.part}`, interactive: false }).addTo(ground.map);
  // All of them are multipolygons, and so is what holds them all.
  const coordinates = parts.flatMap(({ geometry }) => geometry.coordinates as unknown[]);
  ground.fit({ type: "MultiPolygon", coordinates });
  return ground;
}
