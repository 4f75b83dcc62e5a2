/** The names by which things on the map are spoken; pure. */

import { programmeKind } from "./filters";
import { listing } from "./format";
import { t } from "./texts";
import type { Area, Office, Precision, Project } from "./types";

/** "Gebiet Bautzen-Gesundbrunnen, Bautzen, schematisch, Region Ost, bewilligt" */
export function spokenArea(area: Area): string {
  const region = area.region ? t.region[area.region] : "";
  const other = programmeKind(area.programme) === "other" ? area.programme : null;
  return (
    t.spoken.area(area.name, area.city_name, t.qualityShort[area.geometry_quality], region) +
    t.spoken.areaStatus(t.status[area.status], other)
  );
}

const weakness = (precision: Precision): string =>
  precision === "address" ? "" : t.spoken.precision(t.precision[precision]);

export const spokenProject = (project: Project): string =>
  t.spoken.project(project.title, project.city_name) + weakness(project.precision);

export const spokenOffice = (office: Office): string =>
  t.spoken.office(office.name, office.city_name) + weakness(office.precision);

export interface Counts {
  areas: number;
  projects: number;
  offices: number;
}

/** "2 Gebiete, 12 Projekte und 1 Büro"; kinds of which there are none are left out. */
export function spokenCounts(counts: Counts): string {
  const parts = (["areas", "projects", "offices"] as const).filter((kind) => counts[kind] > 0);
  return listing(parts.map((kind) => t.count[kind](counts[kind])));
}

/** "12 Projekte in Zwickau" */
export function spokenCluster(counts: Counts, cities: readonly string[]): string {
  return t.spoken.cluster(spokenCounts(counts), cities.slice(0, 2), Math.max(0, cities.length - 2));
}
