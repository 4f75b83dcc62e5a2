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

const admits = <T>(wanted: T | undefined, has: (value: T) => boolean): boolean => wanted === undefined || has(wanted);

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

const isJoined = (record: Joined, filters: Filters): boolean =>
  admits(filters.region, (region) => record.region === region) &&
  admits(filters.kreis, (kreis) => sameText(record.kreis, kreis)) &&
  admits(filters.city_ags, (ags) => record.city_ags === ags) &&
  admits(filters.manager_id, (id) => record.manager_id === id);

/** True where a filter asks for a fact that only projects have. */
export const asksForProjects = ({ cost_min, cost_max, year }: Filters): boolean =>
  cost_min !== undefined || cost_max !== undefined || year !== undefined;

/** True where a carrier has an office in the area on the chosen day. */
export const hasOfficeOf = (area: Area, carrier: string, { datetime }: Filters, { officesOf }: Relations): boolean =>
  officesOf(area).some(
    (office) => sameText(office.carrier, carrier) && admits(datetime, (day) => holdsOn(office, day)),
  );

/** Carrier, cost and year are facts of projects: an area passes with a project (or a carrier's office) that is shown. */
function hasShown(area: Area, filters: Filters, relations: Relations): boolean {
  const { carrier } = filters;
  if (carrier === undefined && !asksForProjects(filters)) return true;
  if (relations.projectsOf(area).some((project) => projectPasses(project, filters, relations.areaOf))) return true;
  return carrier !== undefined && !asksForProjects(filters) && hasOfficeOf(area, carrier, filters, relations);
}

/** A test for one area. */
export function areaPasses(area: Area, filters: Filters, relations: Relations): boolean {
  return (
    isJoined(area, filters) &&
    admits(filters.period, (period) => area.periods.includes(period)) &&
    admits(filters.status, (status) => area.status === status) &&
    admits(filters.programme, (kind) => programmeKind(area.programme) === kind) &&
    admits(filters.theme, (theme) => (area.counts.themes[theme] ?? 0) > 0) &&
    admits(filters.datetime, (day) => holdsOn(area, day)) &&
    hasShown(area, filters, relations)
  );
}

const costs = ({ cost_total_eur: cost }: Project, { cost_min, cost_max }: Filters): boolean =>
  admits(cost_min, (least) => cost !== null && cost >= least) &&
  admits(cost_max, (most) => cost !== null && cost <= most);

/** A test for one project: all from its own facts, but the status from its area. */
export function projectPasses(project: Project, filters: Filters, areaOf: AreaLookup): boolean {
  const area = project.area_id ? areaOf(project.area_id) : undefined;
  return (
    isJoined(project, filters) &&
    admits(filters.period, (period) => project.period === period) &&
    admits(filters.theme, (theme) => project.theme === theme) &&
    admits(filters.programme, (kind) => programmeKind(project.programme ?? area?.programme) === kind) &&
    admits(filters.status, (status) => area?.status === status) &&
    admits(filters.carrier, (carrier) => sameText(project.carrier, carrier)) &&
    costs(project, filters) &&
    admits(filters.year, (year) => runsIn(project, year)) &&
    admits(filters.datetime, (day) => holdsOn(project, day))
  );
}

/** A test for one office: programme, carrier and days are its own; the rest is that of the areas it works for. */
export function officePasses(office: Office, filters: Filters, relations: Relations): boolean {
  const areas = office.area_ids.map(relations.areaOf).filter((area) => area !== undefined);
  const some = (test: (area: Area) => boolean): boolean => areas.some(test);
  const { carrier, ...ofProjects } = filters;
  return (
    isJoined(office, filters) &&
    admits(filters.period, (period) => some((area) => area.periods.includes(period))) &&
    admits(filters.theme, (theme) => some((area) => (area.counts.themes[theme] ?? 0) > 0)) &&
    admits(filters.status, (status) => some((area) => area.status === status)) &&
    admits(filters.programme, (kind) => programmeKind(office.programme ?? areas[0]?.programme) === kind) &&
    admits(carrier, (wanted) => sameText(office.carrier, wanted)) &&
    admits(filters.datetime, (day) => holdsOn(office, day)) &&
    (!asksForProjects(filters) || some((area) => hasShown(area, ofProjects, relations)))
  );
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
