/** How an area looks: from its facts to CSS classes and a fill pattern; pure, colours live in the style sheet. */

import { programmeKind } from "../filters";
import type { Area, AreaStatus, Precision } from "../types";

export type Fill = "tint" | "lines" | "hollow" | "dots" | "hatch";

const BY_STATUS: Record<AreaStatus, Fill> = { approved: "tint", applied: "lines", unknown: "lines", former: "hollow" };

/** The fill tells the status; other programmes and whole municipalities have patterns of their own. */
export function fillOf(area: Pick<Area, "programme" | "status" | "geometry_quality">): Fill {
  if (programmeKind(area.programme) === "other") return "dots";
  if (area.geometry_quality === "municipality") return "hatch";
  return BY_STATUS[area.status];
}

/** The CSS classes of an area's path. */
export function areaClasses(area: Pick<Area, "programme" | "status" | "geometry_quality" | "region">): string {
  const region = area.region ?? "none";
  return `area area-${region} area-${area.geometry_quality} area-fill-${fillOf(area)}`;
}

/** The reference to a pattern in the page's own SVG, or none for plain fills. */
export function patternOf(
  area: Pick<Area, "programme" | "status" | "geometry_quality" | "region">,
): string | undefined {
  const fill = fillOf(area);
  return fill === "tint" || fill === "hollow" ? undefined : `url(#pattern-${area.region ?? "none"}-${fill})`;
}

/** True where a point only stands for an area or a town. */
export function isWeak(precision: Precision): boolean {
  return precision === "area" || precision === "city";
}
