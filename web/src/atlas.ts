/** The loaded atlas: all records by id, what belongs to what, and which of them the filters show. */

import { areaTest, officeTest, projectTest, type Relations, type Test, without } from "./filters";
import { boxesTouch, boxHolds, boxOf, distance, positionOf } from "./geo";
import { Responsible } from "./responsible";
import type { Filters } from "./state";
import type {
  Area,
  Assignment,
  Box,
  City,
  Feature,
  FeatureCollection,
  LonLat,
  Manager,
  Office,
  Project,
} from "./types";
import { spansOf, type Timed } from "./when";

/** A record with its shape, ready to be drawn. */
export interface Placed<P> {
  record: P;
  feature: Feature<P>;
  point: LonLat;
  box: Box;
}

export interface Shown {
  areas: Placed<Area>[];
  projects: Placed<Project>[];
  offices: Placed<Office>[];
}

export interface Layers {
  areas: FeatureCollection<Area>;
  projects: FeatureCollection<Project>;
  offices: FeatureCollection<Office>;
  cities: FeatureCollection<City>;
}

/** How near points must lie to count as one spot: about the width of a house. */
const SAME_SPOT_M = 20;

const german = new Intl.Collator("de", { numeric: true });

/** Sort by city, then by name; the cities are compared once and not with every pair of records. */
function byCityThen<P extends { city_name: string }>(placed: Placed<P>[], name: (record: P) => string): Placed<P>[] {
  const cities = [...new Set(placed.map(({ record }) => record.city_name))].sort(german.compare);
  const ranks = new Map(cities.map((city, rank) => [city, rank]));
  const rank = ({ record }: Placed<P>): number => ranks.get(record.city_name) ?? 0;
  return placed.sort((a, b) => rank(a) - rank(b) || german.compare(name(a.record), name(b.record)));
}

function place<P>(feature: Feature<P>, fallback: LonLat | null): Placed<P>[] {
  const point = fallback ?? positionOf(feature.geometry);
  if (!point) return [];
  return [
    {
      record: feature.properties,
      feature,
      point,
      box: feature.bbox ?? boxOf(feature.geometry) ?? [...point, ...point],
    },
  ];
}

const indexed = <P>(placed: Placed<P>[], key: (record: P) => string): Map<string, Placed<P>> =>
  new Map(placed.map((one) => [key(one.record), one]));

const recordsOf = <P>(from: ReadonlyMap<string, Placed<P>>): P[] => [...from.values()].map((one) => one.record);

const passing = <P>(from: ReadonlyMap<string, Placed<P>>, test: Test<P>): Placed<P>[] =>
  [...from.values()].filter((one) => test(one.record));

function byArea<P>(records: readonly P[], areasOf: (record: P) => readonly string[]): Map<string, P[]> {
  const found = new Map<string, P[]>();
  for (const record of records) {
    for (const id of areasOf(record)) {
      const others = found.get(id);
      if (others) others.push(record);
      else found.set(id, [record]);
    }
  }
  return found;
}

/** What is of a city, in the order of the records. */
export const ofCity = <P extends { city_ags: string }>(from: ReadonlyMap<string, Placed<P>>, ags: string): P[] =>
  recordsOf(from).filter((record) => record.city_ags === ags);

export class Atlas {
  readonly areas: ReadonlyMap<string, Placed<Area>>;
  readonly projects: ReadonlyMap<string, Placed<Project>>;
  readonly offices: ReadonlyMap<string, Placed<Office>>;
  readonly cities: ReadonlyMap<string, Placed<City>>;
  /** When the facts were last gathered (ISO, perhaps only a month). */
  readonly factsAsOf: string | undefined;
  readonly relations: Relations;
  /** How many projects there are that the layers leave out. */
  readonly stock: number;
  /** Those of them that were opened. */
  readonly #opened = new Map<string, Placed<Project>>();
  #responsible: Responsible | null = null;

  constructor(layers: Layers) {
    const id = (record: { id: string }): string => record.id;
    const areas = layers.areas.features.flatMap((one) => place(one, one.properties.point));
    const projects = layers.projects.features.flatMap((one) => place(one, null));
    const offices = layers.offices.features.flatMap((one) => place(one, null));
    const cities = layers.cities.features.flatMap((one) => place(one, one.properties.centre));
    this.areas = indexed(
      byCityThen(areas, (area) => area.name),
      id,
    );
    this.projects = indexed(
      byCityThen(projects, (project) => project.title),
      id,
    );
    this.offices = indexed(
      byCityThen(offices, (office) => office.name),
      id,
    );
    this.cities = indexed(
      cities.sort((a, b) => german.compare(a.record.name, b.record.name)),
      (city) => city.ags,
    );
    this.factsAsOf = layers.areas.facts_as_of;
    this.stock = layers.projects.stock ?? 0;
    this.relations = this.#related();
  }

  /** Take note of a project of the stock that is opened. */
  welcome(feature: Feature<Project>): void {
    for (const one of place(feature, null)) this.#opened.set(one.record.id, one);
  }

  /** Where a project of the stock lies that was opened; null for all others. */
  stocked(id: string): LonLat | null {
    return this.projects.has(id) ? null : (this.#opened.get(id)?.point ?? null);
  }

  /** A project of the layers, or one of the stock that was opened. */
  project(id: string): Placed<Project> | undefined {
    return this.projects.get(id) ?? this.#opened.get(id);
  }

  /** What belongs to what, looked up once: the counts of the filters ask for it thousands of times. */
  #related(): Relations {
    const projects = byArea(recordsOf(this.projects), ({ area_id }) => (area_id ? [area_id] : []));
    const offices = byArea(recordsOf(this.offices), ({ area_ids }) => area_ids);
    return {
      areaOf: (id) => this.areas.get(id)?.record,
      projectsOf: (area) => projects.get(area.id) ?? [],
      officesOf: (area) => offices.get(area.id) ?? [],
    };
  }

  /** Take note of who was responsible when, which only a chosen day asks for. */
  learn(assignments: readonly Assignment[]): void {
    this.#responsible = new Responsible(assignments);
  }

  /** Who is responsible for a city, or was on a day; null if that is not known, undefined before it is learned. */
  manager(ags: string, day: string | undefined): Manager | null | undefined {
    return day === undefined ? (this.cities.get(ags)?.record.manager ?? null) : this.#responsible?.on(ags, day);
  }

  /** The records that the filters let through, sorted by city and name; a manager stands for the cities of that day. */
  shown(filters: Filters, day = filters.datetime): Shown {
    const manager = filters.manager_id;
    if (manager === undefined || day === undefined) return this.#passing(filters);
    const { areas, projects, offices } = this.#passing(without(filters, "manager_id"));
    const isTheirs = ({ record }: { record: { city_ags: string } }): boolean =>
      this.manager(record.city_ags, day)?.id === manager;
    return { areas: areas.filter(isTheirs), projects: projects.filter(isTheirs), offices: offices.filter(isTheirs) };
  }

  #passing(filters: Filters): Shown {
    const relations = this.relations;
    return {
      areas: passing(this.areas, areaTest(filters, relations)),
      projects: passing(this.projects, projectTest(filters, relations.areaOf)),
      offices: passing(this.offices, officeTest(filters, relations)),
    };
  }

  /** What a chosen day leaves out only because nothing is known about its time. */
  untimed(filters: Filters): Shown {
    if (filters.datetime === undefined) return { areas: [], projects: [], offices: [] };
    const { areas, projects, offices } = this.shown(without(filters, "datetime"), filters.datetime);
    const isUntimed = ({ record }: { record: Timed }): boolean => spansOf(record).length === 0;
    return {
      areas: areas.filter(isUntimed),
      projects: projects.filter(isUntimed),
      offices: offices.filter(isUntimed),
    };
  }

  /** The records in the order of the ids given; unknown ids are left out. */
  pick<P>(from: ReadonlyMap<string, Placed<P>>, ids: readonly string[]): P[] {
    return ids.flatMap((id) => from.get(id)?.record ?? []);
  }
}

/** What of the shown lies in a box. */
export function within(shown: Shown, box: Box): Shown {
  return {
    areas: shown.areas.filter((one) => boxesTouch(one.box, box)),
    projects: shown.projects.filter((one) => boxHolds(box, one.point)),
    offices: shown.offices.filter((one) => boxHolds(box, one.point)),
  };
}

/** What of the shown sits at one spot; areas only where they have no shape of their own. */
export function atSpot(shown: Shown, spot: LonLat): Shown {
  const here = (one: { point: LonLat }): boolean => distance(one.point, spot) <= SAME_SPOT_M;
  return {
    areas: shown.areas.filter((one) => one.feature.geometry === null && here(one)),
    projects: shown.projects.filter(here),
    offices: shown.offices.filter(here),
  };
}
