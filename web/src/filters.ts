/** Which records a set of filters lets through; map, list and counts all ask here. Pure. */

import type { Filters, Programme } from "./state";
import type { Area, Office, Project } from "./types";

/** Where to look up the areas that an office or a project belongs to. */
export type AreaLookup = (id: string) => Area | undefined;

/** Tell ESF programmes from all others; an unnamed programme counts as ESF only where the area does. */
export function programmeKind(programme: string | null | undefined): Programme | undefined {
  if (!programme) return undefined;
  return programme.startsWith("ESF") ? "esf" : "other";
}

const admits = <T>(wanted: T | undefined, has: (value: T) => boolean): boolean => wanted === undefined || has(wanted);

/** A test for one area. */
export function areaPasses(area: Area, filters: Filters): boolean {
  return (
    admits(filters.region, (region) => area.region === region) &&
    admits(filters.city_ags, (ags) => area.city_ags === ags) &&
    admits(filters.period, (period) => area.periods.includes(period)) &&
    admits(filters.status, (status) => area.status === status) &&
    admits(filters.programme, (kind) => programmeKind(area.programme) === kind) &&
    admits(filters.theme, (theme) => (area.counts.themes[theme] ?? 0) > 0)
  );
}

const isJoined = (record: { region: string | null; city_ags: string }, filters: Filters): boolean =>
  admits(filters.region, (region) => record.region === region) &&
  admits(filters.city_ags, (ags) => record.city_ags === ags);

/** A test for one project: its own period, theme and programme, and the status of its area. */
export function projectPasses(project: Project, filters: Filters, areaOf: AreaLookup): boolean {
  const area = project.area_id ? areaOf(project.area_id) : undefined;
  return (
    isJoined(project, filters) &&
    admits(filters.period, (period) => project.period === period) &&
    admits(filters.theme, (theme) => project.theme === theme) &&
    admits(filters.programme, (kind) => programmeKind(project.programme ?? area?.programme) === kind) &&
    admits(filters.status, (status) => area?.status === status)
  );
}

/** A test for one office: its own programme; period, status and theme are those of the areas it works for. */
export function officePasses(office: Office, filters: Filters, areaOf: AreaLookup): boolean {
  const areas = office.area_ids.map(areaOf).filter((area) => area !== undefined);
  const some = (test: (area: Area) => boolean): boolean => areas.some(test);
  return (
    isJoined(office, filters) &&
    admits(filters.period, (period) => some((area) => area.periods.includes(period))) &&
    admits(filters.theme, (theme) => some((area) => (area.counts.themes[theme] ?? 0) > 0)) &&
    admits(filters.status, (status) => some((area) => area.status === status)) &&
    admits(filters.programme, (kind) => programmeKind(office.programme ?? areas[0]?.programme) === kind)
  );
}

/** How many filters are set. */
export function activeCount(filters: Filters): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}

/** For each value of one filter, how many records would remain with all other filters as they are. */
export function facet<K extends keyof Filters>(
  key: K,
  values: readonly NonNullable<Filters[K]>[],
  filters: Filters,
  count: (filters: Filters) => number,
): Map<NonNullable<Filters[K]>, number> {
  return new Map(values.map((value) => [value, count({ ...filters, [key]: value })]));
}
