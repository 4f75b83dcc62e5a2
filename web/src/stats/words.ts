/** The figures in words: names of groups, values with their units, and what has to be known about them. */

import type { Atlas } from "../atlas";
import { brief, count, money } from "../format";
import { AREA_STATUSES, type By, type FilterKey, type Measure, PERIODS, REGIONS } from "../state";
import { isKey, type Key, t } from "../texts";
import type { Class } from "./classes";
import { type Figures, isUnknown, knownOf, type Row } from "./figures";

/** The filter by which one would find a group. */
export const FILTER_OF: Readonly<Record<By, FilterKey>> = {
  theme: "theme",
  kreis: "kreis",
  period: "period",
  year: "year",
  region: "region",
  city: "city_ags",
  status: "status",
};

const MEASURE_WORDS = {
  projects: "list-kinds-projects",
  areas: "list-kinds-areas",
  offices: "list-kinds-offices",
  cities: "footer-cities",
  cost_total_eur: "project-cost",
  eu_amount_eur: "project-eu",
} as const satisfies Record<Measure, Key>;

export const measureWord = (measure: Measure): string => t(MEASURE_WORDS[measure]);

export const isMoney = (measure: Measure): boolean => measure.endsWith("_eur");

/** The name of a group; Kreise and cities have names of their own. */
export function nameOf(by: By, key: string, atlas: Atlas): string {
  if (by === "city") return atlas.cities.get(key)?.record.name ?? key;
  const message = `${by}-${key}`;
  return isKey(message) ? t(message as "theme-other") : key;
}

/** A value as a reader writes it; a sum of nothing known is no zero. */
export function valueText(figures: Figures, measure: Measure): string {
  if (isUnknown(figures, measure)) return t("stats-unknown");
  return isMoney(measure) ? money(figures[measure]) : count(figures[measure]);
}

/** A value short enough for the map. */
export const shortText = (value: number, measure: Measure): string => (isMoney(measure) ? brief(value) : count(value));

/** Of how many projects a sum knows the amount. */
export function knownNote(figures: Figures, measure: Measure): string | undefined {
  const known = knownOf(figures, measure);
  return known === null ? undefined : t("stats-known", { known: count(known), n: figures.projects });
}

/** Which values a class holds. */
export function classText({ from, below }: Class, measure: Measure): string {
  if (from === null)
    return below === null ? t("stats-class-all") : t("stats-class-below", { below: shortText(below, measure) });
  if (below === null) return t("stats-class-from", { from: shortText(from, measure) });
  return t("stats-class-between", { from: shortText(from, measure), below: shortText(below, measure) });
}

const NATURAL: Partial<Record<By, readonly string[]>> = {
  period: PERIODS,
  region: REGIONS,
  status: AREA_STATUSES,
};

/** The rows as one reads them: in their own order where they have one, else the largest first. */
export function inOrder(rows: readonly Row[], by: By, measure: Measure): Row[] {
  if (by === "year") return [...rows];
  const natural = NATURAL[by];
  return [...rows].sort((a, b) =>
    natural ? natural.indexOf(a.key) - natural.indexOf(b.key) : b.figures[measure] - a.figures[measure],
  );
}
