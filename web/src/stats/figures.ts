/** Counts and sums of what is shown, by group; the same rules as the API's (atlas/stats.py). Pure. */

import type { Atlas, Placed, Shown } from "../atlas";
import type { By, Measure } from "../state";
import type { Area, Office, Project } from "../types";
import { runsIn } from "../when";

/** The figures of a group; a sum goes with the number of projects whose amount is known. */
export interface Figures {
  cities: number;
  areas: number;
  projects: number;
  offices: number;
  cost_total_eur: number;
  cost_known: number;
  eu_amount_eur: number;
  eu_known: number;
}

export interface Row {
  key: string;
  figures: Figures;
}

/** Groups in order of key, the figures of all records, and those of the records that are in no group. */
export interface Table {
  rows: Row[];
  total: Figures;
  rest: Figures;
}

/** What is grouped together; areas, projects and offices tell apart by what they have. */
type Counted = Area | Project | Office;
type Kind = "areas" | "projects" | "offices";
type Keys = (record: Counted) => readonly string[];

class Group {
  readonly #cities = new Set<string>();
  readonly #counts = { areas: 0, projects: 0, offices: 0 };
  readonly #sums = { cost_total_eur: 0, cost_known: 0, eu_amount_eur: 0, eu_known: 0 };

  add(kind: Kind, record: Counted): void {
    this.#cities.add(record.city_ags);
    this.#counts[kind] += 1;
    if (kind !== "projects") return;
    const { cost_total_eur: cost, eu_amount_eur: share } = record as Project;
    if (cost !== null) {
      this.#sums.cost_total_eur += cost;
      this.#sums.cost_known += 1;
    }
    if (share !== null) {
      this.#sums.eu_amount_eur += share;
      this.#sums.eu_known += 1;
    }
  }

  /** Amounts have cents; what adding them up makes of fractions is no part of them. */
  figures(): Figures {
    const { cost_total_eur, eu_amount_eur, ...known } = this.#sums;
    return {
      cities: this.#cities.size,
      ...this.#counts,
      ...known,
      cost_total_eur: Math.round(cost_total_eur * 100) / 100,
      eu_amount_eur: Math.round(eu_amount_eur * 100) / 100,
    };
  }
}

/** The groups of the areas that an office works for or a project belongs to; an area has its own. */
function throughAreas(atlas: Atlas, keys: (area: Area) => readonly string[]): Keys {
  return (record) => {
    if ("geometry_quality" in record) return keys(record);
    const ids = "area_ids" in record ? record.area_ids : [record.area_id ?? ""];
    return [...new Set(ids.flatMap((id) => atlas.areas.get(id)?.record ?? []).flatMap(keys))];
  };
}

const present = (value: string | null | undefined): readonly string[] => (value ? [value] : []);

/** The years in which a project runs, among those that any project names; areas and offices have none. */
function yearsOf(atlas: Atlas): Keys {
  const named = [...atlas.projects.values()].flatMap(({ record }) => [record.start, record.end]);
  const years = named.flatMap((day) => (day ? Number(day.slice(0, 4)) : []));
  const first = Math.min(...years);
  const all = years.length > 0 ? Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => first + i) : [];
  return (record) => ("theme" in record ? all.filter((year) => runsIn(record, year)).map(String) : []);
}

function keysOf(by: By, atlas: Atlas): Keys {
  switch (by) {
    case "city":
      return ({ city_ags }) => [city_ags];
    case "kreis":
    case "region":
      return (record) => present(record[by]);
    case "period": {
      const ofArea = throughAreas(atlas, ({ periods }) => periods);
      return (record) => ("theme" in record ? present(record.period) : ofArea(record));
    }
    case "theme": {
      const ofArea = throughAreas(atlas, ({ counts }) => Object.keys(counts.themes));
      return (record) => ("theme" in record ? present(record.theme) : ofArea(record));
    }
    case "status":
      return throughAreas(atlas, ({ status }) => [status]);
    case "year":
      return yearsOf(atlas);
  }
}

/** Years without a project keep their place between the others. */
function withGaps(groups: Map<string, Group>): void {
  const years = [...groups.keys()].map(Number);
  for (let year = Math.min(...years); year < Math.max(...years); year += 1) {
    if (!groups.has(String(year))) groups.set(String(year), new Group());
  }
}

/** The figures of what is shown; a record that belongs to several groups counts in each. */
export function tableOf(shown: Shown, by: By, atlas: Atlas): Table {
  const keys = keysOf(by, atlas);
  const groups = new Map<string, Group>();
  const [total, rest] = [new Group(), new Group()];
  for (const kind of ["areas", "projects", "offices"] as const) {
    for (const { record } of shown[kind] as readonly Placed<Counted>[]) {
      const found = keys(record);
      for (const key of found) {
        const group = groups.get(key) ?? new Group();
        groups.set(key, group);
        group.add(kind, record);
      }
      if (found.length === 0) rest.add(kind, record);
      total.add(kind, record);
    }
  }
  if (by === "year") withGaps(groups);
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => ({ key, figures: group.figures() }));
  return { rows, total: total.figures(), rest: rest.figures() };
}

/** The number of projects whose amount is known, where a measure is an amount. */
export function knownOf(figures: Figures, measure: Measure): number | null {
  if (measure === "cost_total_eur") return figures.cost_known;
  return measure === "eu_amount_eur" ? figures.eu_known : null;
}

/** True where a sum is no number at all: there are projects, and not one amount is known. */
export const isUnknown = (figures: Figures, measure: Measure): boolean =>
  figures.projects > 0 && knownOf(figures, measure) === 0;

/** What can be measured: only projects have years. */
export const measuresBy = (by: By, measures: readonly Measure[]): readonly Measure[] =>
  by === "year" ? measures.filter((measure) => measure !== "areas" && measure !== "offices") : measures;
