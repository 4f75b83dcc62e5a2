/** Which records a set of filters lets through; map, list, counts and downloads all ask here. Pure. */

import { fold } from "./fold";
import { FILTER_KEYS, type FilterKey, type Filters, type Programme } from "./state";
import type { Area, Office, Project } from "./types";
import { holdsOn, runsIn } from "./when";

/** Where to look up the areas that an office or a project belongs to. */
export type AreaLookup = (id: string) => Area | undefined;

/** Where to look up what belongs to what. */
export interface Relations {
  areaOf: AreaLookup;
  projectsOf(area: Area): readonly Project[];
  officesOf(area: Area): readonly Office[];
}

/** Tell ESF programmes from all others; an unnamed programme counts as ESF only where the area does. */
export function programmeKind(programme: string | null | undefined): Programme | undefined {
  if (!programme) return undefined;
  return programme.startsWith("ESF") ? "esf" : "other";
}

/** What a record must be to be shown. */
export type Test<R> = (record: R) => boolean;

const admits = <T>(wanted: T | undefined, has: (value: T) => boolean): boolean => wanted === undefined || has(wanted);

/** The test for a filter that is set; thousands of records are not asked about the others. */
const asked = <T, R>(wanted: T | undefined, has: (record: R, value: T) => boolean): Test<R>[] =>
  wanted === undefined ? [] : [(record) => has(record, wanted)];

const passesAll =
  <R>(tests: readonly Test<R>[]): Test<R> =>
  (record) =>
    tests.every((test) => test(record));

const alternatives = new Map<string, ReadonlySet<string>>();

/** The folded texts that a value stands for: its parts between commas, and the whole, which is a text too. */
export function alternativesOf(wanted: string): ReadonlySet<string> {
  const found = alternatives.get(wanted) ?? new Set([wanted, ...wanted.split(",")].map(fold).filter(Boolean));
  alternatives.set(wanted, found);
  return found;
}

/** As the API compares: without case and umlauts, and with a comma between alternatives. */
export const sameText = (value: string | null, wanted: string): boolean =>
  value !== null && alternativesOf(wanted).has(fold(value));

type Joined = Pick<Area, "region" | "city_ags" | "kreis" | "manager_id">;

const joined = (filters: Filters): Test<Joined>[] => [
  ...asked(filters.region, (record: Joined, region) => record.region === region),
  ...asked(filters.kreis, (record: Joined, kreis) => sameText(record.kreis, kreis)),
  ...asked(filters.city_ags, (record: Joined, ags) => record.city_ags === ags),
  ...asked(filters.manager_id, (record: Joined, id) => record.manager_id === id),
];

/** True where a filter asks for a fact that only projects have. */
export const asksForProjects = ({ cost_min, cost_max, year }: Filters): boolean =>
  cost_min !== undefined || cost_max !== undefined || year !== undefined;

/** True where a carrier has an office in the area on the chosen day. */
export const hasOfficeOf = (area: Area, carrier: string, { datetime }: Filters, { officesOf }: Relations): boolean =>
  officesOf(area).some(
    (office) => sameText(office.carrier, carrier) && admits(datetime, (day) => holdsOn(office, day)),
  );

/** Carrier, cost and year are facts of projects: an area passes with a project (or a carrier's office) that is shown. */
function withShown(filters: Filters, relations: Relations): Test<Area>[] {
  const { carrier } = filters;
  if (carrier === undefined && !asksForProjects(filters)) return [];
  const isShown = projectTest(filters, relations.areaOf);
  const isCarried = (area: Area): boolean =>
    carrier !== undefined && !asksForProjects(filters) && hasOfficeOf(area, carrier, filters, relations);
  return [(area) => relations.projectsOf(area).some(isShown) || isCarried(area)];
}

/** A test for areas. */
export const areaTest = (filters: Filters, relations: Relations): Test<Area> =>
  passesAll([
    ...joined(filters),
    ...asked(filters.period, (area: Area, period) => area.periods.includes(period)),
    ...asked(filters.status, (area: Area, status) => area.status === status),
    ...asked(filters.programme, (area: Area, kind) => programmeKind(area.programme) === kind),
    ...asked(filters.theme, (area: Area, theme) => (area.counts.themes[theme] ?? 0) > 0),
    ...asked(filters.datetime, holdsOn),
    ...withShown(filters, relations),
  ]);

/** A test for projects: all from their own facts, but the status from their area. */
export function projectTest(filters: Filters, areaOf: AreaLookup): Test<Project> {
  const areaOfOne = ({ area_id }: Project): Area | undefined => (area_id ? areaOf(area_id) : undefined);
  const kindOf = (project: Project): Programme | undefined =>
    programmeKind(project.programme ?? areaOfOne(project)?.programme);
  return passesAll([
    ...joined(filters),
    ...asked(filters.period, (project: Project, period) => project.period === period),
    ...asked(filters.theme, (project: Project, theme) => project.theme === theme),
    ...asked(filters.programme, (project: Project, kind) => kindOf(project) === kind),
    ...asked(filters.status, (project: Project, status) => areaOfOne(project)?.status === status),
    ...asked(filters.carrier, (project: Project, carrier) => sameText(project.carrier, carrier)),
    ...asked(filters.cost_min, ({ cost_total_eur: cost }: Project, least) => cost !== null && cost >= least),
    ...asked(filters.cost_max, ({ cost_total_eur: cost }: Project, most) => cost !== null && cost <= most),
    ...asked(filters.year, runsIn),
    ...asked(filters.datetime, holdsOn),
  ]);
}

/** A test for offices: programme, carrier and days are their own; the rest is that of the areas they work for. */
export function officeTest(filters: Filters, relations: Relations): Test<Office> {
  const { carrier, ...ofProjects } = filters;
  const areasOf = ({ area_ids }: Office): Area[] => area_ids.map(relations.areaOf).filter((area) => area !== undefined);
  const isOfShown = asksForProjects(filters) ? withShown(ofProjects, relations) : [];
  return passesAll([
    ...joined(filters),
    ...asked(filters.period, (office: Office, period) => areasOf(office).some((area) => area.periods.includes(period))),
    ...asked(filters.theme, (office: Office, theme) =>
      areasOf(office).some((area) => (area.counts.themes[theme] ?? 0) > 0),
    ),
    ...asked(filters.status, (office: Office, status) => areasOf(office).some((area) => area.status === status)),
    ...asked(
      filters.programme,
      (office: Office, kind) => programmeKind(office.programme ?? areasOf(office)[0]?.programme) === kind,
    ),
    ...asked(carrier, (office: Office, wanted) => sameText(office.carrier, wanted)),
    ...asked(filters.datetime, holdsOn),
    ...isOfShown.map(
      (test): Test<Office> =>
        (office) =>
          areasOf(office).some(test),
    ),
  ]);
}

/** The filters that are set, in the order of the form. */
export const activeKeys = (filters: Filters): FilterKey[] => FILTER_KEYS.filter((key) => filters[key] !== undefined);

/** How many filters are set. */
export const activeCount = (filters: Filters): number => activeKeys(filters).length;

/** The filters but one. */
export function without(filters: Filters, key: FilterKey): Filters {
  const { [key]: _, ...others } = filters;
  return others;
}
