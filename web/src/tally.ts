/** How many records each value of a filter would leave, in one pass over the records; judged as filters.ts does. Pure. */

import type { Atlas } from "./atlas";
import {
  alternativesOf,
  areaTest,
  asksForProjects,
  hasOfficeOf,
  officeTest,
  programmeKind,
  projectTest,
  type Test,
  without,
} from "./filters";
import { fold } from "./fold";
import type { FilterKey, Filters } from "./state";
import type { Area, Office, Project, Theme } from "./types";
import { holdsOn, runsIn } from "./when";

/** The filters that are chosen from a list. */
export type ChoiceKey = Exclude<FilterKey, "datetime" | "cost_min" | "cost_max">;

type Said = readonly (string | null | undefined)[];
/** Each value once. */
type Values = readonly string[] | ReadonlySet<string>;

const NOTHING: Values = [];
const themesOf = ({ counts }: Area): Theme[] =>
  (Object.keys(counts.themes) as Theme[]).filter((theme) => (counts.themes[theme] ?? 0) > 0);

function both(some: Values, others: ReadonlySet<string>): Values {
  return [...some].filter((value) => others.has(value));
}

/** What is counted, and what is asked of it. */
type Counted = Pick<Atlas, "areas" | "projects" | "offices" | "relations" | "manager" | "shown">;
type InCity = Pick<Area, "city_ags">;

/** Counts for one filter beside the others: for each record, the values of the filter that would let it through. */
class Tally {
  readonly #key: ChoiceKey;
  readonly #values: readonly string[];
  readonly #others: Filters;
  /** A manager of a chosen day is not asked of the records, but of their cities. */
  readonly #manager: string | undefined;
  readonly #atlas: Counted;
  readonly #askers: ReadonlyMap<string, readonly string[]>;
  readonly #isShown: { project: Test<Project>; area: Test<Area>; office: Test<Office> };
  /** For offices, which are asked for their own carrier: projects of any. */
  readonly #isOfAnyCarrier: Test<Project>;
  /** The values of years by the dates that projects have. */
  readonly #years = new Map<string, Values>();

  constructor(key: ChoiceKey, values: readonly string[], filters: Filters, atlas: Counted) {
    const others = without(filters, key);
    const isPast = filters.datetime !== undefined;
    this.#key = key;
    this.#values = values;
    this.#others = isPast ? without(others, "manager_id") : others;
    this.#manager = isPast ? others.manager_id : undefined;
    this.#atlas = atlas;
    this.#askers = this.#asked();
    const { relations } = atlas;
    this.#isShown = {
      project: projectTest(this.#others, relations.areaOf),
      area: areaTest(this.#others, relations),
      office: officeTest(this.#others, relations),
    };
    this.#isOfAnyCarrier = projectTest(without(this.#others, "carrier"), relations.areaOf);
  }

  /** From what a record may say to the values that ask for it: for names there may be several. */
  #asked(): Map<string, string[]> {
    const isName = this.#key === "kreis" || this.#key === "carrier";
    const askers = new Map<string, string[]>();
    for (const value of this.#values) {
      for (const said of isName ? alternativesOf(value) : [value]) {
        askers.set(said, [...(askers.get(said) ?? []), value]);
      }
    }
    return askers;
  }

  /** The values that ask for what a record says; most say one thing, of which no two lists have to be made one. */
  #asking(said: Said): Values {
    return said.length === 1 ? this.#askersOf(said[0]) : new Set(said.flatMap((one) => this.#askersOf(one)));
  }

  #askersOf(said: string | null | undefined): readonly string[] {
    if (said == null) return [];
    const isName = this.#key === "kreis" || this.#key === "carrier";
    return this.#askers.get(isName ? fold(said) : said) ?? [];
  }

  /** For every record the values that would let it through. */
  *letThrough(): Generator<string> {
    const { areas, projects, offices } = this.#atlas;
    for (const { record } of projects.values()) if (this.#isTheirs(record)) yield* this.#ofProject(record);
    for (const { record } of areas.values()) if (this.#isTheirs(record)) yield* this.#ofArea(record);
    for (const { record } of offices.values()) if (this.#isTheirs(record)) yield* this.#ofOffice(record);
  }

  #isTheirs({ city_ags }: InCity): boolean {
    return this.#manager === undefined || this.#atlas.manager(city_ags, this.#others.datetime)?.id === this.#manager;
  }

  #ofProject(project: Project, isShown = this.#isShown.project): Values {
    if (!isShown(project)) return NOTHING;
    return this.#key === "year" ? this.#yearsOf(project) : this.#asking(this.#saidByProject(project, this.#key));
  }

  #yearsOf(project: Project): Values {
    const dates = `${project.start} ${project.end}`;
    const found = this.#years.get(dates) ?? this.#values.filter((year) => runsIn(project, Number(year)));
    this.#years.set(dates, found);
    return found;
  }

  #saidByProject(project: Project, key: Exclude<ChoiceKey, "year">): Said {
    const area = project.area_id ? this.#atlas.relations.areaOf(project.area_id) : undefined;
    if (key === "status") return [area?.status];
    return [key === "programme" ? programmeKind(project.programme ?? area?.programme) : project[key]];
  }

  /** The values with which at least one project of an area is shown. */
  #ofProjects(area: Area, isShown = this.#isShown.project): ReadonlySet<string> {
    const found = new Set<string>();
    for (const project of this.#atlas.relations.projectsOf(area)) {
      for (const value of this.#ofProject(project, isShown)) found.add(value);
    }
    return found;
  }

  #ofArea(area: Area): Values {
    if (!this.#isShown.area(area)) return NOTHING;
    if (this.#key === "year") return this.#ofProjects(area);
    if (this.#key === "carrier") return this.#carriersOf(area);
    const own = this.#asking(saidByArea(area, this.#key));
    const isFree = !asksForProjects(this.#others) && this.#isCarried(area);
    return isFree ? own : both(own, this.#ofProjects(area));
  }

  /** True where no carrier is asked for, or one that has an office in the area. */
  #isCarried(area: Area): boolean {
    return (
      this.#others.carrier === undefined || hasOfficeOf(area, this.#others.carrier, this.#others, this.#atlas.relations)
    );
  }

  #carriersOf(area: Area): Values {
    const { datetime: day } = this.#others;
    const offices = asksForProjects(this.#others) ? [] : this.#atlas.relations.officesOf(area);
    const held = offices.filter((office) => day === undefined || holdsOn(office, day));
    const theirs = this.#asking(held.map((office) => office.carrier));
    return new Set([...this.#ofProjects(area), ...theirs]);
  }

  #ofOffice(office: Office): Values {
    if (!this.#isShown.office(office)) return NOTHING;
    const areas = office.area_ids.flatMap((id) => this.#atlas.relations.areaOf(id) ?? []);
    const own = this.#key === "year" ? null : this.#asking(saidByOffice(office, areas, this.#key));
    if (own && (this.#key === "carrier" || !asksForProjects(this.#others))) return own;
    const shown = new Set(areas.flatMap((area) => [...this.#ofProjects(area, this.#isOfAnyCarrier)]));
    return own ? both(own, shown) : shown;
  }
}

function saidByArea(area: Area, key: Exclude<ChoiceKey, "year" | "carrier">): Said {
  if (key === "period") return area.periods;
  if (key === "theme") return themesOf(area);
  return [key === "programme" ? programmeKind(area.programme) : area[key]];
}

function saidByOffice(office: Office, areas: readonly Area[], key: Exclude<ChoiceKey, "year">): Said {
  switch (key) {
    case "period":
      return areas.flatMap((area) => area.periods);
    case "theme":
      return areas.flatMap(themesOf);
    case "status":
      return areas.map((area) => area.status);
    case "programme":
      return [programmeKind(office.programme ?? areas[0]?.programme)];
    default:
      return [office[key]];
  }
}

/** The managers that the cities of the shown records had on a day. */
function managersOn(day: string, atlas: Counted, filters: Filters): string[] {
  const { areas, projects, offices } = atlas.shown(without(filters, "manager_id"));
  const cities: readonly { record: InCity }[] = [...areas, ...projects, ...offices];
  return cities.flatMap(({ record }) => atlas.manager(record.city_ags, day)?.id ?? []);
}

/** For each value of one filter, how many records would remain with all other filters as they are. */
export function tally(
  atlas: Counted,
  key: ChoiceKey,
  values: readonly string[],
  filters: Filters,
): Map<string, number> {
  const counts = new Map(values.map((value) => [value, 0]));
  const day = filters.datetime;
  const isPast = key === "manager_id" && day !== undefined;
  const found = isPast ? managersOn(day, atlas, filters) : new Tally(key, values, filters, atlas).letThrough();
  for (const value of found) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
