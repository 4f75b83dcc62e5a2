/** The names by which things on the map are spoken; pure. */

import type { Shown } from "./atlas";
import { programmeKind } from "./filters";
import { listing } from "./format";
import { aloud, t } from "./texts";
import type { Area, Office, Precision, Project } from "./types";

/** "Gebiet Bautzen-Gesundbrunnen, Bautzen, schematisch, Region Ost, bewilligt" */
export function spokenArea(area: Area): string {
  const words = {
    name: area.name,
    city: area.city_name,
    quality: t(`quality-short-${area.geometry_quality}`),
    region: area.region ? t(`region-${area.region}`) : "",
    status: t(`status-${area.status}`),
  };
  const isOther = programmeKind(area.programme) === "other";
  return aloud(isOther ? t("spoken-area-other", { ...words, programme: area.programme }) : t("spoken-area", words));
}

/** A point that does not stand at its address says so. */
const withWeakness = (what: string, precision: Precision): string =>
  aloud(precision === "address" ? what : t("spoken-weak", { what, precision: t(`precision-${precision}`) }));

export const spokenProject = (project: Project): string =>
  withWeakness(t("spoken-project", { name: project.title, city: project.city_name }), project.precision);

export const spokenOffice = (office: Office): string =>
  withWeakness(t("spoken-office", { name: office.name, city: office.city_name }), office.precision);

export interface Counts {
  areas: number;
  projects: number;
  offices: number;
}

/** "2 Gebiete, 12 Projekte und 1 Büro"; kinds of which there are none are left out. */
export function spokenCounts(counts: Counts): string {
  const parts = (["areas", "projects", "offices"] as const).filter((kind) => counts[kind] > 0);
  return listing(parts.map((kind) => t(`count-${kind}`, { n: counts[kind] })));
}

/** "2 Gebiete", "0 Projekte", "1 Büro": how many of each kind, for a sentence that names them all. */
export const countedKinds = ({ areas, projects, offices }: Shown): Record<keyof Counts, string> => ({
  areas: t("count-areas", { n: areas.length }),
  projects: t("count-projects", { n: projects.length }),
  offices: t("count-offices", { n: offices.length }),
});

/** Where the records of a cluster lie; area and Kreis only where they all share it. */
export interface Whereabouts {
  cities: readonly string[];
  area?: string | undefined;
  kreis?: string | undefined;
}

/** "12 Projekte in Zwickau"; with the area that all of them lie in; of three cities and more the Kreis, or two of them. */
export function spokenCluster(counts: Counts, { area, cities, kreis }: Whereabouts): string {
  const what = spokenCounts(counts);
  const [city] = cities;
  if (area && city && cities.length === 1) return aloud(t("spoken-cluster-area", { what, city, area }));
  if (cities.length <= 2) return aloud(t("spoken-cluster", { what, cities: listing(cities) }));
  if (kreis) return aloud(t("spoken-cluster-kreis", { what, kreis }));
  return aloud(t("spoken-cluster-more", { what, cities: cities.slice(0, 2).join(", ") }));
}
